import { isSelect } from './checklist.ts'
import type { ChecklistDefinition, Choice, QuestionDefinition } from './definition.ts'
import { parametersOf } from './parameters.ts'

/**
 * The choices of a question, one for each choice of its list in the same order. The parameters `value` and `label` name
 * the columns to take these from, as XLSForm allows for lists that come from a file. Empty for other types.
 */
export function choicesOfQuestion(
  question: QuestionDefinition,
  definition: ChecklistDefinition,
): readonly Choice[] {
  const list = definition.choices[question.list_name ?? '']
  if (list === undefined || !isSelect(question)) return []
  const parameters = parametersOf(question)
  const [value, label] = [parameters.get('value'), parameters.get('label')]
  if (value === undefined && label === undefined) return list
  return list.map((choice) => {
    const name = value === undefined ? choice.name : columnOf(choice, value)
    if (label === undefined || label === 'label') return { ...choice, name }
    const words = columnOf(choice, label)
    return { ...choice, name, label: Object.fromEntries(definition.languages.map((each) => [each, words])) }
  })
}

/** The first choice of a name; found at once also in a list of thousands, which must not change. */
export function choiceNamed(choices: readonly Choice[], name: string): Choice | undefined {
  if (choices.length < FEW) return choices.find((choice) => choice.name === name)
  let named = byName.get(choices)
  if (named === undefined) {
    named = new Map([...choices].reverse().map((choice) => [choice.name, choice]))
    byName.set(choices, named)
  }
  return named.get(name)
}

/** Below so many, looking at each is as quick. */
const FEW = 20

const byName = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>()

/** Whether some choice of the list has this column. */
export function hasColumn(list: readonly Choice[], column: string): boolean {
  return (
    column === 'name' || column === 'label' || list.some((choice) => choice.columns?.[column] !== undefined)
  )
}

function columnOf(choice: Choice, column: string): string {
  return column === 'name' ? choice.name : (choice.columns?.[column] ?? '')
}
