import * as system from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError, reasonOf, writeError } from '../files/file-error.ts'

/** The calls of the file system that the journal is built on, so that a test can let each of them fail. */
export type Disk = Pick<
  typeof system,
  | 'chmod'
  | 'copyFile'
  | 'mkdir'
  | 'open'
  | 'readdir'
  | 'readFile'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'stat'
  | 'statfs'
>

/** The disk of this computer. */
export const systemDisk: Disk = system

/** What is needed of an open file. */
export type DiskFile = Pick<
  system.FileHandle,
  'chmod' | 'close' | 'datasync' | 'read' | 'stat' | 'sync' | 'truncate' | 'write'
>

/** Whether a failure means that there is no room: the disk is full, or the person's share of it. */
export function isFull(error: unknown): boolean {
  const reason = error instanceof AppError ? reasonOf(error.cause) : reasonOf(error)
  return (
    reason === 'ENOSPC' || reason === 'EDQUOT' || (error instanceof AppError && error.code === 'disk-full')
  )
}

/** Whether a failure means that there is nothing of this name. */
export function isMissing(error: unknown): boolean {
  return reasonOf(error) === 'ENOENT'
}

/** Lets `work` fail with `disk-full` or `cannot-write` and the system's reason. A mistake of ours passes as it is. */
export async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw reasonOf(error) === '' ? error : writeError(path, error)
  }
}

/** Lets `work` fail with `cannot-read` and the system's reason. A mistake of ours passes as it is. */
export async function reading<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw reasonOf(error) === '' ? error : readError(path, error)
  }
}

/** Writes all bytes at `position`, however little the system takes at a time. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** Reads `length` bytes from `position`; fewer only at the end of the file. */
export async function readAt(file: DiskFile, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

/** Opens a file, does the work and closes it, whatever happens. */
export async function withFile<Result>(
  disk: Disk,
  path: string,
  flags: string,
  work: (file: DiskFile) => Promise<Result>,
  mode = 0o600,
): Promise<Result> {
  const file = await disk.open(path, flags, mode)
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}

/** Makes the names in a folder survive a power cut. Some systems cannot, and keep names by themselves. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    await withFile(disk, folder, 'r', (handle) => handle.sync())
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(reasonOf(error))) throw error
  }
}

/**
 * Makes each of the folders that is not there, outermost first, and each a lasting name in the one around it. What
 * stands around the first is never made: when it is gone, so is the disk.
 */
export async function makeFolders(disk: Disk, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await disk.mkdir(folder, { mode: 0o700 })
    } catch (error) {
      if (reasonOf(error) === 'EEXIST') continue
      throw error
    }
    await syncFolder(disk, dirname(folder))
  }
}

/**
 * Puts `content` in the place of the file at `path` through `fresh` beside it, wholly or not at all. The name itself
 * lasts once the folder is synced, which is left to the caller: many files share one.
 */
export async function replaceWhole(
  disk: Disk,
  path: string,
  fresh: string,
  content: Uint8Array,
): Promise<void> {
  try {
    await withFile(disk, fresh, 'w', async (file) => {
      await writeAll(file, content, 0)
      await file.sync()
    })
    await disk.rename(fresh, path)
  } catch (error) {
    await disk.rm(fresh, { force: true }).catch(() => {})
    throw error
  }
}

/** Names in a folder; none when there is no such folder or it cannot be read. */
export async function namesIn(disk: Disk, folder: string): Promise<string[]> {
  try {
    return await disk.readdir(folder)
  } catch (error) {
    if (reasonOf(error) === '') throw error
    return []
  }
}
