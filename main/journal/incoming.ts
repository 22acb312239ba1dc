import { createHash, type Hash } from 'node:crypto'
import { join } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import { type Disk, type DiskFile, makeFolders, writeAll } from './disk.ts'
import type { Places } from './places.ts'

/** The next piece of a file that comes in. */
export interface FilePiece {
  /** Of the whole file, bytes. */
  readonly size: number
  readonly offset: number
  readonly bytes: Uint8Array
}

/** A file that is all there and has no name yet. Its handle is open, so that it can be forced to the disk. */
export interface WholePart {
  readonly sha256: string
  readonly file: DiskFile
  readonly path: string
}

/** Files on their way in: hashed as they are written, a piece in memory. */
export interface IncomingFiles {
  /**
   * Takes the next piece of the file that its sender calls `name`, a UUID or a hash; the last one gives the file. A piece
   * at 0 begins again. What fails is forgotten.
   *
   * @throws AppError `bad-request` when it is not the piece that comes next
   */
  receive(name: string, piece: FilePiece): Promise<WholePart | null>
  /** Forgets what came in half. */
  forgetAll(): Promise<void>
}

interface Incoming {
  readonly file: DiskFile
  readonly path: string
  readonly hash: Hash
  done: number
}

/** Files that come in at the same time; the oldest is forgotten for one more. */
const MOST_INCOMING = 8

/** Nothing is on its way yet. `checkRoom` throws `disk-full` when a file of that size must not come in. */
export function openIncoming(
  places: Places,
  disk: Disk,
  checkRoom: (size: number) => Promise<void>,
): IncomingFiles {
  const incoming = new Map<string, Incoming>()

  async function forget(name: string): Promise<void> {
    const known = incoming.get(name)
    if (known === undefined) return
    incoming.delete(name)
    await discardPart(disk, known)
  }

  async function begin(name: string, size: number): Promise<Incoming> {
    await forget(name)
    for (const oldest of [...incoming.keys()].slice(0, Math.max(0, incoming.size - MOST_INCOMING + 1)))
      await forget(oldest)
    await checkRoom(size)
    await makeFolders(disk, [places.root, places.files, places.incoming])
    const path = join(places.incoming, `${name}.part`)
    await disk.rm(path, { force: true, recursive: true })
    // Nobody writes to it once it has its name, not even by mistake.
    const file = await disk.open(path, 'wx', 0o400)
    const started: Incoming = { file, path, hash: createHash('sha256'), done: 0 }
    incoming.set(name, started)
    return started
  }

  return {
    async receive(name, { size, offset, bytes }) {
      const current = offset === 0 ? await begin(name, size) : incoming.get(name)
      if (current === undefined || current.done !== offset || offset + bytes.length > size)
        throw new AppError('bad-request', { path: 'offset' })
      try {
        await writeAll(current.file, bytes, offset)
      } catch (error) {
        await forget(name)
        throw error
      }
      current.hash.update(bytes)
      current.done += bytes.length
      if (current.done < size) return null
      incoming.delete(name)
      return { sha256: current.hash.digest('hex'), file: current.file, path: current.path }
    },
    async forgetAll() {
      for (const name of [...incoming.keys()]) await forget(name)
    },
  }
}

/** Closes a part and removes it. Never fails. */
export async function discardPart(
  disk: Disk,
  { file, path }: Pick<WholePart, 'file' | 'path'>,
): Promise<void> {
  await file.close().catch(() => {})
  await disk.rm(path, { force: true }).catch(() => {})
}
