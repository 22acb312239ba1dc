import type { ChecklistDifference } from '../../../shared/checklist/difference.ts'

/** The ways in which versions differ that a person can look at alone. */
export const DIFFERENCE_KINDS = ['added', 'removed', 'moved', 'reworded', 'rules', 'choices'] as const
/** One way in which versions differ. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** The part of a difference that is of one kind; of a row only the changes that are. Null keeps all. */
export function filterDifference(
  difference: ChecklistDifference,
  only: DifferenceKind | null,
): ChecklistDifference {
  const { settings, rows, lists } = difference
  switch (only) {
    case null:
      return difference
    case 'choices':
      return { settings: [], rows: [], lists }
    case 'added':
      return { settings: [], rows: rows.filter((row) => row.before === null), lists: [] }
    case 'removed':
      return { settings: [], rows: rows.filter((row) => row.after === null), lists: [] }
    case 'moved':
      return {
        settings: [],
        rows: rows.filter((row) => row.moved).map((row) => ({ ...row, changes: [] })),
        lists: [],
      }
    default: {
      const kind = only === 'reworded' ? 'wording' : 'rule'
      const changed = rows.map((row) => ({
        ...row,
        moved: false,
        changes: row.changes.filter((change) => change.kind === kind),
      }))
      return {
        settings: settings.filter((change) => change.kind === kind),
        rows: changed.filter((row) => row.changes.length > 0),
        lists: [],
      }
    }
  }
}
