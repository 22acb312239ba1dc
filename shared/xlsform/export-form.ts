import type { ChecklistDefinition } from '../checklist/definition.ts'
import { cellAddress } from './book.ts'
import { exportChoices } from './export-choices.ts'
import { findListFiles } from './export-lists.ts'
import { exportSettings } from './export-settings.ts'
import { exportSurvey } from './export-survey.ts'
import type { FormFile, ImportRemark } from './import-report.ts'
import { type Sheet, writeWorkbook } from './write-workbook.ts'

/** A checklist as an XLSForm, or why it cannot be one. */
export type ExportResult =
  | {
      /** The workbook, called after the checklist: `adit-acquisition.xlsx`. */
      readonly file: FormFile
      /** Files that the workbook names: lists that XLSForm takes from a file only. To be kept beside it. */
      readonly companions: readonly FormFile[]
      /** What other tools will not take, or what importing gives back in another way. */
      readonly remarks: readonly ImportRemark[]
    }
  | { readonly file?: undefined; readonly remarks: readonly ImportRemark[] }

/**
 * Writes any checklist as an XLSForm workbook that ODK's tools take, Adit's additions in columns they leave alone. Read
 * back by `importForm` with its companions, it is the same checklist, except for spaces at the ends of texts and what
 * says nothing (an empty map or list, which is left out). Refused only for a text longer than a cell can be. Media are
 * named in the workbook, and are not among the files. `definition` is one that `loadChecklist` accepted.
 */
export function exportForm(definition: ChecklistDefinition): ExportResult {
  const lists = findListFiles(definition)
  const parts = [
    exportSurvey(definition, lists.names),
    exportChoices(definition, lists.names),
    exportSettings(definition),
  ]
  const remarks = [
    ...parts.flatMap((part) => part.remarks.map((remark) => withCell(remark, part.sheet))),
    ...lists.remarks,
  ]
  if (remarks.some(({ fate }) => fate === 'refused')) return { remarks }
  const bytes = writeWorkbook(parts.map(({ sheet }) => sheet))
  return { file: { name: `${definition.form_id}.xlsx`, bytes }, companions: lists.files, remarks }
}

/** A remark on a column of a row, with the cell as people name it where the column was written. */
function withCell(remark: ImportRemark, { header }: Sheet): ImportRemark {
  const { place } = remark
  const column = header.indexOf(place?.column ?? '')
  if (place?.row === undefined || column < 0) return remark
  return { ...remark, place: { ...place, cell: cellAddress(place.row, column) } }
}
