import { AppError, ERROR_CODES, type ErrorCode, type ErrorDetails } from '../lib/app-error.ts'

/** The answer to a call as it crosses the process boundary: plain data, never a thrown error. */
export type Envelope =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly details: ErrorDetails }

/** Wraps the result of a call that worked. */
export function envelopeOf(value: unknown): Envelope {
  return { ok: true, value }
}

/** Wraps a failure. Anything but an `AppError` becomes `internal` and tells nothing of what went wrong. */
export function envelopeOfError(error: unknown): Envelope {
  if (error instanceof AppError) return { ok: false, code: error.code, details: error.details }
  return { ok: false, code: 'internal', details: {} }
}

/** The value inside, or the `AppError` that was put in. An unknown code or shape is `internal`. */
export function openEnvelope(envelope: unknown): unknown {
  if (typeof envelope !== 'object' || envelope === null) throw new AppError('internal')
  if ('ok' in envelope && envelope.ok === true) return 'value' in envelope ? envelope.value : undefined
  if (!('code' in envelope)) throw new AppError('internal')
  const code = ERROR_CODES.find((known) => known === envelope.code)
  if (code === undefined) throw new AppError('internal')
  throw new AppError(code, 'details' in envelope ? (envelope.details as ErrorDetails) : {})
}
