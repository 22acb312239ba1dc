import { SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { whatIsLeftOf } from '../read-blob.ts'
import type { StoredAttachment } from '../storage.ts'
import { type Loss, type Mend, type Mending, WHOLE } from './mended.ts'
import type { Mender } from './mender.ts'

/** A file that something speaks of. */
export interface WantedFile {
  readonly sha256: Sha256
  /** Bytes; null when whoever speaks of it does not say. */
  readonly size: number | null
  /** Table of the database that it belongs to. */
  readonly table: 'attachments' | 'media'
  readonly assessment?: string
}

/**
 * Bytes of files that a comparison reads through when nobody asked for it: a hundred photos' worth a start wear no battery
 * down, and drawn by chance they come to all files in time.
 */
const USUAL_CONTENT = 128 * 1024 * 1024

/** How far the files are. */
export type FilesProgress = (done: number, total: number) => void

/**
 * Makes both copies hold every wanted file at its full size, and puts what only the database holds into the journal too.
 * A file is copied only when its bytes are those of its hash. Of files that seem whole in both, so many bytes (`content`)
 * are read through as well: a disk may alter them without telling.
 */
export async function mendFiles(
  mender: Mender,
  wanted: ReadonlyMap<Sha256, WantedFile>,
  onProgress: FilesProgress,
  content: number = USUAL_CONTENT,
): Promise<Mending> {
  const inJournal = await mender.journal.files()
  const here = new Set(
    (
      await Promise.all([
        mender.database.attachments.toCollection().primaryKeys(),
        mender.database.media.toCollection().primaryKeys(),
      ])
    ).flat(),
  )
  const all = new Set([...wanted.keys(), ...here])
  const counts = new Map<string, Mend>()
  const losses: Loss[] = []
  const note = (copy: Mend['in'], why: Mend['why'], aside: string | null) => {
    const key = `${copy} ${why}`
    counts.set(key, { what: 'files', in: copy, why, aside, count: (counts.get(key)?.count ?? 0) + 1 })
  }

  let done = 0
  let left = content
  for (const sha256 of shuffled(all)) {
    done += 1
    const file = wanted.get(sha256)
    const stored = here.has(sha256) ? await readStored(mender, sha256) : undefined
    const size = file?.size ?? stored?.blob.size
    const thorough = left > 0
    if (thorough) left -= size ?? 0
    const wholeHere =
      stored !== undefined &&
      [undefined, null, stored.blob.size].includes(file?.size) &&
      (!thorough || (await mender.hashOf(stored.blob)) === sha256)
    const wholeThere =
      inJournal.get(sha256) === size && (!thorough || (await mender.journal.checkFile(sha256)))
    if (wholeHere && wholeThere) {
      if (done % 50 === 0) await mender.breathe()
      continue
    }
    onProgress(done, all.size)
    if (wholeHere && (await mender.hashOf(stored.blob)) === sha256) {
      await mender.journal.putFile(sha256, stored.blob)
      // A file that nothing speaks of yet was on its way.
      note('journal', inJournal.has(sha256) ? 'damaged' : file === undefined ? 'behind' : 'missing', null)
    } else if (file !== undefined) {
      const blob = await mender.journal.readFile(sha256)
      if (blob !== undefined && (await mender.hashOf(blob)) === sha256) {
        const damaged = here.has(sha256)
        await putStored(mender, file, blob, damaged ? (stored ?? null) : undefined)
        note('database', damaged ? 'damaged' : 'missing', damaged ? 'quarantine' : null)
      } else {
        const { assessment } = file
        const why = here.has(sha256) || blob !== undefined ? 'unreadable' : 'gone'
        losses.push({
          what: 'files',
          why,
          count: 1,
          place: sha256,
          aside: null,
          ...(assessment !== undefined && { assessment }),
        })
      }
    }
    await mender.breathe()
  }
  return { ...WHOLE, mends: [...counts.values()], losses }
}

/** In an order that is another one each time. */
function shuffled<Item>(items: Iterable<Item>): readonly Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed
}

async function readStored({ database }: Mender, sha256: Sha256): Promise<StoredAttachment | undefined> {
  const read = async () => (await database.attachments.get(sha256)) ?? (await database.media.get(sha256))
  return read().catch(() => undefined)
}

/** Stores a file that came from the journal. What stood in its place is kept as it was found. */
async function putStored(
  { database, now }: Mender,
  { sha256, table }: WantedFile,
  blob: Blob,
  damaged: StoredAttachment | null | undefined,
): Promise<void> {
  const media_type = sniffMediaType(new Uint8Array(await blob.slice(0, SNIFFED_BYTES).arrayBuffer()))
  const rows = database[table]
  const row = { sha256, media_type, blob: new Blob([blob], { type: media_type }) }
  const asFound = damaged ? { ...damaged, blob: await whatIsLeftOf(damaged.blob) } : damaged
  await database.transaction('rw', [rows, database.quarantine], async () => {
    if (asFound !== undefined)
      await database.quarantine.add({ at: now(), table, key: sha256, row: asFound, why: 'damaged' })
    await rows.put(row)
  })
}
