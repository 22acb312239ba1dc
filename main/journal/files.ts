import { createHash, type Hash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type JournalRepair, MAX_FILE_PIECE } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Aside } from './aside.ts'
import {
  type Disk,
  type DiskFile,
  isMissing,
  makeFolders,
  namesIn,
  readAt,
  reading,
  syncFolder,
  withFile,
  writeAll,
  writing,
} from './disk.ts'
import { fileOfHash, isHashName, type Places } from './places.ts'
import { createSerial } from './serial.ts'

/** The next piece of a file that comes in. */
export interface FilePiece {
  readonly sha256: string
  /** Of the whole file, bytes. */
  readonly size: number
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Attachments and media by their hash. */
export interface StoredFiles {
  /** Sets aside what cannot be what its name says, and drops what came in half. Never fails for a file. */
  look(): Promise<JournalRepair[]>
  list(): Promise<{ sha256: string; size: number }[]>
  /** See `journal.checkFile`. */
  check(sha256: string): Promise<boolean>
  /** See `journal.putFile`. A file that is there but is not what its name says is set aside and taken in again. */
  put(piece: FilePiece): Promise<{ known: boolean }>
  /** See `journal.readFile`. */
  read(sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  /** Forgets what came in half. */
  drop(): Promise<void>
}

/** What became of a piece. */
interface Put {
  readonly known: boolean
  readonly finished: Promise<void> | null
}

interface Incoming {
  readonly file: DiskFile
  readonly part: string
  readonly hash: Hash
  done: number
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** Files that come in at the same time; the oldest is forgotten for one more. */
const MOST_INCOMING = 8

/** The files below the journal's folder. `checkRoom` throws `disk-full` when a file of that size must not come in. */
export function openFiles(
  places: Places,
  disk: Disk,
  aside: Aside,
  checkRoom: (size: number) => Promise<void>,
): StoredFiles {
  const serial = createSerial()
  const incoming = new Map<string, Incoming>()
  /** Files that are whole and being forced to the disk: the longest part of all, during which others go on coming in. */
  const finishing = new Map<string, Promise<void>>()

  /** Nothing is on its way to its name any more, whatever became of it. */
  const allFinished = () => Promise.allSettled([...finishing.values()])

  async function forget(sha256: string): Promise<void> {
    const known = incoming.get(sha256)
    if (known === undefined) return
    incoming.delete(sha256)
    await known.file.close().catch(() => {})
    await disk.rm(known.part, { force: true }).catch(() => {})
  }

  async function begin(sha256: string, size: number): Promise<Incoming> {
    await forget(sha256)
    for (const oldest of [...incoming.keys()].slice(0, Math.max(0, incoming.size - MOST_INCOMING + 1)))
      await forget(oldest)
    await checkRoom(size)
    const path = fileOfHash(places, sha256)
    await makeFolders(disk, [places.root, places.files, dirname(path)])
    const part = `${path}.part`
    await disk.rm(part, { force: true, recursive: true })
    // Nobody writes to it once it has its name, not even by mistake.
    const file = await disk.open(part, 'wx', 0o400)
    const started: Incoming = { file, part, hash: createHash('sha256'), done: 0 }
    incoming.set(sha256, started)
    return started
  }

  async function complete(sha256: string, { file, part }: Incoming): Promise<void> {
    const path = fileOfHash(places, sha256)
    try {
      await file.sync()
      // Windows does not rename open files.
      await file.close()
      await disk.rename(part, path)
      await syncFolder(disk, dirname(path))
    } catch (error) {
      await file.close().catch(() => {})
      await disk.rm(part, { force: true }).catch(() => {})
      throw error
    }
  }

  /** Takes a piece; of the last one `finished` resolves once the file has its name for good. */
  async function put({ sha256, size, offset, bytes }: FilePiece): Promise<Put> {
    const path = fileOfHash(places, sha256)
    if (offset === 0) {
      await finishing.get(sha256)?.catch(() => {})
      if (await isThere(path, sha256)) return { known: true, finished: null }
    }
    const current = offset === 0 ? await begin(sha256, size) : incoming.get(sha256)
    if (current === undefined || current.done !== offset || offset + bytes.length > size)
      throw new AppError('bad-request', { path: 'offset' })
    try {
      await writeAll(current.file, bytes, offset)
      current.hash.update(bytes)
      current.done += bytes.length
      if (current.done < size) return { known: false, finished: null }
      const found = current.hash.digest('hex')
      if (found !== sha256) throw new AppError('attachment-differs', { sha256, found })
    } catch (error) {
      await forget(sha256)
      throw error
    }
    incoming.delete(sha256)
    const finished = complete(sha256, current).finally(() => finishing.delete(sha256))
    finishing.set(sha256, finished)
    return { known: false, finished }
  }

  /** Whether a file is there and is what its name says. One that is not is set aside. */
  async function isThere(path: string, sha256: string): Promise<boolean> {
    try {
      if ((await hashOf(disk, path)) === sha256) return true
    } catch (error) {
      if (isMissing(error)) return false
    }
    await aside.move(path, 'damaged')
    return false
  }

  /** Every file with a hash for a name, where it belongs. */
  async function* named(): AsyncGenerator<{ path: string; sha256: string; size: number | null }> {
    for (const folder of await namesIn(disk, places.files)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const sha256 of await namesIn(disk, join(places.files, folder))) {
        if (!isHashName(sha256) || !sha256.startsWith(folder)) continue
        const path = join(places.files, folder, sha256)
        const stat = await disk.stat(path).catch(() => null)
        yield { path, sha256, size: stat?.isFile() ? stat.size : null }
      }
    }
  }

  return {
    look: () =>
      serial(async () => {
        await allFinished()
        for (const sha256 of [...incoming.keys()]) await forget(sha256)
        await removeParts(disk, places.files)
        const repairs: JournalRepair[] = []
        for await (const { path, sha256, size } of named()) {
          if (size !== null && (size > 0 || sha256 === EMPTY)) continue
          const kept = await aside.move(path, 'damaged').catch(() => null)
          repairs.push({ kind: 'damaged', what: 'file', place: sha256, kept: 0, aside: kept })
        }
        return repairs
      }),
    list: () =>
      serial(async () => {
        await allFinished()
        const files: { sha256: string; size: number }[] = []
        for await (const { sha256, size } of named()) if (size !== null) files.push({ sha256, size })
        return files
      }),
    check: (sha256) => {
      const path = fileOfHash(places, sha256)
      return serial(async () => {
        await finishing.get(sha256)?.catch(() => {})
        return reading(path, () => isThere(path, sha256))
      })
    },
    put(piece) {
      const path = fileOfHash(places, piece.sha256)
      return writing(path, async () => {
        const { known, finished } = await serial(() => put(piece))
        await finished
        return { known }
      })
    },
    async read(sha256, offset) {
      const path = fileOfHash(places, sha256)
      return reading(path, async () => {
        try {
          const bytes = await withFile(disk, path, 'r', (file) => readAt(file, offset, MAX_FILE_PIECE))
          // A copy of its own: what crosses to the page takes all of the memory behind it along.
          return new Uint8Array(bytes)
        } catch (error) {
          throw isMissing(error) ? new AppError('attachment-missing', { sha256 }, error) : error
        }
      })
    },
    drop: () =>
      serial(async () => {
        await allFinished()
        for (const sha256 of [...incoming.keys()]) await forget(sha256)
      }),
  }
}

async function hashOf(disk: Disk, path: string): Promise<string> {
  return withFile(disk, path, 'r', async (file) => {
    const hash = createHash('sha256')
    for (let at = 0; ; ) {
      const bytes = await readAt(file, at, MAX_FILE_PIECE)
      if (bytes.length === 0) return hash.digest('hex')
      hash.update(bytes)
      at += bytes.length
    }
  })
}

/** A `.part` was never whole, and whoever sent it was never told so. */
async function removeParts(disk: Disk, root: string): Promise<void> {
  for (const folder of await namesIn(disk, root))
    for (const name of await namesIn(disk, join(root, folder)))
      if (name.endsWith('.part')) await disk.rm(join(root, folder, name), { force: true }).catch(() => {})
}
