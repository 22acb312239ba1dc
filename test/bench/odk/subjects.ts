import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBuiltInChecklists } from '../../../main/checklists/built-in.ts'
import { type Checklist, isAnswerable } from '../../../shared/checklist/checklist.ts'
import type { QuestionDefinition } from '../../../shared/checklist/definition.ts'
import type { Path, Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Environment, Form, FormInput } from '../../../shared/engine/form-view.ts'
import { readAnswers } from '../../../shared/engine/plain-answers.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { EXAMPLE_FORMS, exampleForm } from '../../support/xlsforms/example-forms.ts'

/** A checklist and one way to fill it in. */
export interface Subject {
  readonly name: string
  readonly checklist: Checklist
  readonly input: FormInput
}

/** A form that nobody has touched. */
export const BLANK: FormInput = { values: {}, rows: {}, profile: {} }

/** The built-in checklists with their worked assessments, and the example forms with answers made up for them. */
export async function readSubjects(environment: Environment): Promise<readonly Subject[]> {
  const builtIn = await readBuiltInChecklists('assets')
  const worked = builtIn.flatMap((checklist) => {
    const folder = join('test', 'worked', checklist.definition.form_id)
    return readdirSync(folder).map((mine) => ({
      name: `${checklist.definition.form_id} ${mine}`,
      checklist,
      input: readWorked(checklist, join(folder, mine)),
    }))
  })
  const examples = EXAMPLE_FORMS.map((name) => {
    const { file, companions } = exampleForm(name, join('test', 'support', 'xlsforms'))
    const imported = importForm(file, { companions, stage: 'operation' })
    if (imported.checklist === undefined) throw new Error(JSON.stringify(imported.remarks, null, 2))
    return { name, checklist: imported.checklist, input: makeUp(imported.checklist, environment) }
  })
  return [...worked, ...examples]
}

function readWorked(checklist: Checklist, folder: string): FormInput {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const mine = read('mine.json') as { readonly profile: Readonly<Record<string, string>> }
  const known = Object.entries(mine.profile).filter(([name]) => checklist.profile.has(name))
  const answers = readAnswers(checklist, read('answers.json'), Object.fromEntries(known))
  if ('problems' in answers) throw new Error(JSON.stringify(answers.problems))
  return answers.input
}

/** Two rows in each repeat and an answer to each question, in the order of the form. */
function makeUp(checklist: Checklist, environment: Environment): FormInput {
  const form = openForm(checklist, BLANK, environment)
  const values: Record<Path, Value> = {}
  const rows: Record<Path, string[]> = {}
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view?.kind === 'group') view.children.forEach(visit)
    if (view?.kind === 'repeat') {
      if (!view.counted) {
        rows[path] = [1, 2].map((each) =>
          (Object.keys(rows).length * 16 + each).toString(16).padStart(8, '0'),
        )
        for (const row of rows[path]) form.addRow(path, row)
      }
      const filled = form.view(path)
      if (filled?.kind === 'repeat') filled.rows.flatMap(({ children }) => children).forEach(visit)
    }
    if (view?.kind !== 'question' || !isAnswerable(view.definition) || view.readOnly || !view.relevant) return
    const value = answerTo(
      view.definition,
      view.choices.map(({ name }) => name),
      Object.keys(values).length,
    )
    if (value === null) return
    values[path] = value
    form.answer(path, value)
  }
  form.sections.forEach(visit)
  return { values, rows: withCounted(form, rows), profile: {} }
}

/** Rows that a count made have ids too, which the answers in them are kept by. */
function withCounted(form: Form, rows: Readonly<Record<Path, readonly string[]>>): FormInput['rows'] {
  const all: Record<Path, readonly string[]> = { ...rows }
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view?.kind === 'group') view.children.forEach(visit)
    if (view?.kind !== 'repeat') return
    all[path] = view.rows.map(({ row }) => row)
    view.rows.flatMap(({ children }) => children).forEach(visit)
  }
  form.sections.forEach(visit)
  return all
}

function answerTo({ type }: QuestionDefinition, choices: readonly string[], number: number): Value | null {
  switch (type) {
    case 'text':
    case 'barcode':
      return `AB-${number}`
    case 'integer':
    case 'range':
      return String((number % 5) + 1)
    case 'decimal':
      return `${number}.25`
    case 'date':
      return `2026-0${(number % 9) + 1}-15`
    case 'time':
      return '08:30:00'
    case 'select_one':
      return choices[number % choices.length] ?? null
    case 'select_multiple':
      return choices.length === 0 ? null : choices.slice(0, 2)
    case 'rank':
      return choices.toReversed()
    case 'acknowledge':
      return 'OK'
    default:
      return null
  }
}
