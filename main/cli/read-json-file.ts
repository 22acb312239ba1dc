import { readFile } from 'node:fs/promises'
import { AppError, type ErrorCode } from '../../shared/lib/app-error.ts'
import { readError } from '../files/file-error.ts'

/**
 * A JSON file's content. Throws `cannot-read`, or `code` with the file and the parser's own words (which give the
 * place) when it is not JSON.
 */
export async function readJsonFile(path: string, code: ErrorCode): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readError(path, error)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError(code, { path, reason: error instanceof Error ? error.message : String(error) }, error)
  }
}
