import { compareChoices } from './compare-choices.ts'
import { compareProperties, compareRows } from './compare-rows.ts'
import type { ChecklistDefinition, RowDefinition } from './definition.ts'
import type { ChecklistDifference, PlacedRow, RowDifference } from './difference.ts'
import { movedRows } from './moved-rows.ts'

/** How many rows differ in each way; one row can count in several. What concerns the whole checklist counts as one. */
export interface DifferenceCounts {
  readonly added: number
  readonly removed: number
  readonly moved: number
  readonly reworded: number
  readonly rules: number
  /** Choice lists, not choices. */
  readonly choices: number
}

/**
 * Everything in which two sound definitions differ, the older first. Rows are matched by their names: one that was
 * renamed is one removed and one added, as answers filed under the old name have no place in the new one.
 */
export function compareChecklists(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): ChecklistDifference {
  const older = placesOf(before)
  const newer = placesOf(after)
  const moved = movedRows(older, newer)
  const rows: RowDifference[] = []
  for (const name of inOrder([...older.keys()], [...newer.keys()])) {
    const was = older.get(name) ?? null
    const is = newer.get(name) ?? null
    const changes = was === null || is === null ? [] : compareRows(was.row, is.row)
    if (was !== null && is !== null && changes.length === 0 && !moved.has(name)) continue
    rows.push({ name, before: was, after: is, moved: moved.has(name), changes })
  }
  const settings = compareProperties(before, after, ['form_title', 'description'], NOT_SETTINGS)
  return { settings, rows, lists: compareChoices(before, after) }
}

/** The version differs by itself; survey and choices are compared on their own. */
const NOT_SETTINGS: ReadonlySet<string> = new Set(['version', 'survey', 'choices'])

/** Counts what a difference holds. */
export function countDifferences({ settings, rows, lists }: ChecklistDifference): DifferenceCounts {
  const changed = [...rows, { changes: settings }]
  return {
    added: rows.filter((row) => row.before === null).length,
    removed: rows.filter((row) => row.after === null).length,
    moved: rows.filter((row) => row.moved).length,
    reworded: changed.filter((row) => row.changes.some((change) => change.kind === 'wording')).length,
    rules: changed.filter((row) => row.changes.some((change) => change.kind === 'rule')).length,
    choices: lists.length,
  }
}

/** Every row by name with its place, in document order. */
export function placesOf(definition: ChecklistDefinition): ReadonlyMap<string, PlacedRow> {
  const places = new Map<string, PlacedRow>()
  const add = (rows: readonly RowDefinition[], parent: string) => {
    let follows = ''
    for (const row of rows) {
      places.set(row.name, { row, place: { parent, follows } })
      if (row.type === 'group' || row.type === 'repeat') add(row.children, row.name)
      follows = row.name
    }
  }
  add(definition.survey, '')
  return places
}

/** The names of both in the newer order; those that are gone stand behind the last one before them that stayed. */
export function inOrder(older: readonly string[], newer: readonly string[]): readonly string[] {
  const kept = new Set(newer)
  const gone = new Map<string, string[]>()
  let anchor = ''
  for (const name of older) {
    if (kept.has(name)) anchor = name
    else gone.set(anchor, [...(gone.get(anchor) ?? []), name])
  }
  return [...(gone.get('') ?? []), ...newer.flatMap((name) => [name, ...(gone.get(name) ?? [])])]
}
