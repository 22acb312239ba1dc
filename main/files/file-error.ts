import { AppError, type ErrorCode } from '../../shared/lib/app-error.ts'

/** The coded error for a file that could not be read. An `AppError` passes through. */
export function readError(path: string, cause: unknown): AppError {
  return coded('cannot-read', path, cause)
}

/** The coded error for a file that could not be written: `disk-full` when there was no room, or no more for this person. */
export function writeError(path: string, cause: unknown): AppError {
  const full = ['ENOSPC', 'EDQUOT'].includes(reasonOf(cause))
  return coded(full ? 'disk-full' : 'cannot-write', path, cause)
}

function coded(code: ErrorCode, path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  return new AppError(code, { path, reason: reasonOf(cause) }, cause)
}

/** The system's own short name of the failure, such as `ENOENT`; empty when there is none. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
