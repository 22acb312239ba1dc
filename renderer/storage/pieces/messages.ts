import type { ErrorCode, ErrorDetails } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'

/** What the worker is told: first, with the port to the main process beside it, that there is one; then files, to carry or to hash. */
export type CarrierWork =
  | { readonly kind: 'port' }
  | {
      readonly kind: 'put'
      readonly id: number
      readonly sha256: Sha256
      readonly blob: Blob
    }
  | { readonly kind: 'hash'; readonly id: number; readonly blob: Blob }

/** What the worker says. */
export type CarrierAnswer =
  /** The main process has answered: a sign of life. */
  | { readonly kind: 'heard' }
  | { readonly kind: 'put'; readonly id: number }
  /** Null when it could not be read. */
  | { readonly kind: 'hashed'; readonly id: number; readonly sha256: Sha256 | null }
  /** `code` and `details` of an `AppError`. */
  | { readonly kind: 'failed'; readonly id: number; readonly code: ErrorCode; readonly details: ErrorDetails }
  /** The bytes could not be read: name and words of a `DOMException`. */
  | { readonly kind: 'unreadable'; readonly id: number; readonly name: string; readonly message: string }
