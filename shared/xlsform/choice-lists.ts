import type { Choice, Media, Text } from '../checklist/definition.ts'
import { XML_NAME } from '../expression/tokenize.ts'
import type { FormLanguages } from './form-languages.ts'
import type { CellPlace } from './import-report.ts'
import type { Origins } from './origins.ts'
import {
  cellIn,
  headerPlace,
  missingHeaders,
  placeOf,
  type Table,
  type TableColumn,
  type TableRow,
} from './read-table.ts'
import { WordsReader } from './read-words.ts'
import type { Remarks } from './remarks.ts'
import { setKey } from './set-key.ts'

/** The choice lists of a form, by the names that the form calls them. */
export type ChoiceLists = Map<string, Choice[]>

/** The keys of canonical JSON, which a list's name and a column's name become (bundle format 1.0, section 4). */
const KEY = /^[A-Za-z0-9_.:-]{1,64}$/

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

/** What stands before the name of a column that would otherwise be taken for one of XLSForm's own. */
const ESCAPE = /^adit:/

/** What reading choices needs to know of the form around them. */
export interface ChoiceContext {
  readonly languages: FormLanguages
  readonly allowDuplicates: boolean
  readonly origins: Origins
  readonly remarks: Remarks
}

/** Reads a sheet of choices into lists, every further column with its choice. */
export function readChoiceLists(table: Table, context: ChoiceContext): ChoiceLists {
  const { remarks, languages } = context
  const lists: ChoiceLists = new Map()
  const missing = missingHeaders(table, 'list_name', 'name')
  if (table.rows.length === 0) return lists
  for (const header of missing) {
    remarks.add('header-missing', { sheet: table.title, row: table.headerRow }, { header })
  }
  if (missing.length > 0) return lists
  const words = new WordsReader(table, languages, remarks)
  const others = otherColumns(table, remarks)
  for (const row of table.rows) {
    const list = cellIn(table, row, 'list_name')
    if (list === null) {
      remarks.add('choice-without-list', placeOf(table, row.row))
      continue
    }
    const name = cellIn(table, row, 'name')
    if (name === null) {
      remarks.add('choice-name-missing', placeOf(table, row.row), { list: list.cell.text })
      continue
    }
    const choices = lists.get(list.cell.text) ?? []
    lists.set(list.cell.text, choices)
    const choice = readChoice(table, row, name.cell.text, words, others, remarks)
    context.origins.set(choice, { row: placeOf(table, row.row), cells: cellsOf(table, row) })
    choices.push(choice)
  }
  words.finish()
  for (const [list, choices] of lists) lists.set(list, settleDuplicates(choices, context))
  return lists
}

function readChoice(
  table: Table,
  row: TableRow,
  name: string,
  words: WordsReader,
  others: readonly (readonly [string, TableColumn])[],
  remarks: Remarks,
): Choice {
  if (/\s/.test(name)) remarks.add('choice-name-spaces', placeOf(table, row.row), { name })
  const media: Record<string, unknown> = {}
  for (const key of words.keys.filter((each) => each.startsWith('media.'))) {
    const files = words.read(row, key)?.text
    if (files !== undefined) setKey(media, key, withoutScheme(files))
  }
  let label = words.read(row, 'label')?.text
  if (label === undefined) {
    if (!('media' in media)) remarks.add('choice-label-missing', placeOf(table, row.row), { name })
    label = words.sameInAll(name)
  }
  const columns: Record<string, string> = {}
  for (const [column, { index }] of others) {
    const text = row.cells.get(index)?.text
    if (text !== undefined) columns[column] = text
  }
  for (const column of cellIn(table, row, 'adit:blank')?.cell.text.split(' ') ?? []) columns[column] ??= ''
  return {
    name,
    label,
    ...('media' in media ? { media: media.media as Media } : {}),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  }
}

/** Media are named by file, or as ODK's apps address them. */
export function withoutScheme(files: Text): Text {
  return Object.fromEntries(
    Object.entries(files).map(([tag, file]) => [tag, file.replace(/^jr:\/\/(images|audio|video)\//, '')]),
  )
}

/** The columns that XLSForm does not know: filters, units, whatever expressions look up. */
function otherColumns(table: Table, remarks: Remarks): readonly (readonly [string, TableColumn])[] {
  const found: (readonly [string, TableColumn])[] = []
  for (const column of table.columns) {
    if (column.column !== null) continue
    const name = column.header.replace(ESCAPE, '')
    if (isColumnName(name)) found.push([name, column])
    else remarks.add('choice-column-name', headerPlace(table, column), { header: column.header })
  }
  return found
}

/** Whether a column can be kept and found by expressions. */
export function isColumnName(name: string): boolean {
  return XML_NAME.test(name) && KEY.test(name) && !['name', 'label', ...FORBIDDEN].includes(name)
}

/** Where each key of a row stands. */
export function cellsOf(table: Table, row: TableRow): ReadonlyMap<string, CellPlace> {
  const cells = new Map<string, CellPlace>()
  for (const column of table.columns) {
    const key = column.column === null ? `columns.${column.header}` : column.column.key
    if (key !== null && row.cells.has(column.index) && !cells.has(key)) {
      cells.set(key, placeOf(table, row.row, column))
    }
  }
  return cells
}

/**
 * XLSForm can allow a name twice in a list. A choice that is the same in everything is left out; another one gets a
 * number behind its name. Where it is not allowed, loading says so.
 */
function settleDuplicates(
  choices: readonly Choice[],
  { allowDuplicates, origins, remarks }: ChoiceContext,
): Choice[] {
  if (!allowDuplicates) return [...choices]
  const seen = new Map<string, { readonly texts: Set<string>; last: number }>()
  const taken = new Set(choices.map(({ name }) => name))
  return choices.flatMap((choice) => {
    const text = JSON.stringify(choice)
    const fellows = seen.get(choice.name)
    if (fellows === undefined) {
      seen.set(choice.name, { texts: new Set([text]), last: 1 })
      return [choice]
    }
    const origin = origins.get(choice)
    if (fellows.texts.has(text)) {
      remarks.add('choice-repeated', origin?.row, { name: choice.name })
      return []
    }
    fellows.texts.add(text)
    do fellows.last += 1
    while (taken.has(`${choice.name}_${fellows.last}`))
    const renamed = { ...choice, name: `${choice.name}_${fellows.last}` }
    if (origin !== undefined) origins.set(renamed, origin)
    const place = origin?.cells.get('name') ?? origin?.row
    remarks.add('choice-renamed', place, { name: choice.name, new: renamed.name })
    return [renamed]
  })
}

/** A name for a list that a definition can hold; the same when it fits already. */
export function listKey(name: string, taken: ReadonlySet<string>): string {
  if (KEY.test(name) && !FORBIDDEN.includes(name)) return name
  const plain = name.replace(/[^A-Za-z0-9_.-]+/g, '_').slice(0, 50)
  const base = /[A-Za-z0-9]/.test(plain) && !FORBIDDEN.includes(plain) ? plain : 'list'
  let key = base
  for (let number = 2; taken.has(key); number++) key = `${base}_${number}`
  return key
}
