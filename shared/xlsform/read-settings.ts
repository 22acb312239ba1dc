import type { Text } from '../checklist/definition.ts'
import type { FormLanguages } from './form-languages.ts'
import type { CellPlace, ImportOptions } from './import-report.ts'
import { cellIn, headerPlace, placeOf, reportColumns, type Table } from './read-table.ts'
import { WordsReader } from './read-words.ts'
import type { Remarks } from './remarks.ts'
import { straighten } from './straighten.ts'
import { yesOrNo } from './words-of-truth.ts'

/** What the settings say, filled up with what every checklist needs. The version is made later when there is none. */
export interface FormSettings {
  readonly form_id: string
  readonly version: string | null
  readonly stage: string
  readonly form_title: Text
  readonly description?: Text
  readonly instance_name?: string
  readonly allowDuplicates: boolean
  /** Cells by key. */
  readonly cells: ReadonlyMap<string, CellPlace>
}

/** Settings that have their effect before or beside the table: what they mean needs no remark. */
const SILENT = ['namespaces', 'name', 'clean_text_values', 'style']

/** Reads the settings, of which a form has one row or none. `fileName` stands in for what they do not say. */
export function readSettings(
  table: Table | null,
  fileName: string,
  languages: FormLanguages,
  options: ImportOptions,
  remarks: Remarks,
): FormSettings {
  const cells = new Map<string, CellPlace>()
  const first = table?.rows[0]
  const get = (header: string, key: string): string => {
    const found = table === null || first === undefined ? null : cellIn(table, first, header)
    if (found === null || table === null || first === undefined) return ''
    cells.set(key, placeOf(table, first.row, found.column))
    return found.cell.text
  }
  const title = get('form_title', 'form_title')
  const id = get('form_id', 'form_id')
  const version = get('version', 'version')
  const writtenName = get('instance_name', 'instance_name')
  const instanceName = straighten(writtenName)
  if (instanceName !== writtenName) remarks.add('quotes-straightened', cells.get('instance_name'))
  const stage = get('adit:stage', 'stage')
  const duplicates = yesOrNo(get('allow_choice_duplicates', 'allow_choice_duplicates')) === true
  const base = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').normalize('NFC')
  const form_id = formId(id, base, cells.get('form_id'), remarks)
  if (title === '') remarks.add('title-missing', undefined, { title: id || base || form_id })
  if (options.stage === undefined && stage === '') {
    remarks.add('stage-assumed', undefined, { stage: 'operation' })
  }
  const words = readWords(table, languages, remarks)
  const main = title || id || base || form_id
  return {
    form_id,
    version: version === '' ? null : version,
    stage: options.stage ?? (stage || 'operation'),
    form_title: titleText(main, words.title, languages),
    ...(words.description === undefined ? {} : { description: words.description }),
    ...(instanceName === '' ? {} : { instance_name: instanceName }),
    allowDuplicates: duplicates,
    cells,
  }
}

function readWords(
  table: Table | null,
  languages: FormLanguages,
  remarks: Remarks,
): { readonly title?: ReadonlyMap<string, string>; readonly description?: Text } {
  const row = table?.rows[0]
  if (table === null || row === undefined) return {}
  reportSettings(table, remarks)
  const title = new Map<string, string>()
  const kept = table.columns.filter(({ column, language, index }) => {
    if (column?.header !== 'adit:form_title') return true
    const text = row.cells.get(index)?.text
    if (language !== null && text !== undefined) title.set(languages.tagOf(language), text)
    return false
  })
  const reader = new WordsReader({ ...table, columns: kept }, languages, remarks)
  const description = reader.read(row, 'description')?.text
  reader.finish()
  return { title, ...(description === undefined ? {} : { description }) }
}

/** XLSForm has a title in one language: the others get it too, unless Adit's own columns say otherwise. */
function titleText(
  main: string,
  others: ReadonlyMap<string, string> | undefined,
  { tags }: FormLanguages,
): Text {
  return Object.fromEntries(tags.map((tag) => [tag, others?.get(tag) ?? main]))
}

const FORM_ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/

function formId(given: string, base: string, place: CellPlace | undefined, remarks: Remarks): string {
  if (FORM_ID.test(given)) return given
  const id = slug(given || base)
  if (given === '') remarks.add('form-id-from-file', undefined, { id })
  else remarks.add('form-id-changed', place, { name: given, id })
  return id
}

/** A name made of what an id may hold. Letters beyond it are told apart by their code points. */
function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[^A-Za-z0-9_.-]+/g, (odd) =>
      /\p{L}/u.test(odd)
        ? `_${[...odd].map((letter) => letter.codePointAt(0)?.toString(16)).join('')}_`
        : '_',
    )
    .replace(/_+/g, '_')
    .replace(/^[_.-]+|[_.-]+$/g, '')
    .slice(0, 60)
  return plain === '' ? 'form' : plain
}

function reportSettings(table: Table, remarks: Remarks): void {
  const kept = table.columns.filter(({ column }) => !SILENT.includes(column?.header ?? ''))
  const row = table.rows[0]
  for (const column of kept) {
    if (row === undefined || !row.cells.has(column.index) || column.column === null) continue
    if (column.column.support === 'ignored') {
      remarks.add('setting-without-effect', placeOf(table, row.row, column), { header: column.header })
    }
  }
  reportColumns({ ...table, columns: kept.filter(({ column }) => column === null) }, remarks)
  const further = table.rows[1]
  if (further !== undefined) remarks.add('further-settings', { sheet: table.title, row: further.row })
  const without = table.columns.length === 0
  if (without)
    remarks.add(
      'column-without-header',
      headerPlace(table, { index: 0, header: '', column: null, language: null }),
    )
}
