import { dirname } from 'node:path'
import { type Disk, type DiskFile, isMissing, makeFolders, syncFolder, writeAll } from './disk.ts'
import type { Places } from './places.ts'

/** The open file of a feed. Keeps nothing in mind but how long the file must be. */
export interface FeedFile {
  /**
   * Makes sure that the file is as it was left: whole lines of `size` bytes and nothing behind them. False when
   * somebody else changed, replaced or removed it, and it must be read again.
   */
  ready(size: number): Promise<boolean>
  /** Writes behind the whole lines and forces it to the disk. After a failure the file is cut back to them. */
  append(bytes: Uint8Array, size: number): Promise<void>
  /** Cuts the file to `size` bytes and forces that to the disk. */
  cut(size: number): Promise<void>
  close(): Promise<void>
}

/** The file at `path`, opened when it is first written to. */
export function feedFileAt(path: string, places: Places, disk: Disk): FeedFile {
  let file: DiskFile | null = null
  /** Something may stand behind the whole lines that was never acknowledged. */
  let unsure = false
  /** The name of the file is known to last. */
  let named = false

  async function close(): Promise<void> {
    const open = file
    file = null
    await open?.close().catch(() => {})
  }

  async function open(size: number): Promise<DiskFile | null> {
    if (file !== null) return file
    try {
      file = await disk.open(path, 'r+')
    } catch (error) {
      if (!isMissing(error)) throw error
      if (size > 0) return null
      await makeFolders(disk, [places.root, places.log, dirname(path)])
      file = await disk.open(path, 'wx+', 0o600)
    }
    // Also when it was there: the run that made it may have ended in between.
    if (!named) for (const folder of [dirname(path), places.log]) await syncFolder(disk, folder)
    named = true
    return file
  }

  /** Asked when the open file says that it has no name any more; some file systems always say so. */
  async function isGone(): Promise<boolean> {
    return disk.stat(path).then(() => false, isMissing)
  }

  return {
    async ready(size) {
      try {
        const found = await open(size)
        if (found === null) return false
        const stat = await found.stat()
        const ours = unsure ? stat.size >= size : stat.size === size
        if (!ours || (Number(stat.nlink) === 0 && (await isGone()))) {
          await close()
          unsure = false
          named = false
          return false
        }
        if (unsure && stat.size > size) {
          await found.truncate(size)
          await found.sync()
        }
        unsure = false
        return true
      } catch (error) {
        await close()
        throw error
      }
    },
    async append(bytes, size) {
      if (file === null) throw new Error('ready was not asked')
      try {
        await writeAll(file, bytes, size)
        await file.datasync()
      } catch (error) {
        // What a failed sync left in memory is not to be trusted either, so all of it is written again.
        unsure = true
        try {
          await file.truncate(size)
          await file.sync()
        } catch {
          // Cut when the disk is back.
        }
        await close()
        throw error
      }
    },
    async cut(size) {
      await close()
      const opened = await disk.open(path, 'r+')
      try {
        await opened.truncate(size)
        await opened.sync()
      } finally {
        await opened.close()
      }
      unsure = false
    },
    close,
  }
}
