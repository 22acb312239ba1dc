import { MAX_NAME_LENGTH } from '../checklist/check-names.ts'
import { MAX_NESTING } from '../checklist/check-shape.ts'
import type { Cell } from './book.ts'
import { cellsOf } from './choice-lists.ts'
import type { Draft } from './draft.ts'
import type { FormLanguages } from './form-languages.ts'
import { readRow } from './read-row.ts'
import { cellIn, missingHeaders, placeOf, type Table, type TableRow } from './read-table.ts'
import { type ReadType, readType, similarType } from './read-type.ts'
import { WordsReader } from './read-words.ts'
import { Refusal, type Remarks } from './remarks.ts'
import { yesOrNo } from './words-of-truth.ts'

/**
 * Reads the survey into nested rows. Whatever is wrong with a row is said, and the row is kept as well as it goes, so that
 * others can refer to it and everything can be said at once.
 *
 * @throws Refusal when there is nothing to ask
 */
export function readSurvey(table: Table, languages: FormLanguages, remarks: Remarks): readonly Draft[] {
  const [missing] = missingHeaders(table, 'type')
  if (missing !== undefined) {
    throw new Refusal('header-missing', { sheet: table.title, row: table.headerRow }, { header: missing })
  }
  const reader = new SurveyReader(table, languages, remarks)
  for (const row of table.rows) reader.row(row)
  return reader.finish()
}

class SurveyReader {
  readonly #table: Table
  readonly #words: WordsReader
  readonly #remarks: Remarks
  readonly #drafts: Draft[] = []
  readonly #open: Draft[] = []
  #suggestions = 100

  constructor(table: Table, languages: FormLanguages, remarks: Remarks) {
    this.#table = table
    this.#words = new WordsReader(table, languages, remarks)
    this.#remarks = remarks
  }

  row(row: TableRow): void {
    const place = placeOf(this.#table, row.row)
    const type = cellIn(this.#table, row, 'type')
    const disabled = cellIn(this.#table, row, 'disabled')
    const [first] = row.cells.values()
    if (disabled !== null && yesOrNo(disabled.cell.text) === true) {
      this.#remarks.add('row-disabled', place)
    } else if (type === null) {
      if (first?.text.startsWith('#') === true) this.#remarks.add('row-comment', place)
      else if (this.#says(row, 'name') || this.#words.has(row, 'label'))
        this.#remarks.add('type-missing', place)
      else this.#remarks.add('row-without-type', place)
    } else if (type.cell.text.startsWith('#')) {
      this.#remarks.add('row-comment', place)
    } else this.#typed(row, type.cell, readType(type.cell.text))
  }

  finish(): readonly Draft[] {
    for (const draft of this.#open) {
      this.#remarks.add('begin-without-end', draft.row, { kind: draft.kind, name: draft.name })
    }
    this.#words.finish()
    if (this.#drafts.length === 0 && !this.#remarks.refused) {
      throw new Refusal('no-questions', { sheet: this.#table.title })
    }
    return this.#drafts
  }

  #typed(row: TableRow, type: Cell, read: ReadType): void {
    const place = placeOf(this.#table, row.row, this.#typeColumn())
    if (read.kind === 'end') {
      this.#end(read.becomes, place)
      return
    }
    if (read.kind === 'loop') this.#remarks.add('loop-over-list', place, { type: type.text })
    if (read.kind === 'unknown') this.#sayUnknown(type.text, place)
    const kind = read.kind === 'begin' ? read.becomes : read.kind === 'loop' ? 'repeat' : 'question'
    const draft: Draft = {
      kind,
      name: this.#name(row, read),
      definition: {},
      children: [],
      parent: this.#open.at(-1) ?? null,
      row: placeOf(this.#table, row.row),
      cells: cellsOf(this.#table, row),
      profile: kind === 'group' && this.#flag(row, 'bind::adit:profile'),
      ...this.#takesFrom(row, read, place),
    }
    const known = read.kind === 'question' ? read.type : null
    if (known?.support === 'approximated') {
      this.#remarks.add('type-approximated', place, { type: known.name, becomes: known.becomes ?? '' })
    }
    // What is not known stands in as a text, which can be referred to.
    draft.definition.type =
      kind === 'question' ? (known === null ? 'text' : (known.becomes ?? 'hidden')) : kind
    draft.definition.name = draft.name
    readRow(this.#table, row, draft, this.#words, this.#remarks)
    if (known?.constraint !== undefined && draft.definition.constraint === undefined) {
      draft.definition.constraint = known.constraint
    }
    const siblings = draft.parent?.children ?? this.#drafts
    siblings.push(draft)
    if (kind === 'question') return
    this.#open.push(draft)
    if (this.#open.length > MAX_NESTING) {
      throw new Refusal('nested-too-deep', draft.row, { name: draft.name, most: MAX_NESTING })
    }
  }

  /** Suggests a type for the first of them: whoever has many has one reason. */
  #sayUnknown(type: string, place: ReturnType<typeof placeOf>): void {
    const similar = this.#suggestions > 0 ? similarType(type) : ''
    this.#suggestions -= 1
    if (similar === '') this.#remarks.add('type-unknown', place, { type })
    else this.#remarks.add('type-misspelt', place, { type, similar })
  }

  #end(becomes: 'group' | 'repeat', place: ReturnType<typeof placeOf>): void {
    const open = this.#open.at(-1)
    if (open === undefined) {
      this.#remarks.add('end-without-begin', place, { kind: becomes })
      return
    }
    if (open.kind !== becomes) {
      const detail = { kind: becomes, open: open.kind, name: open.name, first: open.row.row ?? 0 }
      this.#remarks.add('end-of-other-kind', place, detail)
    }
    this.#open.pop()
  }

  #name(row: TableRow, read: ReadType): string {
    const place = placeOf(this.#table, row.row)
    const given = cellIn(this.#table, row, 'name')
    if (given !== null) {
      const name = given.cell.text
      if ([...name].length > MAX_NAME_LENGTH) {
        const at = placeOf(this.#table, row.row, given.column)
        this.#remarks.add('name-too-long', at, { name, most: MAX_NAME_LENGTH })
      }
      return name
    }
    const type = read.kind === 'question' ? read.type.name : ''
    if (type === 'audit') return 'audit'
    const made = `generated_note_name_${row.row}`
    if (type === 'note') this.#remarks.add('name-made', place, { name: made })
    else this.#remarks.add('name-missing', place)
    return made
  }

  #takesFrom(
    row: TableRow,
    read: ReadType,
    place: ReturnType<typeof placeOf>,
  ): Pick<Draft, 'choices' | 'brings'> {
    if (read.kind !== 'question') return {}
    const { type, argument, orOther } = read
    if (type.becomes === null) {
      const name = cellIn(this.#table, row, 'name')?.cell.text ?? ''
      return { brings: `${name}.${type.name === 'xml-external' ? 'xml' : 'csv'}` }
    }
    if (type.argument === 'none') return {}
    const name = argument || (cellIn(this.#table, row, 'list_name')?.cell.text ?? '')
    if (name === '') this.#remarks.add('list-not-named', place)
    if (name.includes('${')) this.#remarks.add('choices-from-answers', place, { name })
    const isFile = type.argument === 'list' && /\.(csv|xml|geojson)$/i.test(name)
    return { choices: { from: isFile ? 'file' : type.argument, name, orOther } }
  }

  #typeColumn() {
    return this.#table.columns.find(({ column }) => column?.header === 'type')
  }

  #says(row: TableRow, header: string): boolean {
    return cellIn(this.#table, row, header) !== null
  }

  #flag(row: TableRow, header: string): boolean {
    const found = cellIn(this.#table, row, header)
    return found !== null && yesOrNo(found.cell.text) === true
  }
}
