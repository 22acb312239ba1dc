import { AppError } from '../../../shared/lib/app-error.ts'
import type { LoggedEvent } from '../../../shared/record/event.ts'
import { type CardRef, readCard } from '../cards.ts'
import type { Database } from '../database.ts'
import type { Journal } from '../journal.ts'
import type { LibraryEntry } from '../library-entry.ts'
import type { Storage, StoredAttachment } from '../storage.ts'
import { guard } from '../storage-error.ts'
import { extentOf } from './database-feeds.ts'

/** Something one copy has to learn. */
export type CopyJob =
  | {
      readonly kind: 'events'
      readonly assessment: string
      readonly logged: readonly LoggedEvent[]
      readonly brought: readonly StoredAttachment[]
    }
  /** Files that no event names yet. */
  | { readonly kind: 'files'; readonly brought: readonly StoredAttachment[] }
  /** Small rows as they are when the job is done: the newest is enough. */
  | { readonly kind: 'cards'; readonly refs: readonly CardRef[] }
  /** Everything: the copy was out of reach, and nobody knows what it has. */
  | { readonly kind: 'compare' }

/** Files on their way to the journal together: while one is forced to the disk, others cross to the main process. */
const PUT_AT_ONCE = 4

/** Whether a job carries files. */
export function isHeavy(job: CopyJob): boolean {
  return (job.kind === 'events' || job.kind === 'files') && job.brought.length > 0
}

/** Small rows that wait are read when their turn comes, so two jobs of them are one. */
export function joinJobs(waiting: CopyJob, next: CopyJob): CopyJob | null {
  if (waiting.kind === 'compare' && (next.kind === 'compare' || next.kind === 'cards')) return waiting
  if (waiting.kind !== 'cards' || next.kind !== 'cards') return null
  const refs = new Map([...waiting.refs, ...next.refs].map((ref) => [`${ref.table} ${ref.id}`, ref]))
  return { kind: 'cards', refs: [...refs.values()] }
}

/** Writes a job into the journal: bytes first, and then the line that names them. */
export async function writeToJournal(
  journal: Journal,
  database: Database,
  job: Exclude<CopyJob, { kind: 'compare' }>,
): Promise<void> {
  if (job.kind !== 'cards') {
    for (let from = 0; from < job.brought.length; from += PUT_AT_ONCE) {
      const files = job.brought.slice(from, from + PUT_AT_ONCE)
      // Every one comes to its end, so that no try begins while one before it is still at work.
      const puts = await Promise.allSettled(files.map((file) => putBrought(journal, database, file)))
      for (const put of puts) if (put.status === 'rejected') throw put.reason
    }
    if (job.kind === 'files') return
    const lines = job.logged.map(({ line }) => line)
    await journal.append(job.assessment, lines)
    return
  }
  for (const ref of job.refs) {
    const card = await guard(() => readCard(database, ref))
    if (card === undefined) continue
    if (ref.table === 'library' && card.json !== null)
      await putMedia(journal, database, JSON.parse(card.json))
    await journal.putCards([card])
  }
}

/** A large file is read from where it came from; when it is there no more, the database may have it by now. */
async function putBrought(
  journal: Journal,
  database: Database,
  { sha256, blob }: StoredAttachment,
): Promise<void> {
  try {
    await journal.putFile(sha256, blob)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    const stored = await guard(() => database.attachments.get(sha256))
    if (stored === undefined) throw error
    await journal.putFile(sha256, stored.blob)
  }
}

async function putMedia(journal: Journal, database: Database, { media }: LibraryEntry): Promise<void> {
  for (const { sha256 } of media) {
    const file = await guard(() => database.media.get(sha256))
    if (file !== undefined) await journal.putFile(sha256, file.blob)
  }
}

/** Writes a job into the database. `lost`: its connection broke, and what it holds by now is not known. */
export async function writeToDatabase(
  storage: Pick<Storage, 'appendEvents'>,
  database: Database,
  job: Extract<CopyJob, { kind: 'events' }>,
  lost: boolean,
): Promise<void> {
  // Behind a hole nothing may be written: the journal fills it first.
  if (lost) {
    const [first] = job.logged
    if (first === undefined) return
    const { feed, seq } = first.event
    const { count } = await guard(() => extentOf(database, { assessment: job.assessment, feed }))
    if (count < seq)
      throw new AppError('storage-failed', { detail: `events ${count} to ${seq - 1} are missing` })
  }
  await storage.appendEvents(job.assessment, job.logged, job.brought)
}
