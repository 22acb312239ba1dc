import * as XLSX from '@e965/xlsx'
import { importForm } from '../../shared/xlsform/import-form.ts'
import type {
  FormFile,
  ImportOptions,
  ImportRemark,
  ImportResult,
} from '../../shared/xlsform/import-report.ts'

/** A cell of a test form: text, number or truth; a cell of SheetJS for everything else; null for a blank one. */
export type TestCell = string | number | boolean | null | XLSX.CellObject

/** The sheets of a test form, each as rows of cells, the headers first. */
export type TestSheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>

/** A workbook of these sheets, as Excel would write it. */
export function workbook(
  sheets: TestSheets,
  change: (book: XLSX.WorkBook) => void = () => {},
): XLSX.WorkBook {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]))
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  change(book)
  return book
}

/** The bytes of a workbook in a format of SheetJS: `xlsx`, `biff8` (old `.xls`), `ods`. */
export function bytesOf(book: XLSX.WorkBook, bookType: XLSX.BookType = 'xlsx'): Uint8Array {
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer)
}

/** A form as a file. */
export function formFile(sheets: TestSheets, name = 'form.xlsx'): FormFile {
  return { name, bytes: bytesOf(workbook(sheets)) }
}

/** Text as a file. */
export function textFile(name: string, text: string): FormFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

/** Settings that leave nothing to remark. */
export const SETTINGS = [
  ['form_title', 'form_id', 'version', 'default_language', 'adit:stage'],
  ['Test', 'test', '1', 'English (en)', 'operation'],
] as const

/** Imports a survey given as rows, with settings that leave nothing to remark and whatever else is given. */
export function importSurvey(
  survey: readonly (readonly TestCell[])[],
  others: TestSheets = {},
  options: ImportOptions = {},
): ImportResult {
  return importForm(formFile({ survey, settings: SETTINGS, ...others }), options)
}

/** What was said beside the counts of what was taken: `approximated label-missing survey!A2`. */
export function said({ remarks }: { readonly remarks: readonly ImportRemark[] }): readonly string[] {
  return remarks
    .filter(({ fate }) => fate !== 'taken')
    .map(({ fate, code, place }) => {
      const where = place === undefined ? '' : ` ${place.sheet}!${place.cell ?? place.row ?? ''}`
      return `${fate} ${code}${where}`
    })
}

/** The definition that came of an import; fails with what was said when there is none. */
export function definitionOf(result: ImportResult) {
  if (result.checklist === undefined) throw new Error(said(result).join('\n'))
  return result.checklist.definition
}
