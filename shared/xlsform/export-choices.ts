import type { ChecklistDefinition, Choice } from '../checklist/definition.ts'
import { columnsOf, plainHeader } from './columns.ts'
import { exportRemark } from './export-remarks.ts'
import { toSheet, valueAt, type WrittenColumn, writtenColumns } from './export-table.ts'
import type { ImportRemark } from './import-report.ts'
import type { Sheet } from './write-workbook.ts'

interface ChoiceRow {
  readonly list: string
  readonly choice: Choice
}

/** The sheet of all choices that stay in the workbook. `files` are the lists that left it. */
export function exportChoices(
  definition: ChecklistDefinition,
  files: ReadonlyMap<string, string>,
): { readonly sheet: Sheet; readonly remarks: readonly ImportRemark[] } {
  const rows = Object.entries(definition.choices)
    .filter(([list]) => !files.has(list))
    .flatMap(([list, choices]) => choices.map((choice): ChoiceRow => ({ list, choice })))
  const known = columnsOf('choices').flatMap((column) =>
    writtenColumns<ChoiceRow>(column, definition, ({ list, choice }) =>
      column.key === 'list_name'
        ? list
        : column.key === null
          ? blankColumns(choice)
          : valueAt(choice, column.key),
    ),
  )
  const names = [...new Set(rows.flatMap(({ choice }) => Object.keys(choice.columns ?? {})))].sort()
  const others = names.map(
    (name): WrittenColumn<ChoiceRow> => ({
      header: choiceHeader(name),
      width: 16,
      cell: ({ choice }) => choice.columns?.[name] || null,
    }),
  )
  const { sheet, remarks } = toSheet('choices', rows, [...known, ...others], ['list_name', 'name'])
  const renamed = names
    .filter((name) => choiceHeader(name) !== name)
    .map((name) =>
      exportRemark('column-renamed', { sheet: 'choices', row: 1, column: choiceHeader(name) }, { name }),
    )
  return { sheet, remarks: [...remarks, ...renamed] }
}

/**
 * The names of columns that are there and hold nothing, as lists from files have them: a blank cell cannot tell these
 * from columns that are not there, and expressions can.
 */
function blankColumns({ columns }: Choice): string | null {
  const names = Object.entries(columns ?? {}).flatMap(([name, text]) => (text === '' ? [name] : []))
  return names.length === 0 ? null : names.sort().join(' ')
}

/** What stands before the name of a column that would otherwise be taken for one of XLSForm's own. */
const ESCAPE = 'adit:'

/** Headers that ODK's converter takes for something else, beside those of the known columns. */
const TAKEN = ['media', 'sms_option', 'itextid', 'image', 'audio', 'video', 'big-image']

function choiceHeader(name: string): string {
  const plain = plainHeader(name)
  const known = columnsOf('choices').some(
    ({ header, aliases }) => plainHeader(header) === plain || aliases.includes(plain),
  )
  return known || TAKEN.includes(plain) ? `${ESCAPE}${name}` : name
}
