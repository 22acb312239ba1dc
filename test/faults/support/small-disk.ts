import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether this machine lets us make disks of our own. */
export const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own in a file, that can be filled to the last byte and taken away. */
export interface SmallDisk {
  readonly path: string
  /** Fills it until so many bytes are left; the file system may round. */
  fill(left: number): Promise<void>
  /** Gives the room back. */
  clear(): Promise<void>
  /** Write-protects it, as a card's switch or a failing disk does, or takes that back. Nothing may be writing. */
  protect(isOn: boolean): Promise<void>
  remove(): Promise<void>
}

/** Makes an ext4 file system of so many megabytes, as tablets have one, and mounts it. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const image = join(tmpdir(), `adit-disk-${process.pid}-${Date.now()}.img`)
  await writeFile(image, '')
  await truncate(image, megabytes * 1024 * 1024)
  await run('mkfs.ext4', ['-q', '-m', '0', image])
  const path = await mkdtemp(join(tmpdir(), 'adit-disk-'))
  await run('mount', ['-o', 'loop', image, path])
  const filler = join(path, 'filler')
  return {
    path,
    async fill(left) {
      const { bavail, bsize } = await statfs(path)
      const file = await open(filler, 'a')
      const block = Buffer.alloc(bsize, 1)
      try {
        for (let free = bavail * bsize; free > left; free -= bsize) await file.write(block)
        await file.sync()
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      } finally {
        await file.close()
      }
    },
    clear: () => rm(filler, { force: true }),
    async protect(isOn) {
      // What was killed just now may still hold a file for a moment.
      for (let tries = 0; ; tries += 1)
        try {
          await run('mount', ['-o', isOn ? 'remount,ro' : 'remount,rw', path])
          return
        } catch (error) {
          if (tries === 50) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
    },
    async remove() {
      await run('umount', ['-l', path])
      // A process that outlives the app by a moment may have made its folders anew where the disk was.
      await rm(path, { recursive: true, force: true, maxRetries: 5 })
      await rm(image)
    },
  }
}
