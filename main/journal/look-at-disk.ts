import { join } from 'node:path'
import type { DiskLook } from '../../shared/ipc/journal-calls.ts'
import { diskTrouble } from '../../shared/lib/disk-trouble.ts'
import { reasonOf } from '../files/file-error.ts'
import { type Disk, withFile, writeAll } from './disk.ts'

/** Room for the databases to be opened and for a day of answers; bytes. */
const LEAST = 64 * 1024 * 1024
/** Chromium's databases take nothing while less is free: a hundredth of the disk, and not more than this. */
const MOST_KEPT_FREE = 1024 * 1024 * 1024

/** Looks whether a folder can be written to, by writing and forcing a file of a few bytes there. Never fails. */
export async function lookAtDisk(folder: string, disk: Disk): Promise<DiskLook> {
  const space = await disk.statfs(folder).catch(() => null)
  const free = space === null ? null : bytes(space.bavail, space.bsize)
  const total = space === null ? 0 : bytes(space.blocks, space.bsize)
  const needed = LEAST + Math.min(MOST_KEPT_FREE, Math.ceil(total / 100))
  const failure = await tryToWrite(join(folder, '.adit-probe'), disk)
  const trouble = failure === null ? null : (diskTrouble(reasonOf(failure)) ?? 'gone')
  return { state: trouble ?? (free !== null && free < needed ? 'full' : 'ready'), path: folder, free, needed }
}

async function tryToWrite(path: string, disk: Disk): Promise<unknown> {
  try {
    await withFile(disk, path, 'w', async (file) => {
      await writeAll(file, Buffer.alloc(4096), 0)
      await file.sync()
    })
    return null
  } catch (error) {
    return error
  } finally {
    await disk.rm(path, { force: true }).catch(() => {})
  }
}

function bytes(blocks: number | bigint, size: number | bigint): number {
  return Math.min(Number(blocks) * Number(size), Number.MAX_SAFE_INTEGER)
}
