import { readCsv } from '../checklist/read-csv.ts'
import { type Book, type BookRow, type Cell, cleanText } from './book.ts'
import { checkName } from './check-name.ts'
import { plainHeader, SHEETS } from './columns.ts'
import { decodeText } from './decode-text.ts'
import type { FormFile } from './import-report.ts'
import { MAX_BOOK_CELLS, MAX_BOOK_COLUMNS, MAX_BOOK_ROWS } from './limits.ts'
import { Refusal, type Remarks } from './remarks.ts'

/** A part of a form that stands in one text with others is named in the first column. */
const PARTS: ReadonlySet<string> = new Set(SHEETS)

/**
 * A form written as text with commas. Either it is the survey alone, or several sheets one after the other: a row with a
 * sheet's name in the first column begins each, and its rows leave the first column blank (ODK's converter reads both).
 *
 * @throws Refusal for text that is no table
 */
export function readCsvBook(file: FormFile, remarks: Remarks): Book {
  const decoded = decodeText(file.bytes)
  if (decoded === null) throw new Refusal('not-a-spreadsheet')
  const read = readCsv(decoded.text)
  if ('problems' in read) {
    const line = read.problems[0]?.detail?.line
    throw new Refusal('open-quotation', undefined, { line: line ?? 1 })
  }
  const rows = read.rows.map((cells, index) => rowOf(cells, read.numbers[index] ?? 0))
  if (rows.length === 0) throw new Refusal('empty-file')
  const parts = splitParts(rows)
  if (parts.length === 0 && !isSurvey(rows[0])) throw new Refusal('plain-text')
  if (decoded.encoding !== 'utf-8') remarks.add('old-encoding', undefined, { encoding: decoded.encoding })
  checkName(file.name, 'csv', remarks)
  if (rows.length > MAX_BOOK_ROWS || rows.reduce((sum, { cells }) => sum + cells.size, 0) > MAX_BOOK_CELLS) {
    throw new Refusal('too-many-cells')
  }
  return { sheets: parts.length > 0 ? parts : [{ name: 'survey', rows }] }
}

function rowOf(cells: readonly string[], row: number): BookRow {
  const found = new Map<number, Cell>()
  for (const [column, value] of cells.entries()) {
    const text = cleanText(value)
    if (text === '') continue
    if (column >= MAX_BOOK_COLUMNS) throw new Refusal('too-many-cells', { sheet: 'survey', row })
    found.set(column, { text })
  }
  return { row, cells: found }
}

/** The first row names the columns of a survey. */
function isSurvey(row: BookRow | undefined): boolean {
  const headers = [...(row?.cells.values() ?? [])].map(({ text }) => plainHeader(text))
  return headers.some((header) => header === 'type' || header === 'command')
}

function splitParts(rows: readonly BookRow[]): { name: string; rows: BookRow[] }[] {
  const parts: { name: string; rows: BookRow[] }[] = []
  for (const { row, cells } of rows) {
    const first = cells.get(0)?.text ?? ''
    if (PARTS.has(plainHeader(first)) && cells.size <= 1) parts.push({ name: first, rows: [] })
    else if (PARTS.has(plainHeader(first)) && cells.size > 1 && parts.length > 0) {
      parts.push({ name: first, rows: [{ row, cells: withoutFirst(cells) }] })
    } else if (parts.length === 0) return []
    else parts.at(-1)?.rows.push({ row, cells: withoutFirst(cells) })
  }
  return parts
}

function withoutFirst(cells: ReadonlyMap<number, Cell>): ReadonlyMap<number, Cell> {
  return new Map([...cells].filter(([column]) => column > 0))
}
