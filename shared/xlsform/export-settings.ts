import type { ChecklistDefinition } from '../checklist/definition.ts'
import { aditHeader } from './columns.ts'
import { toSheet } from './export-table.ts'
import type { ImportRemark } from './import-report.ts'
import { languageHeading } from './languages.ts'
import type { Sheet } from './write-workbook.ts'

/** Declares the prefix of Adit's own columns, which a form's attributes need. It is a name, not a place. */
const NAMESPACE = 'adit="https://adit.example/xlsform"'

/** The settings sheet: one row. */
export function exportSettings(definition: ChecklistDefinition): {
  readonly sheet: Sheet
  readonly remarks: readonly ImportRemark[]
} {
  const { form_title, description, default_language, languages } = definition
  const others = languages.filter((language) => language !== default_language)
  const cells: readonly (readonly [header: string, cell: string | undefined, width: number])[] = [
    ['form_title', form_title[default_language], 36],
    ['form_id', definition.form_id, 24],
    ['version', definition.version, 12],
    ['default_language', languageHeading(default_language), 18],
    ['instance_name', definition.instance_name, 36],
    ['namespaces', NAMESPACE, 36],
    ['adit:stage', definition.stage, 14],
    ['adit:languages', languages.join(' '), 14],
    ...others.map((tag) => [aditHeader('adit:form_title', tag), form_title[tag], 36] as const),
    ...languages.map((tag) => [aditHeader('adit:description', tag), description?.[tag], 48] as const),
  ]
  const columns = cells.map(([header, cell, width]) => ({ header, width, cell: () => cell ?? null }))
  return toSheet('settings', ['the one row'], columns, [])
}
