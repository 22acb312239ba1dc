import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { writeError } from './file-error.ts'

/**
 * Puts `content` in the place of the file at `path`, wholly or not at all: it is written beside it, forced to the
 * disk, and only then takes the name. The folder is made when it is not there. Meant for small files.
 *
 * @param mode permission bits of the new file, `0o600` unless told
 * @throws AppError `disk-full` or `cannot-write`; the old file is then untouched
 */
export function replaceFile(path: string, content: string | Uint8Array, mode = 0o600): void {
  const folder = dirname(path)
  const fresh = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeAndSync(fresh, content, mode)
    renameSync(fresh, path)
  } catch (error) {
    removeQuietly(fresh)
    throw writeError(path, error)
  }
  syncFolder(folder)
}

function writeAndSync(path: string, content: string | Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes the new name itself survive a power cut. Systems that cannot open a folder keep it by themselves. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows refuses; the content is safe by now either way.
  }
}

/** The failure that led here is the one to tell, not that there was nothing to remove. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Such as a path that no system accepts.
  }
}
