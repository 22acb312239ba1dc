import { mkdir, rm, rmdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DERIVED_PATHS } from '../../shared/bundle/layout.ts'
import type { ReadableBundle } from '../bundle/read-bundle.ts'
import { writeError } from '../files/file-error.ts'
import { checkNewFile } from './new-file.ts'

/** Where `show` puts copies. */
export interface WantedFiles {
  /** A folder for the tables; made when it is not there. */
  readonly csv: string | undefined
  readonly html: string | undefined
}

/**
 * Copies the tables and the report page out of a bundle, into new files only, and gives their paths. Throws
 * `cannot-write`, with the reason `EEXIST` where something is there already; then no file of this call is left.
 */
export async function writeShownFiles(
  bundle: ReadableBundle,
  { csv, html }: WantedFiles,
): Promise<readonly string[]> {
  const tables = csv === undefined ? [] : bundle.paths.filter((path) => path.startsWith('data/csv/'))
  const copies = tables.map((path) => ({ from: path, to: join(csv ?? '', basename(path)) }))
  if (html !== undefined) copies.push({ from: DERIVED_PATHS.report, to: html })
  const made = csv === undefined ? false : await makeFolder(csv)
  const written: string[] = []
  try {
    for (const { to } of copies) await checkNewFile(to)
    for (const { from, to } of copies) {
      await bundle.copy(from, to)
      written.push(to)
    }
    return written
  } catch (error) {
    for (const path of written) await rm(path, { force: true })
    if (csv !== undefined && made) await rmdir(csv)
    throw error
  }
}

/** Whether the folder had to be made. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    return (await mkdir(path, { recursive: true })) !== undefined
  } catch (error) {
    throw writeError(path, error)
  }
}
