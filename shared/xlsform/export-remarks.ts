import type { Fate, ImportRemark } from './import-report.ts'

/**
 * Everything exporting can say, with the fate it means: what importing gives back in another way, what other tools will
 * not take though Adit reads it back, and the one thing that no workbook can hold. Words by
 * `xlsform-support:export.<code>`.
 */
export const EXPORT_REMARKS = {
  'outer-space': 'approximated',
  'column-renamed': 'approximated',
  'list-not-a-file': 'approximated',
  'audit-renamed': 'approximated',
  'name-reserved': 'approximated',
  'calculation-missing': 'approximated',
  'trigger-union': 'approximated',
  'below-detection': 'approximated',
  'text-too-long': 'refused',
} as const satisfies Readonly<Record<string, Fate>>

/** A code of the table above. */
export type ExportCode = keyof typeof EXPORT_REMARKS

/** A remark with the fate that its code means. */
export function exportRemark(
  code: ExportCode,
  place: NonNullable<ImportRemark['place']>,
  detail?: ImportRemark['detail'],
): ImportRemark {
  return { fate: EXPORT_REMARKS[code], code, place, ...(detail === undefined ? {} : { detail }) }
}
