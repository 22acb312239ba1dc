import type { Book, BookSheet } from './book.ts'
import { plainHeader, SHEETS, type SheetName } from './columns.ts'
import { isClose } from './is-close.ts'
import { readTable, type Table } from './read-table.ts'
import { Refusal, type Remarks } from './remarks.ts'

/** The sheets of a form that count; all but the survey may be missing. */
export interface FormSheets {
  readonly survey: Table
  readonly choices: Table | null
  readonly settings: Table | null
  readonly external: Table | null
}

/**
 * Finds the sheets of a form in a book, whatever the case of their names. A book with a single sheet of another name is
 * taken for a survey when its headers say so. Other sheets have no effect, and are named.
 *
 * @throws Refusal when there is no survey
 */
export function findSheets(book: Book, remarks: Remarks): FormSheets {
  const found = new Map<SheetName, BookSheet>()
  for (const sheet of book.sheets) {
    const name = SHEETS.find((known) => known === plainHeader(sheet.name))
    if (name === undefined) continue
    if (found.has(name)) remarks.add('sheet-twice', { sheet: sheet.name }, { name: sheet.name })
    else found.set(name, sheet)
  }
  let survey = found.get('survey')
  const [only] = book.sheets
  if (survey === undefined && book.sheets.length === 1 && only !== undefined && isSurvey(only)) {
    survey = only
    remarks.add('only-sheet', { sheet: only.name }, { name: only.name })
  }
  if (survey === undefined) {
    const names = book.sheets.map(({ name }) => name)
    const similar = names.find((name) => isClose(plainHeader(name), 'survey'))
    if (similar !== undefined) throw new Refusal('survey-misspelt', undefined, { similar })
    throw new Refusal('no-survey', undefined, { names: names.join(', ') })
  }
  const table = (name: SheetName): Table | null => {
    const sheet = found.get(name)
    return sheet === undefined || sheet.rows.length === 0 ? null : readTable(name, sheet, remarks)
  }
  for (const sheet of book.sheets) {
    if (sheet === survey || [...found.values()].includes(sheet) || sheet.rows.length === 0) continue
    if (SHEETS.some((known) => known === plainHeader(sheet.name))) continue
    const similar = SHEETS.find((known) => !found.has(known) && isClose(plainHeader(sheet.name), known))
    if (similar === undefined) remarks.add('sheet-unknown', { sheet: sheet.name }, { name: sheet.name })
    else remarks.add('sheet-misspelt', { sheet: sheet.name }, { name: sheet.name, similar })
  }
  for (const name of ['entities', 'osm'] as const) {
    const sheet = found.get(name)
    if (sheet !== undefined && sheet.rows.length > 0) {
      remarks.add('sheet-without-effect', { sheet: sheet.name }, { name: sheet.name })
    }
  }
  return {
    survey: readTable('survey', survey, remarks),
    choices: table('choices'),
    settings: table('settings'),
    external: table('external_choices'),
  }
}

function isSurvey(sheet: BookSheet): boolean {
  const headers = [...(sheet.rows[0]?.cells.values() ?? [])].map(({ text }) => plainHeader(text))
  return headers.includes('type') && headers.includes('name')
}
