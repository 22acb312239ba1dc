/**
 * Everything Adit can fail to do for a reason that lies outside its code. Each code has words in both languages
 * (`assets/messages/<language>/errors.json`: `title` says what happened, `next` what to do now).
 */
export const ERROR_CODES = [
  'bad-request',
  'cannot-read',
  'cannot-write',
  'disk-full',
  'disk-silent',
  'wrong-passphrase',
  'weak-passphrase',
  'keyring-unavailable',
  'key-not-found',
  'key-file-damaged',
  'not-a-card',
  'not-a-recovery-copy',
  'not-a-backup',
  'not-a-checklist',
  'checklist-not-found',
  'not-answers',
  'not-a-mine',
  'not-a-basemap',
  'same-signer-twice',
  'conflict-open',
  'required-missing',
  'attachment-missing',
  'attachment-elsewhere',
  'attachment-differs',
  'export-not-open',
  'bundle-not-verified',
  'storage-newer',
  'storage-failed',
  'storage-silent',
  'journal-damaged',
  'handed-over',
  'answer-of-another',
  'lead-only',
  'import-not-open',
  'nothing-to-merge',
  'internal',
] as const
/** What went wrong; its words stand under this code in `errors.json`. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Facts that fill the gaps of a message, e.g. `{ path: '/media/usb/x.adit' }`. Never whole sentences. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/** We could not do it. Thrown once, crosses the process boundary whole, carries no sentence for people. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, { cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
