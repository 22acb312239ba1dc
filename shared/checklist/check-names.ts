import { XML_NAME } from '../expression/tokenize.ts'
import { type CompiledRow, placeOf } from './checklist.ts'
import type { ChecklistDefinition } from './definition.ts'
import { below, type Problem } from './problem.ts'

/** The longest name of a row (ours; form builders make names of whole questions, and a path is to fit into an event). */
export const MAX_NAME_LENGTH = 200

/** Names of rows, profile values, lists and choices: well formed, and one thing each. */
export function checkNames(
  definition: ChecklistDefinition,
  rows: readonly CompiledRow[],
): readonly Problem[] {
  const problems: Problem[] = []
  const seen = new Map<string, () => string>()
  const check = (name: string, path: () => string) => {
    if (!XML_NAME.test(name) || name.length > MAX_NAME_LENGTH) {
      problems.push({ path: path(), code: 'invalid-name', detail: { name } })
    }
    const first = seen.get(name)
    if (first !== undefined)
      problems.push({ path: path(), code: 'duplicate-name', detail: { name, first: first() } })
    else seen.set(name, path)
  }
  for (const [index, name] of definition.profile.entries()) {
    check(name, () => `profile[${index}]`)
    // A profile is kept as a map, whose keys the canonical JSON of an event restricts.
    if (XML_NAME.test(name) && !/^[\w.-]+$/.test(name)) {
      problems.push({ path: `profile[${index}]`, code: 'invalid-name', detail: { name } })
    }
  }
  for (const row of rows) check(row.name, () => below(placeOf(row), 'name'))
  for (const list of Object.keys(definition.choices)) checkList(definition, list, problems)
  return problems
}

function checkList(definition: ChecklistDefinition, list: string, problems: Problem[]): void {
  const path = below('choices', list)
  const choices = definition.choices[list] ?? []
  if (choices.length === 0) problems.push({ path, code: 'empty-list', detail: { name: list } })
  const names = new Set<string>()
  for (const [index, choice] of choices.entries()) {
    const at = `${path}[${index}]`
    // Answers to several choices are joined by spaces inside expressions.
    if (/\s/.test(choice.name)) {
      problems.push({ path: below(at, 'name'), code: 'invalid-name', detail: { name: choice.name } })
    }
    if (names.has(choice.name)) {
      problems.push({ path: below(at, 'name'), code: 'duplicate-choice', detail: { name: choice.name } })
    }
    names.add(choice.name)
    for (const column of Object.keys(choice.columns ?? {})) {
      if (!XML_NAME.test(column) || column === 'name' || column === 'label') {
        problems.push({
          path: below(below(at, 'columns'), column),
          code: 'invalid-name',
          detail: { name: column },
        })
      }
    }
  }
}
