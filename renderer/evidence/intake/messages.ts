import type { ErrorCode, ErrorDetails } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { TakenFile } from '../../assessment/take-in-file.ts'
import type { NoPicture, SmallPicture } from '../thumbnails/messages.ts'

/** What the worker is told: first, with a port to the main process beside it, that there is one. */
export type IntakeWork =
  | { readonly kind: 'port' }
  /** Only of one that somebody `keeps` bytes may go to the disk. */
  | { readonly kind: 'take'; readonly id: number; readonly file: File; readonly keeps: boolean }
  | { readonly kind: 'cancel'; readonly id: number }

/** What the worker says. */
export type IntakeAnswer =
  /** So many bytes were read. */
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  /** `previewed`: a small picture of it is being made, and `preview` follows. */
  | {
      readonly kind: 'taken'
      readonly id: number
      readonly taken: TakenFile
      readonly previewed: boolean
    }
  /** What came of a small picture; null when it could not be tried. */
  | {
      readonly kind: 'preview'
      readonly sha256: Sha256
      readonly preview: SmallPicture | NoPicture | null
    }
  /** `code` and `details` of an `AppError`. */
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly code: ErrorCode
      readonly details: ErrorDetails
    }
