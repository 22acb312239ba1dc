import * as XLSX from '@e965/xlsx'
import { type Book, type BookRow, type BookSheet, type Cell, cellAddress, cleanText } from './book.ts'
import { cellText } from './cell-text.ts'
import { checkName } from './check-name.ts'
import type { FormFile } from './import-report.ts'
import { MAX_BOOK_CELLS, MAX_BOOK_COLUMNS, MAX_BOOK_ROWS, MAX_FILE_BYTES, MAX_SHEETS } from './limits.ts'
import { lookIntoOle, lookIntoZip } from './look-inside.ts'
import { readCsvBook } from './read-csv-book.ts'
import { Refusal, type Remarks } from './remarks.ts'
import { sniffFile } from './sniff-file.ts'

/**
 * The words in a spreadsheet: Excel's `.xlsx`, `.xlsm`, `.xlsb` and old `.xls`, OpenDocument `.ods`, or text with commas,
 * told apart by content. Cells are data: a formula counts as the value that was saved with it, and macros are left where
 * they are. Puts into `remarks` what is odd about the file.
 *
 * @throws Refusal for whatever is no spreadsheet, or cannot be read safely
 */
export function readWorkbook(file: FormFile, remarks: Remarks): Book {
  if (file.bytes.length > MAX_FILE_BYTES) {
    throw new Refusal('file-too-large', undefined, { most: MAX_FILE_BYTES / 1024 / 1024 })
  }
  const kind = sniffFile(file.bytes)
  if (kind === 'empty') throw new Refusal('empty-file')
  if (kind === 'text') return readCsvBook(file, remarks)
  if (kind === 'html') throw new Refusal('web-page')
  if (kind !== 'zip' && kind !== 'ole') throw new Refusal('not-a-spreadsheet')
  const format = kind === 'zip' ? lookIntoZip(file.bytes, remarks) : lookIntoOle(file.bytes, remarks)
  checkName(file.name, format, remarks)
  try {
    return readBook(parse(file.bytes, format), remarks)
  } catch (error) {
    // What the library makes of a damaged file has no promised shape.
    throw error instanceof Refusal ? error : new Refusal('damaged')
  }
}

function readBook(book: XLSX.WorkBook, remarks: Remarks): Book {
  const names = book.SheetNames.filter((name) => isWorksheet(book.Sheets[name]))
  if (names.length === 0) throw new Refusal('no-sheets')
  if (names.length > MAX_SHEETS) throw new Refusal('too-many-cells')
  const epoch = book.Workbook?.WBProps?.date1904 === true
  const count = { cells: 0 }
  return { sheets: names.map((name) => readSheet(name, book.Sheets[name] ?? {}, epoch, count, remarks)) }
}

function parse(bytes: Uint8Array, format: string): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      // A formula without a saved value shows itself only so; in OpenDocument it would make cells of all blank ones.
      sheetStubs: format !== 'ods',
    })
  } catch (error) {
    const encrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new Refusal(encrypted ? 'encrypted' : 'damaged')
  }
}

/** Sheets of charts and of old macros hold no cells that a form could stand in. */
function isWorksheet(sheet: XLSX.WorkSheet | undefined): boolean {
  return sheet !== undefined && (sheet['!type'] ?? 'sheet') === 'sheet'
}

function readSheet(
  name: string,
  sheet: XLSX.WorkSheet,
  epoch1904: boolean,
  count: { cells: number },
  remarks: Remarks,
): BookSheet {
  const data: unknown = sheet['!data']
  const rows: BookRow[] = []
  for (const [index, found] of entriesOf(data)) {
    if (index >= MAX_BOOK_ROWS) throw new Refusal('too-many-cells', { sheet: name, row: index + 1 })
    const cells = new Map<number, Cell>()
    for (const [column, value] of entriesOf(found)) {
      const cell = cellOf(value as XLSX.CellObject, epoch1904)
      if (cell === null) continue
      if (cell === 'no-value') {
        throw new Refusal('formula-without-value', {
          sheet: name,
          row: index + 1,
          cell: cellAddress(index + 1, column),
        })
      }
      count.cells += 1
      if (column >= MAX_BOOK_COLUMNS || count.cells > MAX_BOOK_CELLS) {
        throw new Refusal('too-many-cells', { sheet: name, row: index + 1 })
      }
      cells.set(column, cell)
    }
    if (cells.size > 0) rows.push({ row: index + 1, cells })
  }
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]))
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    if (byRow.get(start.r + 1)?.has(start.c) !== true) continue
    const first = cellAddress(start.r + 1, start.c)
    const range = `${first}:${cellAddress(end.r + 1, end.c)}`
    remarks.add('merged-cells', { sheet: name, row: start.r + 1, cell: first }, { range })
  }
  return { name: cleanText(name), rows }
}

/** The elements of an array that are there: sheets of a million rows hold few of them. */
function entriesOf(list: unknown): [number, unknown][] {
  if (!Array.isArray(list)) return []
  const found: [number, unknown][] = []
  list.forEach((value: unknown, index) => {
    if (value !== undefined && value !== null) found.push([index, value])
  })
  return found
}

function cellOf(cell: XLSX.CellObject, epoch1904: boolean): Cell | 'no-value' | null {
  const formula = typeof cell.f === 'string' && cell.f !== ''
  const { t: kind, v: value } = cell
  if (kind === 'z' || value === undefined || value === null) return formula ? 'no-value' : null
  if (kind === 'e') return { text: errorName(value), from: 'fault' }
  const text = cleanText(cellText(kind, value, typeof cell.z === 'string' ? cell.z : '', epoch1904))
  if (text === '') return null
  if (formula) return { text, from: 'formula' }
  return kind === 'b' ? { text, from: 'truth' } : { text }
}

/** Faults of cells by their number in the file (ECMA-376, 18.17.3). */
const ERRORS: Readonly<Record<string, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

function errorName(value: unknown): string {
  return ERRORS[String(value)] ?? (typeof value === 'string' ? value : '#ERROR!')
}
