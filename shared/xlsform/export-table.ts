import type { ChecklistDefinition } from '../checklist/definition.ts'
import { cleanText } from './book.ts'
import { aditHeader, type Column } from './columns.ts'
import { writeNames } from './export-names.ts'
import { exportRemark } from './export-remarks.ts'
import type { ImportRemark } from './import-report.ts'
import { languageHeading } from './languages.ts'
import { cellLength, MAX_CELL_LENGTH, type Sheet } from './write-workbook.ts'

/** A column of a sheet that is being written: what it is called and what stands in it for each of the rows. */
export interface WrittenColumn<Row> {
  readonly header: string
  /** Words take more room than names. */
  readonly width: number
  /** Null leaves the cell out. */
  cell(row: Row): string | null
}

/** The columns that a known column becomes: one, or one for each language. */
export function writtenColumns<Row>(
  column: Column,
  definition: ChecklistDefinition,
  read: (row: Row) => unknown,
): readonly WrittenColumn<Row>[] {
  const width = WIDTHS[column.content]
  if (!column.translates) return [{ header: column.header, width, cell: (row) => toCell(read(row)) }]
  return definition.languages.map((language) => ({
    header: headerFor(column, language),
    width,
    cell: (row) => toCell((read(row) as Readonly<Record<string, unknown>> | undefined)?.[language]),
  }))
}

/** What lies at a key such as `adit.limit.max`. */
export function valueAt(holder: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((at, name) => (isMap(at) ? at[name] : undefined), holder)
}

/** The sheet with those of the columns that hold something, and what cannot be kept in it. `needed` ones stay anyway. */
export function toSheet<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly WrittenColumn<Row>[],
  needed: readonly string[],
): { readonly sheet: Sheet; readonly remarks: readonly ImportRemark[] } {
  const filled = columns
    .map((column) => ({ ...column, cells: rows.map((row) => column.cell(row)) }))
    .filter(({ header, cells }) => needed.includes(header) || cells.some((cell) => cell !== null))
  const remarks = filled.flatMap(({ header, cells }) =>
    cells.flatMap((cell, index) => remarksOn(cell, { sheet: name, row: index + 2, column: header })),
  )
  const sheet = {
    name,
    header: filled.map(({ header }) => header),
    rows: rows.map((_, index) => filled.map(({ cells }) => cells[index] ?? null)),
    widths: filled.map(({ width }) => width),
  }
  return { sheet, remarks }
}

const WIDTHS: Readonly<Record<Column['content'], number>> = {
  words: 48,
  expression: 36,
  flag: 10,
  name: 24,
  names: 20,
  code: 22,
  number: 10,
  text: 24,
}

/** Adit's own attributes carry the tag alone, since an attribute has no room for a language's name. */
function headerFor(column: Column, language: string): string {
  return column.header.includes('adit:')
    ? aditHeader(column.header, language)
    : `${column.header}::${languageHeading(language)}`
}

function toCell(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return writeNames(value)
  return String(value)
}

/** Cells are read without the spaces at their ends, here as in every tool for forms, and with one kind of line end. */
function remarksOn(cell: string | null, place: NonNullable<ImportRemark['place']>): readonly ImportRemark[] {
  if (cell === null) return []
  if (cellLength(cell) > MAX_CELL_LENGTH) {
    return [exportRemark('text-too-long', place, { most: MAX_CELL_LENGTH })]
  }
  return cleanText(cell) === cell ? [] : [exportRemark('outer-space', place)]
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
