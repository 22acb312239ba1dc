import type { ErrorCode, ErrorDetails } from '../../../shared/lib/app-error.ts'
import type { TakenFile } from '../../assessment/take-in-file.ts'

/** What the worker is told. */
export type IntakeWork =
  | { readonly kind: 'take'; readonly id: number; readonly file: File }
  | { readonly kind: 'cancel'; readonly id: number }

/** What the worker says. */
export type IntakeAnswer =
  /** So many bytes were read. */
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  | { readonly kind: 'taken'; readonly id: number; readonly taken: TakenFile }
  /** `code` and `details` of an `AppError`. */
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly code: ErrorCode
      readonly details: ErrorDetails
    }
