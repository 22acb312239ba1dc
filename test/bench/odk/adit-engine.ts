import { answerPaths } from '../../../main/cli/answer-path.ts'
import { isAnswerable, isAttachment, isNumeric } from '../../../shared/checklist/checklist.ts'
import type { GeoPoint, Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Environment } from '../../../shared/engine/form-view.ts'
import { BLANK, type Subject } from './subjects.ts'

/** A form as it stands in one of the engines: each question and repeat by its place, `NAME` or `REPEAT[0].NAME`. */
export type Snapshot = Readonly<Record<string, { readonly relevant: boolean; readonly value: string }>>

/** What another engine has to do to come to the same form: answers, and the number of rows for repeats, in order. */
export type Steps = readonly (readonly [place: string, value: string | readonly string[] | number])[]

/**
 * The form in Adit's engine, blank and filled in, and the steps from the one to the other. `leftOut` are answers that
 * only Adit takes.
 */
export function walkInAdit({ checklist, input }: Subject, environment: Environment) {
  const blank = openForm(checklist, BLANK, environment)
  const complete = openForm(checklist, input, environment)
  // Answers are given one by one: a question with a trigger holds what came last.
  const form = openForm(checklist, { ...input, values: {} }, environment)
  const steps: [string, string | readonly string[] | number][] = Object.entries(input.profile)
  const leftOut: string[] = []
  for (const [path, place] of answerPaths(complete)) {
    const view = complete.view(path)
    if (view?.kind === 'repeat' && !view.counted) steps.push([place, view.rows.length])
    const value = input.values[path]
    if (view?.kind !== 'question' || value === undefined || isAttachment(view.definition)) continue
    // Answers files may hold worked-out values too.
    if (!isAnswerable(view.definition)) continue
    // A number in ODK is a number: "<0.5", below what could be measured, cannot be entered there.
    if (isNumeric(view.definition) && !Number.isFinite(Number(value))) {
      leftOut.push(`${place}: ${textOf(value)}`)
      continue
    }
    form.answer(path, value)
    const isList = view.definition.type === 'select_multiple' || view.definition.type === 'rank'
    steps.push([place, isList ? (value as readonly string[]) : textOf(value)])
  }
  return { empty: snapshotOf(blank), filled: snapshotOf(form), steps, leftOut }
}

function snapshotOf(form: ReturnType<typeof openForm>): Snapshot {
  const snapshot: Record<string, Snapshot[string]> = {}
  for (const [path, place] of answerPaths(form)) {
    const view = form.view(path)
    if (view === undefined || view.kind === 'group') continue
    const value = view.kind === 'question' && view.value !== null ? textOf(view.value) : ''
    snapshot[place] = { relevant: view.relevant, value }
  }
  return snapshot
}

function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if ('lat' in value) return pointText(value)
  return value.every((each) => typeof each === 'string')
    ? value.join(' ')
    : value.map((each) => textOf(each)).join('; ')
}

function pointText({ lat, lon, alt = '0', accuracy = '0' }: GeoPoint): string {
  return `${lat} ${lon} ${alt} ${accuracy}`
}
