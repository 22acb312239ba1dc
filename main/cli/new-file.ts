import { lstat, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import { reasonOf, writeError } from '../files/file-error.ts'

/**
 * Makes sure that a file can be made at `path` before any work is done for it. Throws `cannot-write` with the reason
 * `EEXIST` when something is there (the command line never overwrites), else why its folder cannot take it.
 */
export async function checkNewFile(path: string): Promise<void> {
  const folder = dirname(path)
  const found = await stat(folder).catch((error: unknown) => {
    throw new AppError('cannot-write', { path, reason: reasonOf(error) }, error)
  })
  if (!found.isDirectory()) throw new AppError('cannot-write', { path, reason: 'ENOTDIR' })
  try {
    await lstat(path)
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return
    throw writeError(path, error)
  }
  throw new AppError('cannot-write', { path, reason: 'EEXIST' })
}
