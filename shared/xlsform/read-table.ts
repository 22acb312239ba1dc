import { type BookSheet, type Cell, cellAddress } from './book.ts'
import { type Column, columnsOf, type SheetName } from './columns.ts'
import type { CellPlace } from './import-report.ts'
import { readHeader } from './read-header.ts'
import type { Remarks } from './remarks.ts'

/** A column of a sheet as it stands in the file. */
export interface TableColumn {
  /** From 0. */
  readonly index: number
  readonly header: string
  /** Null for a header that XLSForm does not know. */
  readonly column: Column | null
  /** As written in the header. */
  readonly language: string | null
}

/** A row of a table, with its cells by the index of their column. */
export interface TableRow {
  readonly row: number
  readonly cells: ReadonlyMap<number, Cell>
}

/** A sheet of a form: named columns, and the rows under them. */
export interface Table {
  readonly sheet: SheetName
  /** The sheet's name in the file. */
  readonly title: string
  readonly headerRow: number
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

/** What stands in a row under a key of the definition, with its place. */
export interface Found {
  readonly cell: Cell
  readonly column: TableColumn
}

/** Reads a sheet as a table: the first row with something in it names the columns. Says what is wrong with the headers. */
export function readTable(sheet: SheetName, book: BookSheet, remarks: Remarks): Table {
  const [header, ...rows] = book.rows
  const columns: TableColumn[] = []
  for (const [index, { text }] of header?.cells ?? []) {
    const read = readHeader(sheet, text)
    columns.push({ index, header: text, column: read?.column ?? null, language: read?.language ?? null })
  }
  const table = { sheet, title: book.name, headerRow: header?.row ?? 1, columns, rows }
  reportBeyond(table, remarks)
  return { ...table, columns: dropTwins(table, remarks) }
}

/** The place of a cell of a table. */
export function placeOf(table: Table, row: number, column?: TableColumn): CellPlace {
  if (column === undefined) return { sheet: table.title, row }
  return { sheet: table.title, row, column: column.header, cell: cellAddress(row, column.index) }
}

/** The place of a header. */
export function headerPlace(table: Table, column: TableColumn): CellPlace {
  return placeOf(table, table.headerRow, column)
}

/** The column that fills a key and carries no language. */
function columnFor(table: Table, header: string): TableColumn | undefined {
  return table.columns.find(({ column, language }) => column?.header === header && language === null)
}

/** The cell of a row in the column of that header, language aside. */
export function cellIn(table: Table, row: TableRow, header: string): Found | null {
  const column = columnFor(table, header)
  const cell = column === undefined ? undefined : row.cells.get(column.index)
  return column === undefined || cell === undefined ? null : { cell, column }
}

/**
 * The columns without those that mean the same as another and hold nothing. Two that both hold something cannot both be
 * meant.
 */
function dropTwins(table: Table, remarks: Remarks): readonly TableColumn[] {
  const kept = new Map<string, TableColumn>()
  const holds = ({ index }: TableColumn) => table.rows.some(({ cells }) => cells.has(index))
  for (const column of table.columns) {
    const key = meaningOf(column)
    const first = kept.get(key)
    if (first === undefined || !holds(first)) kept.set(key, column)
    else if (holds(column) && column.column !== null && column.column.support !== 'ignored') {
      const place = headerPlace(table, column)
      remarks.add('header-twice', place, { first: cellAddress(table.headerRow, first.index) })
    }
  }
  return [...kept.values()].sort((a, b) => a.index - b.index)
}

function meaningOf({ column, header, language }: TableColumn): string {
  if (column === null) return `? ${header}`
  return `${column.header} ${(language ?? '').toLowerCase().replace(/\s+/g, ' ')}`
}

/** Cells to the right of the headers, or under a blank one. */
function reportBeyond(table: Table, remarks: Remarks): void {
  const told = new Set(table.columns.map(({ index }) => index))
  for (const { row, cells } of table.rows) {
    for (const index of cells.keys()) {
      if (told.has(index)) continue
      told.add(index)
      remarks.add('column-without-header', { sheet: table.title, row, cell: cellAddress(row, index) })
    }
  }
}

/** Headers that have no effect: those XLSForm does not know, and those that Adit does nothing with. */
export function reportColumns(table: Table, remarks: Remarks): void {
  for (const column of table.columns) {
    const known = column.column
    const used = table.rows.some(({ cells }) => cells.has(column.index))
    if (known === null) {
      remarks.add('column-unknown', headerPlace(table, column), { header: column.header })
    } else if (known.support === 'ignored' && used) {
      remarks.add('column-without-effect', headerPlace(table, column), { header: column.header })
    }
  }
}

/** The headers of a sheet that a form must have. */
export function missingHeaders(table: Table, ...needed: readonly string[]): readonly string[] {
  const known = columnsOf(table.sheet)
  return needed.filter(
    (header) => known.some((column) => column.header === header) && columnFor(table, header) === undefined,
  )
}

/**
 * Cells that do not hold what somebody wrote: worked out by a formula, or a fault such as `#REF!`. Columns without effect
 * are passed over.
 */
export function reportCells(table: Table, remarks: Remarks): void {
  const counted = table.columns.filter(
    ({ column }) =>
      (column === null && table.sheet !== 'survey') || (column !== null && column.support !== 'ignored'),
  )
  for (const row of table.rows) {
    for (const column of counted) {
      const cell = row.cells.get(column.index)
      const place = placeOf(table, row.row, column)
      if (cell?.from === 'formula') remarks.add('formula-value', place, { text: cell.text })
      if (cell?.from === 'fault') remarks.add('cell-fault', place, { text: cell.text })
    }
  }
}
