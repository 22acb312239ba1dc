import { METADATA_TYPES, type RowDefinition } from '../../../shared/checklist/definition.ts'

/** Rows that only show, work something out or carry something along are not asked. */
const SILENT: readonly string[] = ['note', 'calculate', 'hidden', ...METADATA_TYPES]

/** How many questions people can be asked in these rows, the rows of a repeat counted once. */
export function countQuestions(rows: readonly RowDefinition[]): number {
  return rows.reduce((count, row) => {
    if (row.type === 'group' || row.type === 'repeat') return count + countQuestions(row.children)
    return SILENT.includes(row.type) ? count : count + 1
  }, 0)
}
