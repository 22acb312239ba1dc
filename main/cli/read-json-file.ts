import { AppError, type ErrorCode } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import { findJsonFault } from './json-fault.ts'

/** Larger than any answers file can be that still fits into a bundle (bundle format 12). */
const LARGEST = 64 * 1024 * 1024

/**
 * A JSON file's content. Throws `cannot-read`, or `code` with `path` and `reason` when it is not JSON: `not-utf8`,
 * `syntax` or `duplicate-key`, the latter two with `line` and `column`.
 */
export async function readJsonFile(path: string, code: ErrorCode): Promise<unknown> {
  // Editors on Windows like to begin with a byte order mark.
  const text = decodeUtf8(await readSmallFile(path, LARGEST))?.replace(/^\uFEFF/, '')
  if (text === undefined) throw new AppError(code, { path, reason: 'not-utf8' })
  const fault = findJsonFault(text)
  if (fault !== null) throw new AppError(code, { path, ...fault })
  return JSON.parse(text)
}
