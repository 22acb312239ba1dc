import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type JournalRepair, MAX_FILE_PIECE } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Aside } from './aside.ts'
import {
  type Disk,
  isMissing,
  makeFolders,
  namesIn,
  readAt,
  reading,
  syncFolder,
  withFile,
  writing,
} from './disk.ts'
import { discardPart, type FilePiece, openIncoming, type WholePart } from './incoming.ts'
import { fileOfHash, isHashName, type Places } from './places.ts'
import { createSerial } from './serial.ts'

/** Attachments and media by their hash. */
export interface StoredFiles {
  /** Sets aside what cannot be what its name says, and drops what came in half. Never fails for a file. */
  look(): Promise<JournalRepair[]>
  list(): Promise<{ sha256: string; size: number }[]>
  /** See `journal.checkFile`. */
  check(sha256: string): Promise<boolean>
  /** See `journal.takeFile`. */
  take(piece: FilePiece & { readonly incoming: string }): Promise<{ sha256: string | null }>
  /** See `journal.keepFile`. */
  keep(sha256: string): Promise<{ kept: boolean }>
  /** See `journal.putFile`. A file that is there but is not what its name says is set aside and taken in again. */
  put(piece: FilePiece & { readonly sha256: string }): Promise<{ known: boolean }>
  /** See `journal.readFile`. */
  read(sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  /** Forgets what came in half, and what was taken and not kept. */
  drop(): Promise<void>
}

/** Whether a file is there, or will be with the last piece: `finished` resolves when it has its name for good. */
interface Placed {
  readonly isThere: boolean
  readonly finished: Promise<void> | null
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** Files that were taken and wait to be kept; the oldest is forgotten for one more. Twice as many as come in at once. */
const MOST_TAKEN = 32

/** The files below the journal's folder. `checkRoom` throws `disk-full` when a file of that size must not come in. */
export function openFiles(
  places: Places,
  disk: Disk,
  aside: Aside,
  checkRoom: (size: number) => Promise<void>,
): StoredFiles {
  const serial = createSerial()
  const incoming = openIncoming(places, disk, checkRoom)
  const taken = new Map<string, WholePart>()
  /** Files that are whole and being forced to the disk: the longest part of all, during which others go on coming in. */
  const finishing = new Map<string, Promise<void>>()

  /** Nothing is on its way to its name any more, whatever became of it. */
  const allFinished = () => Promise.allSettled([...finishing.values()])

  async function letGo(sha256: string): Promise<void> {
    const part = taken.get(sha256)
    if (part === undefined) return
    taken.delete(sha256)
    await discardPart(disk, part)
  }

  async function dropAll(): Promise<void> {
    await incoming.forgetAll()
    for (const sha256 of [...taken.keys()]) await letGo(sha256)
  }

  async function complete(part: WholePart): Promise<void> {
    const path = fileOfHash(places, part.sha256)
    try {
      await part.file.sync()
      // Windows does not rename open files.
      await part.file.close()
      await makeFolders(disk, [dirname(path)])
      await disk.rename(part.path, path)
      await syncFolder(disk, dirname(path))
    } catch (error) {
      await discardPart(disk, part)
      throw error
    }
  }

  /** Gives a file its name; resolves once it has it for good. Others may come in meanwhile. */
  function finish(part: WholePart): Promise<void> {
    const { sha256 } = part
    const finished = complete(part).finally(() => finishing.delete(sha256))
    finishing.set(sha256, finished)
    return finished
  }

  /** Whether a file is there, once nothing is on its way to its name any more. */
  async function isKnown(sha256: string): Promise<boolean> {
    await finishing.get(sha256)?.catch(() => {})
    return isThere(fileOfHash(places, sha256), sha256)
  }

  /** Takes a piece of a file that is not there; of the last one `finished` resolves once the file has its name. */
  async function put({ sha256, ...piece }: FilePiece & { readonly sha256: string }): Promise<Placed> {
    if (piece.offset === 0 && (await isKnown(sha256))) return { isThere: true, finished: null }
    const part = await incoming.receive(sha256, piece)
    if (part === null) return { isThere: false, finished: null }
    if (part.sha256 !== sha256) {
      await discardPart(disk, part)
      throw new AppError('attachment-differs', { sha256, found: part.sha256 })
    }
    return { isThere: false, finished: finish(part) }
  }

  async function take(name: string, piece: FilePiece): Promise<string | null> {
    const part = await incoming.receive(name, piece)
    if (part === null) return null
    await letGo(part.sha256)
    for (const oldest of [...taken.keys()].slice(0, Math.max(0, taken.size - MOST_TAKEN + 1)))
      await letGo(oldest)
    taken.set(part.sha256, part)
    return part.sha256
  }

  async function keep(sha256: string): Promise<Placed> {
    const part = taken.get(sha256)
    if (part === undefined) return { isThere: false, finished: null }
    taken.delete(sha256)
    if (!(await isKnown(sha256))) return { isThere: true, finished: finish(part) }
    await discardPart(disk, part)
    return { isThere: true, finished: null }
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
        await dropAll()
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
    check: (sha256) => serial(() => reading(fileOfHash(places, sha256), () => isKnown(sha256))),
    take: ({ incoming: name, ...piece }) =>
      writing(places.incoming, async () => ({ sha256: await serial(() => take(name, piece)) })),
    keep: (sha256) =>
      writing(fileOfHash(places, sha256), async () => {
        const { isThere: kept, finished } = await serial(() => keep(sha256))
        await finished
        return { kept }
      }),
    put: (piece) =>
      writing(fileOfHash(places, piece.sha256), async () => {
        const { isThere: known, finished } = await serial(() => put(piece))
        await finished
        return { known }
      }),
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
        await dropAll()
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
