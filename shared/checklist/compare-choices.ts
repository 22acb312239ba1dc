import { compareProperties } from './compare-rows.ts'
import type { ChecklistDefinition, Choice, RowDefinition } from './definition.ts'
import type { ListDifference } from './difference.ts'

/** What changed in the choice lists of two versions, list by list, in the newer version's order. */
export function compareChoices(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): readonly ListDifference[] {
  const users = usersOf([...after.survey, ...before.survey])
  const names = new Set([...Object.keys(after.choices), ...Object.keys(before.choices)])
  const differences: ListDifference[] = []
  for (const name of names) {
    const found = compareList(before.choices[name] ?? [], after.choices[name] ?? [])
    if (found !== null) differences.push({ name, ...found, usedBy: [...(users.get(name) ?? [])] })
  }
  return differences
}

/** What changed in one list of choices; null where nothing did. */
export function compareList(older: readonly Choice[], newer: readonly Choice[]) {
  const was = new Map(older.map((choice) => [choice.name, choice]))
  const is = new Map(newer.map((choice) => [choice.name, choice]))
  const added = newer.filter((choice) => !was.has(choice.name))
  const removed = older.filter((choice) => !is.has(choice.name))
  const changed = newer.flatMap((choice) => {
    const before = was.get(choice.name)
    if (before === undefined) return []
    const changes = compareProperties(before, choice, ['label'], NAME)
    return changes.length === 0 ? [] : [{ before, after: choice, changes }]
  })
  const stayed = [...is.keys()].filter((name) => was.has(name))
  const stood = [...was.keys()].filter((name) => is.has(name))
  const reordered = stayed.some((name, index) => name !== stood[index])
  if (added.length + removed.length + changed.length === 0 && !reordered) return null
  return { added, removed, changed, reordered }
}

const NAME: ReadonlySet<string> = new Set(['name'])

/** The questions of each list, by name. */
function usersOf(rows: readonly RowDefinition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>()
  const walk = (row: RowDefinition) => {
    if (row.type === 'group' || row.type === 'repeat') for (const child of row.children) walk(child)
    else if (row.list_name !== undefined)
      users.set(row.list_name, (users.get(row.list_name) ?? new Set<string>()).add(row.name))
  }
  for (const row of rows) walk(row)
  return users
}
