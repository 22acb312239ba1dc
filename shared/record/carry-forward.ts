import { type Checklist, isAnswerable, isAttachment, isSelect } from '../checklist/checklist.ts'
import type { ChecklistDefinition, QuestionDefinition, RowDefinition } from '../checklist/definition.ts'
import { type Path, pathOf, type RowId, splitPath, type Value } from '../checklist/value.ts'
import type { Form, QuestionView, RepeatView } from '../engine/form-view.ts'
import { isOfType } from '../engine/values.ts'
import { changedAnswers } from './changed-answers.ts'
import type { CarriedFrom, EventBody } from './event.ts'
import type { RecordState } from './record-state.ts'

/** An earlier assessment of the same mine, as it stands. */
export interface CarrySource {
  readonly checklist: Checklist
  readonly record: RecordState
  readonly form: Form
  /** When it was last worked on, claimed, UTC. */
  readonly at: string
}

/**
 * What a new assessment knows from earlier ones of its mine (domain E1): the events that fill in every question and every
 * repeat whose `carry_forward` key an earlier checklist has too. Of several sources the first that has something under a
 * key gives it, so hand in the newest first. Rows are carried whole and get ids of their own.
 *
 * Files are not carried: they stay in the assessment they were evidence in. An answer that the new question cannot hold
 * (another type, a choice or unit it does not know), a conflict and an answer that was itself never confirmed are left.
 */
export function carryForward(
  target: ChecklistDefinition,
  sources: readonly CarrySource[],
  newRow: () => RowId,
): readonly EventBody[] {
  const entries: EventBody[] = []
  const indexes = sources.map(indexByKey)
  const visit = (rows: readonly RowDefinition[]): void => {
    for (const row of rows) {
      const key = row.adit?.carry_forward
      if (row.type === 'group') visit(row.children)
      else if (key !== undefined) {
        const index = indexes.find(({ byKey }) => byKey.has(key))
        const found = index?.byKey.get(key)
        if (index === undefined || found === undefined) continue
        if (row.type === 'repeat')
          entries.push(...carryRows(row.name, row.children, found, index, target, newRow))
        else if (found.kind === 'question')
          entries.push(...carryAnswer(row, undefined, found, index.source, target))
      }
    }
  }
  visit(target.survey)
  return entries
}

type Keyed = QuestionView | RepeatView

interface SourceIndex {
  readonly source: CarrySource
  /** What stands outside of any row under each key, if there is anything in it. */
  readonly byKey: ReadonlyMap<string, Keyed>
}

function indexByKey(source: CarrySource): SourceIndex {
  const byKey = new Map<string, Keyed>()
  const visit = (paths: readonly Path[]) => {
    for (const path of paths) {
      const view = source.form.view(path)
      if (view === undefined || !view.relevant) continue
      if (view.kind === 'group') visit(view.children)
      else if (view.definition.adit?.carry_forward !== undefined && holdsSomething(view)) {
        byKey.set(view.definition.adit.carry_forward, view)
      }
    }
  }
  visit(source.form.sections)
  return { source, byKey }
}

function holdsSomething(view: Keyed): boolean {
  return view.kind === 'repeat' ? view.rows.length > 0 : view.value !== null
}

function carryRows(
  repeat: string,
  children: readonly RowDefinition[],
  found: Keyed,
  { source }: SourceIndex,
  target: ChecklistDefinition,
  newRow: () => RowId,
): readonly EventBody[] {
  if (found.kind !== 'repeat') return []
  return found.rows.flatMap(({ children: paths }) => {
    const row = newRow()
    const parts = questionsByKey(paths, source.form)
    const answers = questionsBelow(children).flatMap((question) => {
      const part = parts.get(question.adit?.carry_forward ?? '')
      return part === undefined ? [] : carryAnswer(question, row, part, source, target)
    })
    return answers.length === 0 ? [] : [{ kind: 'repeat.add', body: { repeat, row } } as const, ...answers]
  })
}

/** Questions of one row by key; a repeat inside the row has rows of its own and is not looked into. */
function questionsByKey(paths: readonly Path[], form: Form): ReadonlyMap<string, QuestionView> {
  const found = new Map<string, QuestionView>()
  for (const path of paths) {
    const view = form.view(path)
    if (view === undefined || !view.relevant) continue
    if (view.kind === 'group')
      for (const [key, part] of questionsByKey(view.children, form)) found.set(key, part)
    else if (view.kind === 'question' && view.definition.adit?.carry_forward !== undefined) {
      found.set(view.definition.adit.carry_forward, view)
    }
  }
  return found
}

function questionsBelow(rows: readonly RowDefinition[]): readonly QuestionDefinition[] {
  return rows.flatMap((row) => {
    if (row.type === 'group') return questionsBelow(row.children)
    return row.type === 'repeat' ? [] : [row]
  })
}

function carryAnswer(
  question: QuestionDefinition,
  row: RowId | undefined,
  found: QuestionView,
  source: CarrySource,
  target: ChecklistDefinition,
): readonly EventBody[] {
  const { record, checklist } = source
  const given = record.answers.get(found.path)
  const { value } = found
  const unsure = given?.carried !== undefined || changedAnswers(record, checklist.definition).has(found.path)
  const open = given !== undefined && (given.others.length > 0 || unsure)
  if (value === null || open || found.violation !== null || !canHold(question, value, found, target))
    return []
  const { form_id, version, stage } = checklist.definition
  const carried: CarriedFrom = {
    assessment: record.assessment ?? '',
    form_id,
    version,
    stage,
    path: found.path,
    at: given?.value === null || given === undefined ? source.at : given.at,
    label: checklist.rows.get(splitPath(found.path).name)?.definition.label ?? {},
  }
  // The number comes in the unit it had; if another one applies here, it is asked again.
  const unit = question.adit?.unit_from === undefined || found.unit === '' ? {} : { unit: found.unit }
  const body = { path: pathOf(question.name, row), value, bases: [], ...unit, carried }
  return [{ kind: 'answer.set', body }]
}

/** Whether the new question can take the old value as it is. */
function canHold(
  question: QuestionDefinition,
  value: Value,
  found: QuestionView,
  target: ChecklistDefinition,
): boolean {
  const worksItOut = question.calculation !== undefined && question.trigger === undefined
  if (worksItOut || !isAnswerable(question) || isAttachment(question) || isAttachment(found.definition))
    return false
  const sameUnit = question.adit?.unit_from !== undefined || (question.adit?.unit ?? '') === found.unit
  if (!sameUnit || !isOfType(question, value)) return false
  if (!isSelect(question)) return true
  const known = new Set((target.choices[question.list_name ?? ''] ?? []).map(({ name }) => name))
  const chosen = typeof value === 'string' ? [value] : (value as readonly string[])
  return chosen.every((name) => known.has(name))
}
