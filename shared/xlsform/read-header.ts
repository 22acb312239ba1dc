import { type Column, columnsOf, plainHeader, type SheetName } from './columns.ts'

/** A header understood: its column, and the language behind it as it was written. */
export interface ReadHeader {
  readonly column: Column
  readonly language: string | null
}

/**
 * Which column a header names: by its name or an alias, whatever its case and spaces; with a language behind two colons
 * (`label::English (en)`), behind one as older forms have it (`label:English`), or behind an underscore for Adit's own
 * (`bind::adit:evidence_en`). Null when it names none.
 */
export function readHeader(sheet: SheetName, header: string): ReadHeader | null {
  const whole = find(sheet, header)
  if (whole !== null) return { column: whole, language: null }
  return (
    splitAt(sheet, header, '::') ??
    (header.includes('::') ? null : readSingleColons(sheet, header)) ??
    readAditLanguage(sheet, header)
  )
}

function find(sheet: SheetName, header: string): Column | null {
  const plain = plainHeader(header)
  return (
    columnsOf(sheet).find(
      (column) => plainHeader(column.header) === plain || column.aliases.includes(plain),
    ) ?? null
  )
}

/** The longest beginning that names a column of words; what follows is the language. */
function splitAt(sheet: SheetName, header: string, colons: string): ReadHeader | null {
  const parts = header.split(colons)
  for (let count = parts.length - 1; count > 0; count--) {
    const column = find(sheet, parts.slice(0, count).join('::'))
    if (column === null) continue
    const language = parts.slice(count).join(colons).trim()
    if (language === '') return { column, language: null }
    if (column.translates) return { column, language }
  }
  return null
}

/** A colon alone also stands in `jr:constraintMsg`: where it follows a prefix, it is no separator. */
function readSingleColons(sheet: SheetName, header: string): ReadHeader | null {
  if (!header.includes(':')) return null
  const doubled = header.replace(
    /(\b(?:jr|adit|odk|orx|esri|oc|kb|entities))?\s*:\s*/gi,
    (_all, prefix?: string) => (prefix === undefined ? '::' : `${prefix}:`),
  )
  const whole = find(sheet, doubled)
  return whole !== null ? { column: whole, language: null } : splitAt(sheet, doubled, '::')
}

function readAditLanguage(sheet: SheetName, header: string): ReadHeader | null {
  for (const column of columnsOf(sheet)) {
    if (!column.translates || !column.header.includes('adit:')) continue
    const start = `${plainHeader(column.header)}_`
    if (!plainHeader(header).startsWith(start)) continue
    // The tag keeps its case: nothing before it is shortened by making it plain, but for spaces around colons.
    const tag = header.trim().slice(-(plainHeader(header).length - start.length))
    return { column, language: tag }
  }
  return null
}
