import { choicesFromCsv, choicesFromGeoJson } from '../checklist/choices-from-file.ts'
import type { Choice } from '../checklist/definition.ts'
import { readCsv } from '../checklist/read-csv.ts'
import { cellAddress, columnLetters } from './book.ts'
import { isColumnName } from './choice-lists.ts'
import { choicesFromXml } from './choices-from-xml.ts'
import { decodeText } from './decode-text.ts'
import type { CellPlace, FormFile } from './import-report.ts'
import type { Origins } from './origins.ts'
import type { Remarks } from './remarks.ts'

/** A list that has to come from a file. */
export interface WantedFile {
  /** With its extension. */
  readonly name: string
  readonly place: CellPlace
  /** The parameters `value` and `label` of the question that takes its choices from it. */
  readonly columns: { readonly value?: string; readonly label?: string }
  /** No question takes its choices from it: it is only looked up, and what its rows are called does not matter. */
  readonly lookedUp: boolean
}

/** The file of that name among those given, whatever the case of its letters and the folders before it. */
export function findCompanion(name: string, companions: readonly FormFile[]): FormFile | undefined {
  const plain = (path: string) => (path.split(/[/\\]/).at(-1) ?? path).toLowerCase().normalize('NFC')
  return companions.find((file) => plain(file.name) === plain(name))
}

/** Reads a list from the file that a form names. Null when it is missing or cannot be read, which is said. */
export function readListFile(
  wanted: WantedFile,
  companions: readonly FormFile[],
  languages: readonly string[],
  origins: Origins,
  remarks: Remarks,
): Choice[] | null {
  const file = findCompanion(wanted.name, companions)
  if (file === undefined) {
    remarks.add('file-missing', wanted.place, { name: wanted.name })
    return null
  }
  const text = decodeText(file.bytes)?.text
  const extension = /\.(\w+)$/.exec(wanted.name)?.[1]?.toLowerCase()
  const read = text === undefined ? null : parse(text, extension, wanted, languages)
  if (read === null || 'fault' in read) {
    const fault = read === null ? { line: 1 } : read.fault
    remarks.add(
      'file-unreadable',
      { sheet: file.name, row: fault.line },
      { name: file.name, line: fault.line },
    )
    return null
  }
  const dropped = new Set<string>()
  const choices = read.choices.map((choice, index): Choice => {
    const kept = Object.entries(choice.columns ?? {}).filter(([column]) => {
      if (!isColumnName(column)) dropped.add(column)
      return isColumnName(column)
    })
    const { columns: _all, ...rest } = choice
    const made = { ...rest, ...(kept.length === 0 ? {} : { columns: Object.fromEntries(kept) }) }
    if (made.name === '' && wanted.lookedUp) return { ...made, name: `row_${index + 1}` }
    return made
  })
  for (const header of dropped) {
    const column = read.header.indexOf(header)
    const cell = column < 0 ? {} : { cell: cellAddress(1, column), column: columnLetters(column) }
    remarks.add('choice-column-name', { sheet: file.name, row: 1, ...cell }, { header })
  }
  return settle(choices, wanted, file.name, read.rows, origins, remarks)
}

interface ReadFile {
  readonly choices: readonly Choice[]
  readonly header: readonly string[]
  /** The row of each choice; empty when it has none. */
  readonly rows: readonly number[]
}

function parse(
  text: string,
  extension: string | undefined,
  { columns, lookedUp }: WantedFile,
  languages: readonly string[],
): ReadFile | { readonly fault: { readonly line: number } } | null {
  const clean = text.toWellFormed().normalize('NFC')
  if (extension === 'xml') {
    const choices = choicesFromXml(clean, languages, columns)
    return choices === null ? null : { choices, header: [], rows: [] }
  }
  if (extension === 'geojson') {
    const read = choicesFromGeoJson(clean, languages, columns)
    return 'problems' in read ? null : { choices: read.choices, header: [], rows: [] }
  }
  const table = readCsv(clean)
  if ('problems' in table) return { fault: { line: Number(table.problems[0]?.detail?.line ?? 1) } }
  const header = (table.rows[0] ?? []).map((cell) => cell.trim())
  // A file that is only looked up may call its rows by any column.
  const named = header.includes('name') || columns.value !== undefined || !lookedUp
  const read = choicesFromCsv(clean, languages, named ? columns : { value: header[0] ?? 'name' })
  return 'problems' in read ? null : { choices: read.choices, header, rows: table.numbers.slice(1) }
}

/** Gives rows that are only looked up names of their own where theirs is not one, and remembers where each stood. */
function settle(
  choices: readonly Choice[],
  wanted: WantedFile,
  file: string,
  rows: readonly number[],
  origins: Origins,
  remarks: Remarks,
): Choice[] {
  const seen = new Set<string>()
  return choices.map((choice, index) => {
    const row = { sheet: file, ...(rows[index] === undefined ? {} : { row: rows[index] }) }
    let made = choice
    if (wanted.lookedUp && (seen.has(choice.name) || /\s/.test(choice.name))) {
      // The lookup by `name` still finds the first of them.
      made = { ...choice, name: `row_${index + 1}` }
    } else if (choice.name === '') remarks.add('choice-name-missing', row, { list: wanted.name })
    else if (/\s/.test(choice.name)) remarks.add('choice-name-spaces', row, { name: choice.name })
    seen.add(made.name)
    origins.set(made, { row, cells: new Map() })
    return made
  })
}
