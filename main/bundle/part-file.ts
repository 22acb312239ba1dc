import { type FileHandle, open, rename, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'

/** A file that gets its name only when it is whole. Until then it stands beside as `<path>.part`. */
export interface PartFile {
  /** Where the bytes are until `publish`. */
  readonly part: string
  write(bytes: Uint8Array, offset: number): Promise<void>
  /** Brings all bytes to the disk. */
  sync(): Promise<void>
  /** Gives the file its name, replacing what stood there, and brings that to the disk too. */
  publish(): Promise<void>
  /** Removes the file unless it was published. May be called at any time, and again. */
  discard(): Promise<void>
}

/** Where the bytes of a file are until it is whole. */
export function partOf(path: string): string {
  return `${path}.part`
}

/**
 * Creates the part file. Throws `AppError`, here and in every call: `disk-full` (`path`, and `needed` and `free` bytes
 * when known beforehand), `cannot-write` (`path`).
 */
export async function createPartFile(path: string, size: number): Promise<PartFile> {
  await checkSpace(path, size)
  const part = partOf(path)
  const file = await guard(path, async () => {
    // One left over from a write that was cut off never had the final name, so nobody can miss it.
    await rm(part, { force: true })
    return open(part, 'wx')
  })
  let state: 'open' | 'closed' | 'done' = 'open'
  return {
    part,
    write: (bytes, offset) => guard(path, () => writeAll(file, bytes, offset)),
    sync: () => guard(path, () => file.sync()),
    async publish() {
      await guard(path, async () => {
        // Windows does not rename open files.
        await file.close()
        state = 'closed'
        await rename(part, path)
        state = 'done'
        await syncFolder(dirname(path))
      })
    },
    async discard() {
      const before = state
      state = 'done'
      if (before === 'open') await file.close()
      if (before !== 'done') await rm(part, { force: true })
    },
  }
}

async function checkSpace(path: string, needed: number): Promise<void> {
  const { bavail, bsize } = await guard(path, () => statfs(dirname(path)))
  const free = bavail * bsize
  if (free < needed) throw new AppError('disk-full', { path, needed, free })
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done)
    done += bytesWritten
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows knows no such thing; there a rename is on the disk when it returns.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function guard<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    throw new AppError(full ? 'disk-full' : 'cannot-write', { path }, cause)
  }
}
