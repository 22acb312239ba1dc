import type { Checklist } from '../../shared/checklist/checklist.ts'
import type {
  ChecklistDefinition,
  Choice,
  GroupDefinition,
  QuestionDefinition,
  QuestionType,
  RepeatDefinition,
  RowDefinition,
  Text,
} from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { openForm } from '../../shared/engine/form.ts'
import type { Form, FormInput, QuestionView } from '../../shared/engine/form-view.ts'
import { fakeEnvironment } from './fake-environment.ts'

/** A text in the one language of test checklists. */
export function words(text: string): Text {
  return { en: text }
}

/** A question of any type; its label is its name unless given. */
export function question(
  type: QuestionType,
  name: string,
  columns: Partial<QuestionDefinition> = {},
): QuestionDefinition {
  const shown = type === 'calculate' || type === 'hidden' ? {} : { label: words(name) }
  return { type, name, ...shown, ...columns }
}

/** A calculation. */
export function calculate(name: string, calculation: string): QuestionDefinition {
  return question('calculate', name, { calculation })
}

/** A select_one over the list `answers` (yes, partial, no, unknown, na) unless another is named. */
export function choose(name: string, columns: Partial<QuestionDefinition> = {}): QuestionDefinition {
  return question('select_one', name, { list_name: 'answers', ...columns })
}

export function group(
  name: string,
  children: readonly RowDefinition[],
  columns: Partial<GroupDefinition> = {},
): GroupDefinition {
  return { type: 'group', name, label: words(name), ...columns, children }
}

export function repeat(
  name: string,
  children: readonly RowDefinition[],
  columns: Partial<RepeatDefinition> = {},
): RepeatDefinition {
  return { type: 'repeat', name, label: words(name), ...columns, children }
}

/** A list of choices, each labelled with its name in capitals; `columns` by choice name. */
export function choices(names: string, columns: Record<string, Record<string, string>> = {}): Choice[] {
  return names.split(' ').map((name) => {
    const more = columns[name]
    return { name, label: words(name.toUpperCase()), ...(more === undefined ? {} : { columns: more }) }
  })
}

/** A definition whose rows lie in one section `s`, or in the sections given. */
export function definition(
  rows: readonly RowDefinition[],
  columns: Partial<ChecklistDefinition> = {},
): ChecklistDefinition {
  return {
    form_id: 'test',
    version: '1',
    stage: 'acquisition',
    form_title: words('Test'),
    default_language: 'en',
    languages: ['en'],
    profile: [],
    survey: [group('s', rows)],
    ...columns,
    choices: { answers: choices('yes partial no unknown na'), ...columns.choices },
  }
}

/** Loads a definition that must be sound. */
export function load(input: ChecklistDefinition): Checklist {
  const result = loadChecklist(input)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 2))
  return result.checklist
}

/** Opens a form over rows that lie in one section. */
export function open(
  rows: readonly RowDefinition[],
  input: Partial<FormInput> = {},
  columns: Partial<ChecklistDefinition> = {},
): Form {
  const whole: FormInput = { values: {}, rows: {}, profile: {}, ...input }
  return openForm(load(definition(rows, columns)), whole, fakeEnvironment())
}

/** The question at a path, which must be there. */
export function at(form: Form, path: string): QuestionView {
  const view = form.view(path)
  if (view?.kind !== 'question') throw new Error(`no question at ${path}`)
  return view
}

/** The value at a path. */
export function valueAt(form: Form, path: string): unknown {
  return at(form, path).value
}
