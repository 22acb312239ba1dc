import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { type Path, pathOf, type Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Form, QuestionView, RepeatView } from '../../../shared/engine/form-view.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { fakeEnvironment } from '../fake-environment.ts'
import { type ExampleForm, exampleForm } from './example-forms.ts'

/** An example as a checklist; it must be sound. */
export function importExample(name: ExampleForm): Checklist {
  const { file, companions } = exampleForm(name)
  const imported = importForm(file, { companions, stage: 'operation' })
  if (imported.checklist === undefined) throw new Error(JSON.stringify(imported.remarks, null, 2))
  return imported.checklist
}

/** A form being walked by the names of its questions: `household[2].member[1].days` counts rows from 1. */
export interface Walk {
  readonly form: Form
  /** The question at a place. */
  see(place: string): QuestionView
  /** What it holds, as text in expressions is written; null when blank. */
  value(place: string): Value | null
  /** Answers, and goes on. */
  answer(place: string, value: Value | null): void
  /** The words above it. */
  label(place: string, language?: string): string | undefined
  /** The repeat at a place. */
  repeat(place: string): RepeatView
  /** Adds a row at the end of the repeat at a place. */
  add(place: string): void
}

/** Opens an empty form over a checklist. */
export function walk(checklist: Checklist): Walk {
  const form = openForm(checklist, { values: {}, rows: {}, profile: {} }, fakeEnvironment())
  let added = 0
  const see = (place: string) => {
    const view = form.view(find(form, place))
    if (view?.kind !== 'question') throw new Error(`no question at ${place}`)
    return view
  }
  const repeat = (place: string) => {
    const view = form.view(find(form, place))
    if (view?.kind !== 'repeat') throw new Error(`no repeat at ${place}`)
    return view
  }
  return {
    form,
    see,
    repeat,
    value: (place) => see(place).value,
    answer: (place, value) => {
      form.answer(see(place).path, value)
    },
    label: (place, language = 'en') => form.view(find(form, place))?.label[language],
    add: (place) => {
      added += 1
      form.addRow(repeat(place).path, added.toString(16).padStart(8, '0'))
    },
  }
}

function find(form: Form, place: string): Path {
  let row: string | undefined
  const parts = place.split('.')
  for (const part of parts) {
    const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? []
    const path = pathOf(name, row)
    if (index === undefined) return path
    const view = form.view(path)
    row = view?.kind === 'repeat' ? view.rows[Number(index) - 1]?.row : undefined
    if (row === undefined) throw new Error(`no row ${part} in ${place}`)
  }
  throw new Error(`${place} ends with a row`)
}
