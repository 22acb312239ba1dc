import type { Path, RowId } from '../checklist/value.ts'
import { toNumber } from '../expression/convert.ts'
import type { ExpressionValue } from '../expression/scope.ts'
import { sha256Hex } from '../lib/sha256.ts'

/** The most rows a `repeat_count` makes (ours), so that a slip of a digit does not stop the machine. */
const MAX_COUNTED_ROWS = 1_000

/** The most rows of all repeats together up to which a `repeat_count` adds any (ours): counts in counts multiply. */
export const MAX_ROWS_IN_ALL = 20_000

/** The number of rows a `repeat_count` asks for: whole, none for blanks and nonsense. */
export function rowCount(value: ExpressionValue): number {
  const count = Math.trunc(toNumber(value))
  return count > 0 ? Math.min(count, MAX_COUNTED_ROWS) : 0
}

/**
 * The id of the row at `index` (from 0) of a repeat whose rows nobody adds by hand: the same on every machine, so that
 * answers in counted rows meet when two records are merged. `isTaken` makes room for the rare equal hash.
 */
export function rowIdAt(repeat: Path, index: number, isTaken: (id: RowId) => boolean): RowId {
  for (let turn = 0; ; turn += 1) {
    const id = sha256Hex(`${repeat}#${index}#${turn}`).slice(0, 8)
    if (!isTaken(id)) return id
  }
}
