import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { ExportResult } from '../../shared/xlsform/export-form.ts'
import type { FormFile, ImportRemark } from '../../shared/xlsform/import-report.ts'

/** What the worker is asked to do; one worker does one thing. */
export type XlsformWork =
  | { readonly kind: 'import'; readonly form: File; readonly companions: readonly File[] }
  | { readonly kind: 'export'; readonly definition: ChecklistDefinition }

/** An import as it crosses from the worker: the definition without its compiled form, which is made where it is used. */
export interface Imported {
  /** Undefined when something was refused. */
  readonly definition: ChecklistDefinition | undefined
  readonly remarks: readonly ImportRemark[]
  /** Files that the form shows; choice lists from files are in the definition already. */
  readonly media: readonly FormFile[]
}

/** What the worker answers. */
export type XlsformAnswer =
  | { readonly kind: 'imported'; readonly imported: Imported }
  | { readonly kind: 'exported'; readonly result: ExportResult }
  /** A file is gone or was changed while it was being read. */
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'failed'; readonly detail: string }
