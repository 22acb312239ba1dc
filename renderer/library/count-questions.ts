import { METADATA_TYPES, type RowDefinition } from '../../shared/checklist/definition.ts'

/** Rows that only show, work something out or carry something along are not asked. */
const SILENT: readonly string[] = ['note', 'calculate', 'hidden', ...METADATA_TYPES]

/** How many questions people can be asked in these rows, the rows of a repeat counted once. */
export function countQuestions(rows: readonly RowDefinition[]): number {
  return rows.reduce((count, row) => {
    if (row.type === 'group' || row.type === 'repeat') return count + countQuestions(row.children)
    return SILENT.includes(row.type) ? count : count + 1
  }, 0)
}

/** How many of them a quick inspection leaves out: those marked `extended`, and all that is inside a marked group. */
export function countExtended(rows: readonly RowDefinition[]): number {
  return rows.reduce((count, row) => {
    if (row.adit?.extended === true) return count + countQuestions([row])
    if (row.type === 'group' || row.type === 'repeat') return count + countExtended(row.children)
    return count
  }, 0)
}
