import { constants } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type Disk, isMissing, makeFolders, syncFolder, withFile, writeAll } from './disk.ts'
import type { Places } from './places.ts'

/** Why something was set aside. */
export type AsideReason = 'torn' | 'damaged' | 'cut' | 'database'

/** Keeps what the journal itself no longer goes by. Each call answers where, relative to the journal, with slashes. */
export interface Aside {
  /** Keeps a whole copy of a file of the journal. */
  copy(path: string, reason: AsideReason): Promise<string>
  /** Moves a file or folder of the journal away. */
  move(path: string, reason: AsideReason): Promise<string>
  /** Keeps bytes that are about to be cut off a file of the journal. */
  keep(path: string, bytes: Uint8Array, reason: AsideReason): Promise<string>
}

/** Opens the place for what is set aside. `now` is the wall clock and only names folders. */
export function openAside(places: Places, disk: Disk, now: () => Date): Aside {
  /** A name below `aside` that nothing has yet, its folders made. */
  async function claim(path: string, reason: AsideReason): Promise<string> {
    const inside = relative(places.root, path).split(sep)
    for (let attempt = 1; ; attempt++) {
      const folder = join(places.aside, asideName(now(), reason, attempt))
      const target = join(folder, ...inside)
      if (await exists(disk, target)) continue
      const folders = inside.slice(0, -1).map((_, index) => join(folder, ...inside.slice(0, index + 1)))
      await makeFolders(disk, [places.aside, folder, ...folders])
      return target
    }
  }
  /** Undoes a claim that nothing came of, so that failures leave no empty folders. */
  async function release(target: string): Promise<void> {
    await disk.rm(target, { force: true }).catch(() => {})
    try {
      for (let folder = dirname(target); folder !== places.root; folder = dirname(folder))
        await disk.rmdir(folder)
    } catch {
      // Something else is in it.
    }
  }
  const named = (target: string) => relative(places.root, target).split(sep).join('/')

  return {
    async copy(path, reason) {
      const target = await claim(path, reason)
      try {
        await disk.copyFile(path, target, constants.COPYFILE_FICLONE)
        await withFile(disk, target, 'r+', (file) => file.sync())
      } catch (error) {
        await release(target)
        throw error
      }
      await syncFolder(disk, dirname(target))
      return named(target)
    },
    async move(path, reason) {
      const target = await claim(path, reason)
      try {
        await disk.rename(path, target)
      } catch (error) {
        await release(target)
        throw error
      }
      await syncFolder(disk, dirname(target))
      await syncFolder(disk, dirname(path))
      return named(target)
    },
    async keep(path, bytes, reason) {
      const target = await claim(path, reason)
      try {
        await withFile(disk, target, 'wx', async (file) => {
          await writeAll(file, bytes, 0)
          await file.sync()
        })
      } catch (error) {
        await release(target)
        throw error
      }
      await syncFolder(disk, dirname(target))
      return named(target)
    },
  }
}

/** `20261122T101500Z-torn`, and from the second attempt on with its number. */
export function asideName(now: Date, reason: AsideReason, attempt: number): string {
  const time = now.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  return `${time}-${reason}${attempt === 1 ? '' : `-${attempt}`}`
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
