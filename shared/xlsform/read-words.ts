import type { Text } from '../checklist/definition.ts'
import { columnLetters } from './book.ts'
import type { FormLanguages } from './form-languages.ts'
import { headerPlace, placeOf, type Table, type TableColumn, type TableRow } from './read-table.ts'
import type { Remarks } from './remarks.ts'

/** A column of words in all its languages. */
interface WordsColumn {
  /** By tag; '' for the one without a language. */
  readonly byTag: Map<string, TableColumn>
}

/**
 * Reads the words of a table in every language of the form. A language that lacks a text gets that of the main language,
 * or else of any: once said for a column that is not there at all, otherwise cell by cell.
 */
export class WordsReader {
  readonly #table: Table
  readonly #languages: FormLanguages
  readonly #remarks: Remarks
  readonly #columns = new Map<string, WordsColumn>()
  readonly #told = new Map<string, { count: number; column: TableColumn; tag: string }>()

  constructor(table: Table, languages: FormLanguages, remarks: Remarks) {
    this.#table = table
    this.#languages = languages
    this.#remarks = remarks
    for (const column of table.columns) {
      const key = column.column?.translates === true ? column.column.key : null
      if (key === null) continue
      const { byTag } = this.#columns.get(key) ?? { byTag: new Map<string, TableColumn>() }
      const tag = column.language === null ? this.#plainTag() : languages.tagOf(column.language)
      const twin = byTag.get(tag)
      if (twin === undefined || !this.#holds(twin)) byTag.set(tag, column)
      else if (this.#holds(column)) this.#sayTwice(column, twin)
      this.#columns.set(key, { byTag })
    }
  }

  /** The keys that have a column here: `label`, `media.image`. */
  get keys(): readonly string[] {
    return [...this.#columns.keys()]
  }

  /** The words under a key in a row, with the column they are first found in; null when it has none. */
  read(row: TableRow, key: string): { readonly text: Text; readonly column: TableColumn } | null {
    const words = this.#columns.get(key)
    if (words === undefined) return null
    const given = new Map<string, TableColumn>()
    for (const [tag, column] of words.byTag) if (row.cells.has(column.index)) given.set(tag, column)
    const source = given.get(this.#languages.main) ?? given.get('') ?? given.values().next().value
    if (source === undefined) return null
    const text: Record<string, string> = {}
    for (const tag of this.#languages.tags) {
      const own = given.get(tag)
      text[tag] = row.cells.get((own ?? given.get('') ?? source).index)?.text ?? ''
      // A file that is named once is the same in every language.
      if (own === undefined && !key.startsWith('media.')) this.#sayMissing(row, key, tag, words, source)
    }
    return { text, column: source }
  }

  /** Whether a row has words under a key, in any language. */
  has(row: TableRow, key: string): boolean {
    return [...(this.#columns.get(key)?.byTag.values() ?? [])].some(({ index }) => row.cells.has(index))
  }

  /** A text that is the same in every language of the form. */
  sameInAll(text: string): Text {
    return Object.fromEntries(this.#languages.tags.map((tag) => [tag, text]))
  }

  /** Says which columns were missing as a whole, after all rows are read. */
  finish(): void {
    for (const { count, column, tag } of this.#told.values()) {
      const detail = { language: tag, header: column.header, count }
      this.#remarks.add('translations-missing', headerPlace(this.#table, column), detail)
    }
  }

  #plainTag(): string {
    return this.#languages.plain === 'main' ? this.#languages.main : ''
  }

  #holds({ index }: TableColumn): boolean {
    return this.#table.rows.some(({ cells }) => cells.has(index))
  }

  #sayTwice(column: TableColumn, twin: TableColumn): void {
    const first = `${columnLetters(twin.index)}${this.#table.headerRow}`
    this.#remarks.add('header-twice', headerPlace(this.#table, column), { first })
  }

  #sayMissing(row: TableRow, key: string, tag: string, words: WordsColumn, source: TableColumn): void {
    const own = words.byTag.get(tag)
    // One text for all languages is in the main one by right.
    if (tag === this.#languages.main && source === words.byTag.get('')) return
    if (own !== undefined) {
      const place = placeOf(this.#table, row.row, own)
      this.#remarks.add('translation-missing', place, { language: tag, header: own.header })
      return
    }
    const id = `${key} ${tag}`
    const told = this.#told.get(id) ?? { count: 0, column: source, tag }
    told.count += 1
    this.#told.set(id, told)
  }
}
