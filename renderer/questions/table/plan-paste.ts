import type { RowId } from '../../../shared/checklist/value.ts'
import type { Column } from './columns.ts'
import type { ColumnMap } from './match-columns.ts'
import { type CellReading, type ReadingRules, readCell } from './read-cell.ts'

/** A cell of a sheet and the answer it becomes. */
export interface PlannedCell extends CellReading {
  /** Index of its column. */
  readonly column: number
  /** What stood in the sheet. */
  readonly text: string
  /** Who answered there, when that cannot be changed here: the cell is left out. */
  readonly lockedBy?: string
}

/** A row of a sheet and the entry it becomes. */
export interface PlannedRow {
  /** Line of the sheet, from 1, the heading counted. */
  readonly line: number
  /** The entry it goes into; null for a new one. */
  readonly row: RowId | null
  /** In the order of the columns, blank ones left out. */
  readonly cells: readonly PlannedCell[]
}

/** What pasting would do. Nothing of the sheet is left out without being counted here. */
export interface PastePlan {
  readonly rows: readonly PlannedRow[]
  /** Cells that become answers as they are meant. */
  readonly fitting: number
  /** Cells that are no answer to their question. */
  readonly failing: number
  /** Cells that go nowhere because somebody else answered there. */
  readonly locked: number
  /** Cells with something in them that stand in a column that goes nowhere. */
  readonly unplacedCells: number
  /** Rows for which there is no entry, where entries are counted and cannot be added. */
  readonly unplacedRows: number
  /** A day could be another one: whoever pastes has to say in which order days and months stand. */
  readonly unclearDates: boolean
}

/** What a sheet is pasted into, and how. */
export interface PasteTarget {
  readonly columns: readonly Column[]
  readonly map: ColumnMap
  /** The unit that the heading over each column of the sheet names; absent or null where it names none. */
  readonly units?: readonly (string | null)[]
  /** The first line names columns and is no entry. */
  readonly heading: boolean
  /** Entries the rows go into, in order; behind them new ones are added. */
  readonly into: readonly RowId[]
  /** Whether entries can be added. */
  readonly grows: boolean
  readonly rules: ReadingRules
  /** Who answered a question of an entry, when that cannot be changed here; without it everything can. */
  lockedBy?(row: RowId, name: string): string | undefined
}

/** Works out what pasting a sheet would do. A line without anything in it is no row; a blank cell changes nothing. */
export function planPaste(sheet: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const lines = sheet
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(target.heading ? 1 : 0)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const room = target.grows ? lines.length : Math.min(lines.length, target.into.length)
  const rows = lines.slice(0, room).map(({ cells, line }, index) => {
    const row = target.into[index] ?? null
    return { line, row, cells: planCells(cells, target).map((cell) => withLock(cell, row, target)) }
  })
  const all = rows.flatMap(({ cells }) => cells)
  const planned = all.filter(({ lockedBy }) => lockedBy === undefined)
  const failing = planned.filter(({ problem }) => problem !== undefined)
  return {
    rows,
    fitting: planned.length - failing.length,
    failing: failing.length,
    locked: all.length - planned.length,
    unplacedCells: lines
      .slice(0, room)
      .flatMap(({ cells }) => cells.filter((cell, index) => cell.trim() !== '' && target.map[index] == null))
      .length,
    unplacedRows: lines.length - room,
    unclearDates: failing.some(({ problem }) => problem === 'order'),
  }
}

function planCells(
  cells: readonly string[],
  { columns, map, units, rules }: PasteTarget,
): readonly PlannedCell[] {
  const planned = cells.flatMap((text, index) => {
    const at = map[index] ?? null
    const column = at === null ? undefined : columns[at]
    if (at === null || column === undefined) return []
    const unit = units?.[index] ?? null
    const reading = readCell(text, column, unit === null ? rules : { ...rules, unit })
    return reading === null ? [] : [{ ...reading, column: at, text: text.trim() }]
  })
  // An answer can decide the unit of one behind it.
  return planned.sort((a, b) => a.column - b.column)
}

function withLock(cell: PlannedCell, row: RowId | null, { columns, lockedBy }: PasteTarget): PlannedCell {
  const name = columns[cell.column]?.name
  const who = row === null || name === undefined ? undefined : lockedBy?.(row, name)
  return who === undefined ? cell : { ...cell, lockedBy: who }
}
