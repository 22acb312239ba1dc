import type { ChecklistDefinition, QuestionDefinition, RowDefinition } from '../checklist/definition.ts'
import { parseExpression } from '../expression/parse.ts'
import { columnsOf } from './columns.ts'
import { type ExportCode, exportRemark } from './export-remarks.ts'
import { toSheet, valueAt, writtenColumns } from './export-table.ts'
import type { ImportRemark } from './import-report.ts'
import type { Sheet } from './write-workbook.ts'

/** A row of the sheet: its type as a form writes it, and the values of the other columns by their key. */
interface SurveyRow {
  readonly type: string
  readonly of: Readonly<Record<string, unknown>>
}

/** The survey sheet. `files` are the lists that left the workbook for a file, with its name. */
export function exportSurvey(
  definition: ChecklistDefinition,
  files: ReadonlyMap<string, string>,
): { readonly sheet: Sheet; readonly remarks: readonly ImportRemark[] } {
  const rows = [...profileRows(definition), ...definition.survey.flatMap((row) => rowsOf(row, files))]
  const columns = columnsOf('survey')
    .filter(({ key }) => key !== null && key !== 'list_name')
    .flatMap((column) =>
      writtenColumns<SurveyRow>(column, definition, ({ type, of }) =>
        column.key === 'type' ? type : valueAt(of, column.key ?? ''),
      ),
    )
  const { sheet, remarks } = toSheet('survey', rows, columns, ['type', 'name'])
  const doubted = rows.flatMap((row, index) => doubts(row, index + 2))
  return { sheet, remarks: [...remarks, ...doubted, ...belowDetection(rows)] }
}

function rowsOf(row: RowDefinition, files: ReadonlyMap<string, string>): readonly SurveyRow[] {
  const of = { ...row }
  if (row.type !== 'group' && row.type !== 'repeat') return [{ type: typeOf(row, files), of }]
  const inside = row.children.flatMap((child) => rowsOf(child, files))
  return [{ type: `begin_${row.type}`, of }, ...inside, { type: `end_${row.type}`, of: {} }]
}

function typeOf({ type, list_name }: QuestionDefinition, files: ReadonlyMap<string, string>): string {
  if (list_name === undefined) return type
  const file = files.get(list_name)
  return file === undefined ? `${type} ${list_name}` : `${type}_from_file ${file}`
}

/**
 * The names of the mine profile as questions in a first group, so that `${country}` means something to other tools too.
 * Importing knows the group by its mark and makes the profile of it again.
 */
function profileRows({ profile, languages, survey }: ChecklistDefinition): readonly SurveyRow[] {
  if (profile.length === 0) return []
  const taken = new Set([...profile, ...survey.flatMap(namesIn)])
  let group = PROFILE_GROUP
  while (taken.has(group)) group += '_'
  const labelled = (label: string) => Object.fromEntries(languages.map((language) => [language, label]))
  const label = Object.fromEntries(languages.map((tag) => [tag, PROFILE_WORDS[tag] ?? 'Mine profile']))
  return [
    { type: 'begin_group', of: { name: group, label, profile: true } },
    ...profile.map((name) => ({ type: 'text', of: { name, label: labelled(name) } })),
    { type: 'end_group', of: {} },
  ]
}

const PROFILE_GROUP = 'adit_profile'

/** Stands in the file and not on a screen of ours, so it is not among the messages. */
const PROFILE_WORDS: Readonly<Record<string, string>> = { en: 'Mine profile', zh: '矿山档案' }

function namesIn(row: RowDefinition): readonly string[] {
  return row.type === 'group' || row.type === 'repeat'
    ? [row.name, ...row.children.flatMap(namesIn)]
    : [row.name]
}

/** What ODK's converter would refuse in a row, by its own rules; Adit reads it back all the same. */
function doubts({ type, of }: SurveyRow, row: number): readonly ImportRemark[] {
  const { name } = of
  const doubt = (code: ExportCode, column: string) =>
    exportRemark(code, { sheet: 'survey', row, column }, { name: String(name) })
  const found: ImportRemark[] = []
  if (type === 'audit' && name !== 'audit') found.push(doubt('audit-renamed', 'name'))
  if (name === 'meta' || (type === 'begin_repeat' && name === 'data'))
    found.push(doubt('name-reserved', 'name'))
  if (type === 'calculate' && of.calculation === undefined && !isWorkedOut(of.default)) {
    found.push(doubt('calculation-missing', 'default'))
  }
  if (typeof of.trigger === 'string' && of.trigger.includes('|'))
    found.push(doubt('trigger-union', 'trigger'))
  return found
}

/** Numbers that also take `<0.005` here, and nothing but a number elsewhere: said once, at the first of them. */
function belowDetection(rows: readonly SurveyRow[]): readonly ImportRemark[] {
  const places = rows.flatMap(({ type, of }, index) =>
    type === 'decimal' && valueAt(of, 'adit.limit') !== undefined ? [{ name: String(of.name), index }] : [],
  )
  const [first] = places
  if (first === undefined) return []
  const place = { sheet: 'survey', row: first.index + 2, column: 'type' } as const
  return [exportRemark('below-detection', place, { name: first.name, count: places.length })]
}

function isWorkedOut(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const result = parseExpression(value)
  return 'tree' in result && /[($]/.test(value)
}
