import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { ExportResult } from '../../../shared/xlsform/export-form.ts'
import type { ImportRemark } from '../../../shared/xlsform/import-report.ts'
import type { Services } from '../../services.ts'
import { fileName } from '../../ui/file-name.ts'
import { writeForm } from '../../xlsform/run-xlsform.ts'

/** What came of saving a checklist as a workbook. */
export type SavedForm =
  /** `paths`: the workbook first, then the lists that belong beside it. */
  | { readonly kind: 'saved'; readonly paths: readonly string[]; readonly remarks: readonly ImportRemark[] }
  | { readonly kind: 'refused'; readonly remarks: readonly ImportRemark[] }
  | { readonly kind: 'cancelled' }

/**
 * Writes a checklist as an Excel workbook to where the person says; lists that XLSForm takes from files only are asked
 * for one by one after it.
 *
 * @throws AppError `cannot-write` or `disk-full`; `internal` when the workbook could not be made
 */
export async function saveForm(
  { bridge }: Pick<Services, 'bridge'>,
  definition: ChecklistDefinition,
  signal: AbortSignal,
  write: (definition: ChecklistDefinition, signal: AbortSignal) => Promise<ExportResult> = writeForm,
): Promise<SavedForm> {
  const { file, companions, remarks } = { companions: [], ...(await write(definition, signal)) }
  if (file === undefined) return { kind: 'refused', remarks }
  const { form_id, version } = definition
  const workbook = await bridge.call('files.save', {
    kind: 'spreadsheet',
    name: fileName(`${form_id} ${version}`, 'xlsx'),
    bytes: new Uint8Array(file.bytes),
  })
  if (workbook === null) return { kind: 'cancelled' }
  const paths = [workbook.path]
  for (const { name, bytes } of companions) {
    // The workbook names them, so their names are kept as they are.
    const saved = await bridge.call('files.save', { kind: 'data', name, bytes: new Uint8Array(bytes) })
    if (saved !== null) paths.push(saved.path)
  }
  return { kind: 'saved', paths, remarks }
}
