import { plainHeader } from './columns.ts'
import { readLanguage } from './languages.ts'
import { cellIn, headerPlace, placeOf, type Table, type TableColumn } from './read-table.ts'
import type { Remarks } from './remarks.ts'

/** The languages of a form. */
export interface FormLanguages {
  /** Tags in the order of the form. */
  readonly tags: readonly string[]
  /** The one that stands in for those that lack a text. */
  readonly main: string
  /** The tag of a language as a header names it. */
  tagOf(written: string): string
  /**
   * What a column of words without a language is in: the main language; or, where a form names its languages everywhere
   * else, every language.
   */
  readonly plain: 'main' | 'all'
}

/** The tag for a form that does not say what language it is in (BCP 47: undetermined). */
const UNNAMED = 'und'

/**
 * Finds the languages of a form: those its headers name, in order, and the default language of the settings. Headers
 * without a language are in the default one. Where none is set, and a column stands both with and without a language, the
 * one without is a language that the form does not name.
 */
export function readFormLanguages(
  tables: readonly Table[],
  settings: Table | null,
  remarks: Remarks,
): FormLanguages {
  const declared = wordsOf(settingOf(settings, 'adit:languages'))
  const headers = tables.flatMap((table) =>
    table.columns
      .filter(({ column }) => column?.translates === true && column.support !== 'ignored')
      .map((column) => ({ table, column })),
  )
  const tags: string[] = [...declared]
  const known = new Map<string, string>()
  for (const { table, column } of headers) {
    if (column.language === null || known.has(nameOf(column.language))) continue
    const { tag, from } = readDeclared(column.language, declared)
    known.set(nameOf(column.language), tag)
    if (from === 'name') {
      remarks.add('language-unknown', headerPlace(table, column), { name: column.language, tag })
    }
    if (!tags.includes(tag)) tags.push(tag)
  }
  const main = findMain(settings, tags, declared, headers, remarks)
  if (!tags.includes(main.tag)) tags.unshift(main.tag)
  return {
    tags,
    main: main.tag,
    plain: main.plain,
    tagOf: (written) => known.get(nameOf(written)) ?? readDeclared(written, declared).tag,
  }
}

function nameOf(written: string): string {
  return written.toLowerCase().replace(/\s+/g, ' ').trim()
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((word) => /^[A-Za-z0-9-]{1,35}$/.test(word)))]
}

/** A language that the form itself declares by tag is meant before any other. */
function readDeclared(written: string, declared: readonly string[]): ReturnType<typeof readLanguage> {
  const inside = /\(\s*([A-Za-z0-9-]+)\s*\)$/.exec(written.trim())?.[1] ?? written.trim()
  const tag = declared.find((each) => each === inside)
  return tag === undefined ? readLanguage(written) : { tag, from: 'code' }
}

function settingOf(settings: Table | null, header: string): string {
  const row = settings?.rows[0]
  return settings === null || row === undefined ? '' : (cellIn(settings, row, header)?.cell.text ?? '')
}

type Header = { readonly table: Table; readonly column: TableColumn }

function findMain(
  settings: Table | null,
  tags: readonly string[],
  declared: readonly string[],
  headers: readonly Header[],
  remarks: Remarks,
): { readonly tag: string; readonly plain: FormLanguages['plain'] } {
  const written = settingOf(settings, 'default_language')
  const plain = headers.filter(({ column }) => column.language === null && !isAdit(column))
  const [first] = tags
  if (written !== '' && nameOf(written) !== 'default') {
    const { tag, from } = readDeclared(written, declared)
    const named = tags.find((each) => each === tag) ?? tags.find((each) => primary(each) === primary(tag))
    const row = settings?.rows[0]
    const found = settings === null || row === undefined ? null : cellIn(settings, row, 'default_language')
    const place =
      found === null || settings === null ? undefined : placeOf(settings, row?.row ?? 1, found.column)
    if (named !== undefined) return { tag: named, plain: 'main' }
    if (from === 'name') remarks.add('language-unknown', place, { name: written, tag })
    if (plain.length > 0 || first === undefined) return { tag, plain: 'main' }
    remarks.add('default-language-unused', place, { name: written, tag: first })
    return { tag: first, plain: 'all' }
  }
  const survey = headers[0]?.table.title ?? 'survey'
  if (first === undefined) {
    remarks.add('language-unnamed', { sheet: survey }, { tag: UNNAMED })
    return { tag: UNNAMED, plain: 'main' }
  }
  const both = plain.find(({ table, column }) =>
    table.columns.some((other) => other.language !== null && other.column === column.column),
  )
  if (both === undefined) return { tag: first, plain: 'all' }
  remarks.add('language-unnamed', headerPlace(both.table, both.column), { tag: UNNAMED })
  return { tag: UNNAMED, plain: 'main' }
}

function isAdit({ column }: TableColumn): boolean {
  return plainHeader(column?.header ?? '').includes('adit:')
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag
}
