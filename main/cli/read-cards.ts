import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { readError } from '../files/file-error.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import { readCard } from '../keys/card.ts'

/**
 * The keys of one card, or of every `.pem` file in a folder. Throws `cannot-read`, or `not-a-card` with `path` and
 * `reason` for a file that is none and a folder that holds none: nobody may believe to trust whom they do not.
 */
export async function readCards(path: string): Promise<ReadonlySet<KeyId>> {
  const files = await cardFiles(path)
  if (files.length === 0) throw new AppError('not-a-card', { path, reason: 'no-card-in-folder' })
  return new Set(await Promise.all(files.map(readKey)))
}

async function readKey(path: string): Promise<KeyId> {
  const text = (await readSmallFile(path)).toString('utf8')
  try {
    return readCard(text).key
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, { path, ...error.details }, error)
  }
}

async function cardFiles(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    // A folder that keygen wrote holds the secret beside the card: only the cards are read.
    const names = (await readdir(path)).filter((name) => name.endsWith('.pem') && !name.endsWith('.key.pem'))
    return names.map((name) => join(path, name))
  } catch (error) {
    throw readError(path, error)
  }
}
