import type { Path, RowId } from '../checklist/value.ts'
import { type Draft, type Own, put } from './draft.ts'
import type { EventId, RepeatAdd } from './event.ts'

/** A row appears, or one that was removed returns where it stood; see `RepeatAdd`. */
export function addRow(state: Draft, body: RepeatAdd, own: Own): void {
  const { repeat, row, restores } = body
  if (restores !== undefined) {
    const left = (state.removals.get(row) ?? []).filter((removal) => !restores.includes(removal))
    state.removals = put(state.removals, row, left, own)
    if (left.length === 0) state.removedRows = new Set([...state.removedRows].filter((gone) => gone !== row))
  }
  const known = repeatOf(state, row)
  if (known === undefined) {
    state.everyRow = put(state.everyRow, repeat, [...(state.everyRow.get(repeat) ?? []), row], own)
  }
  showRows(state, known ?? repeat, own)
}

/** A row goes out of sight, until this very removal and every other one is taken back. */
export function removeRow(state: Draft, row: RowId, removal: EventId, own: Own): void {
  state.removals = put(state.removals, row, [...(state.removals.get(row) ?? []), removal], own)
  state.removedRows = new Set(state.removedRows).add(row)
  const repeat = repeatOf(state, row)
  if (repeat !== undefined) showRows(state, repeat, own)
}

/** The repeat a row was added to, live or not. */
function repeatOf(state: Draft, row: RowId): Path | undefined {
  for (const [repeat, rows] of state.everyRow) if (rows.includes(row)) return repeat
  return undefined
}

/** Rows stand in the order in which they were added, so that one that returns stands where it stood. */
function showRows(state: Draft, repeat: Path, own: Own): void {
  const live = (state.everyRow.get(repeat) ?? []).filter((row) => !state.removedRows.has(row))
  state.rows = put(state.rows, repeat, live, own)
}
