import { randomBytes } from 'node:crypto'
import type { DiskSpace } from '../../shared/ipc/journal-calls.ts'
import type { Log } from '../log.ts'
import { type Disk, isFull, isMissing, makeFolders, withFile, writeAll } from './disk.ts'
import type { Places } from './places.ts'

/** Bytes held back for saving what is open: about 25,000 answers. */
export const RESERVE = 8 * 1024 * 1024
/** Bytes that must stay free beside a file that comes in, so that the next answer finds room. */
export const MARGIN = 8 * 1024 * 1024

const STEP = 1024 * 1024

/** Room on the disk, and the part of it that is held back. */
export interface Reserve {
  /** Looks whether the reserve is there and makes it when there is room. Never fails. */
  restore(): Promise<void>
  /** Does the work; when the disk is full, gives up the reserve and does it once again. */
  rescue<Result>(work: () => Promise<Result>): Promise<Result>
  space(): Promise<DiskSpace>
}

/** Opens the reserve. `size` is its bytes. */
export function openReserve(places: Places, disk: Disk, log: Pick<Log, 'warn'>, size = RESERVE): Reserve {
  let held = 0

  async function free(): Promise<number> {
    const { bavail, bsize } = await disk.statfs(places.root)
    return Math.min(Number(bavail) * Number(bsize), Number.MAX_SAFE_INTEGER)
  }

  async function look(): Promise<number> {
    try {
      const stat = await disk.stat(places.reserve)
      return stat.isFile() ? stat.size : 0
    } catch (error) {
      if (isMissing(error)) return 0
      throw error
    }
  }

  async function make(): Promise<void> {
    // Random, because some file systems keep no blocks for bytes that are all the same.
    await withFile(disk, places.reserve, 'w', async (file) => {
      for (let done = 0; done < size; done += STEP)
        await writeAll(file, randomBytes(Math.min(STEP, size - done)), done)
      await file.sync()
    })
  }

  async function giveUp(): Promise<void> {
    held = 0
    await disk.rm(places.reserve, { force: true })
  }

  return {
    async restore() {
      try {
        held = await look()
        if (held === size) return
        // As much again must stay, or the next answers would use it up at once.
        if ((await free()) < 2 * size) return
        await makeFolders(disk, [places.root])
        await make()
        held = size
      } catch {
        // A reserve that is only half there is none.
        await giveUp().catch(() => {})
      }
    },
    async rescue(work) {
      try {
        return await work()
      } catch (error) {
        if (!isFull(error) || (held === 0 && (await look().catch(() => 0)) === 0)) throw error
        log.warn('the disk is full: the reserve of the journal is given up')
        await giveUp()
        return await work()
      }
    },
    async space() {
      return { free: await free(), reserve: held }
    },
  }
}
