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

/** Whether some choice of the list has this column. */
export function hasColumn(list: readonly Choice[], column: string): boolean {
  return (
    column === 'name' || column === 'label' || list.some((choice) => choice.columns?.[column] !== undefined)
  )
}

function columnOf(choice: Choice, column: string): string {
  return column === 'name' ? choice.name : (choice.columns?.[column] ?? '')
}
