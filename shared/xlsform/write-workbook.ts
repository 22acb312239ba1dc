import { CFB, utils, type WorkSheet, write } from '@e965/xlsx'
import { decodeUtf8, encodeUtf8 } from '../lib/bytes.ts'

/** One sheet of a workbook: a header row and the rows below it. Every cell is text; null leaves it out. */
export interface Sheet {
  /** At most 31 characters, none of `: \ / ? * [ ]` (Excel's limits). */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
}

/** The most characters that a cell holds (Excel specifications and limits: "Total number of characters"). */
export const MAX_CELL_LENGTH = 32_767

/** How long a text is as it lies in a cell. */
export function cellLength(text: string): number {
  return escapeCell(text).length
}

/**
 * The bytes of an `.xlsx` workbook. Cells are text and nothing else: `=1+1` stays these four characters, `1.10` keeps its
 * zero, and the cells are formatted as text, so that they stay so when somebody edits them. The header row does not
 * scroll away. The same sheets give the same cells; times inside the file are not promised. No cell may be longer than
 * `MAX_CELL_LENGTH`.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new()
  for (const sheet of sheets) utils.book_append_sheet(book, toWorkSheet(sheet), sheet.name)
  const bytes = write(book, {
    type: 'array',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  }) as ArrayBuffer
  return freezeHeaders(new Uint8Array(bytes))
}

function toWorkSheet({ header, rows, widths }: Sheet): WorkSheet {
  const sheet: WorkSheet = {}
  for (const [r, row] of [header, ...rows].entries()) {
    for (const [c, text] of row.entries()) {
      // `@` is the format "text".
      if (text !== null) sheet[utils.encode_cell({ r, c })] = { t: 's', v: escapeCell(text), z: '@' }
    }
  }
  const last = { r: rows.length, c: Math.max(header.length - 1, 0) }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: last })
  sheet['!cols'] = widths.map((wch) => ({ wch }))
  return sheet
}

/** Workbooks write odd characters as `_x0009_`; where a text itself holds such letters, they must not be taken for one. */
function escapeCell(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

const VIEW = '<sheetView workbookViewId="0"/>'
const FROZEN_VIEW =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'

/** The writer has no option for panes, so its sheets get them afterwards. */
function freezeHeaders(workbook: Uint8Array): Uint8Array {
  const container = CFB.read(workbook, { type: 'array' })
  for (const [index, path] of container.FullPaths.entries()) {
    const entry = container.FileIndex[index]
    if (entry === undefined || !/\/xl\/worksheets\/[^/]+\.xml$/.test(path)) continue
    const xml = decodeUtf8(new Uint8Array(entry.content as Uint8Array)) ?? ''
    entry.content = encodeUtf8(xml.replace(VIEW, FROZEN_VIEW)) as never
    entry.size = entry.content.length
  }
  return new Uint8Array(
    CFB.write(container, { fileType: 'zip', compression: true, type: 'array' } as never) as never,
  )
}
