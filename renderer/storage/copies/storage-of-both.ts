import { SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { LoggedEvent } from '../../../shared/record/event.ts'
import type { Journal } from '../journal.ts'
import { checkSpace } from '../room.ts'
import type { Storage, StoredAttachment } from '../storage.ts'
import type { CopyQueue } from './copy-queue.ts'
import type { CopyJob } from './copy-writers.ts'
import { readLine } from './database-feeds.ts'
import { SILENT_AFTER } from './patience.ts'

/** What writing to both copies needs. */
export interface BothCopies {
  readonly journal: Journal
  readonly inDatabase: CopyQueue<CopyJob>
  readonly inJournal: CopyQueue<CopyJob>
  /** Calls once after so many milliseconds, unless the returned function was called before. */
  later(work: () => void, ms: number): () => void
  /** Puts the rows of an assessment right from the journal, as far as that can be done while it is in use. */
  mend(assessment: string): Promise<void>
}

/**
 * A storage that reads from the database and writes to both copies. Small rows go to the journal by themselves, behind
 * the change in the database (see `createStorage`).
 */
export function storageOfBoth(plain: Storage, both: BothCopies): Storage {
  const { journal, inDatabase, inJournal } = both

  async function append(
    assessment: string,
    logged: readonly LoggedEvent[],
    brought: readonly StoredAttachment[],
  ): Promise<void> {
    const job: CopyJob = { kind: 'events', assessment, logged, brought }
    const results = await Promise.allSettled([inDatabase.put(job), inJournal.put(job)])
    const [first, second] = results
    if (first.status === 'fulfilled' || second.status === 'fulfilled') return
    // Neither has it. Who asked keeps it, so it must not come into one of them later by itself.
    if (!(await inJournal.withdraw(job))) return
    if (await inDatabase.withdraw(job)) throw first.reason
    await inJournal.put(job).catch(() => {})
  }

  async function readEvents(assessment: string): Promise<readonly LoggedEvent[]> {
    try {
      const stored = await plain.loadEvents(assessment)
      if (isUnbroken(stored)) return stored
    } catch (error) {
      const fromJournal = await readFromJournal(journal, assessment).catch(() => [])
      if (fromJournal.length === 0) throw error
      return fromJournal
    }
    await both.mend(assessment)
    return plain.loadEvents(assessment)
  }

  return {
    ...plain,
    async createAssessment(assessment, checklist, events) {
      await plain.createAssessment(assessment, checklist, events)
      const job: CopyJob = { kind: 'events', assessment: assessment.id, logged: events, brought: [] }
      if (events.length > 0) await inJournal.put(job).catch(() => {})
    },
    appendEvents: (assessment, logged, brought = []) => append(assessment, logged, brought),
    async keepFiles(files) {
      await plain.keepFiles(files)
      for (const file of files) await inJournal.put({ kind: 'files', brought: [file] }).catch(() => {})
    },
    async loadEvents(assessment) {
      const stored = await readEvents(assessment)
      // What the database does not have yet was acknowledged all the same: without it, its place would be given twice.
      const waiting = inDatabase
        .waiting()
        .flatMap((job) => (job.kind === 'events' && job.assessment === assessment ? job.logged : []))
      if (waiting.length === 0) return stored
      const known = new Set(stored.map(({ id }) => id))
      return [...stored, ...waiting.filter(({ id }) => !known.has(id))]
    },
    // While something waits for the database nobody counts.
    countEvents: async (assessment) =>
      inDatabase.waiting().length > 0 ? null : within(plain.countEvents(assessment)).catch(() => null),
    async getAttachment(sha256) {
      const stored = await plain.getAttachment(sha256).catch(() => undefined)
      return stored ?? waitingFile(inDatabase, sha256) ?? readAttachment(journal, sha256)
    },
    async addToLibrary(addition) {
      const bytes = addition.media.reduce((sum, { blob }) => sum + blob.size, 0)
      await checkRoom(bytes)
      return plain.addToLibrary(addition)
    },
    checkRoom,
  }

  /** Null when the journal is silent. */
  function within<Result>(answer: Promise<Result>): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const stop = both.later(() => resolve(null), SILENT_AFTER)
      void answer.then(resolve, reject).finally(stop)
    })
  }

  async function checkRoom(bytes: number): Promise<void> {
    await plain.checkRoom(bytes)
    // A journal that cannot say does not keep anybody from working: the database has the room.
    const space = await within(journal.space()).catch(() => null)
    if (space !== null) checkSpace(space, bytes)
  }
}

/** Whether each feed is one chain by its own words. Hashes nothing. */
function isUnbroken(events: readonly LoggedEvent[]): boolean {
  let before: LoggedEvent | undefined
  for (const one of events) {
    const follows = before !== undefined && before.event.feed === one.event.feed ? before : undefined
    if (one.event.seq !== (follows === undefined ? 0 : follows.event.seq + 1)) return false
    if (one.event.prev !== (follows?.id ?? null)) return false
    before = one
  }
  return true
}

async function readFromJournal(journal: Journal, assessment: string): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (const extent of (await journal.check()).feeds) {
    if (extent.assessment !== assessment) continue
    for (let from = 0; ; ) {
      const lines = await journal.read(assessment, extent.feed, from)
      if (lines.length === 0) break
      events.push(...lines.flatMap((line) => readLine(line) ?? []))
      from += lines.length
    }
  }
  return events
}

function waitingFile(queue: CopyQueue<CopyJob>, sha256: Sha256): StoredAttachment | undefined {
  return queue
    .waiting()
    .flatMap((job) => (job.kind === 'events' ? job.brought : []))
    .find((file) => file.sha256 === sha256)
}

async function readAttachment(journal: Journal, sha256: Sha256): Promise<StoredAttachment | undefined> {
  const bytes = await journal.readFile(sha256).catch(() => undefined)
  if (bytes === undefined) return undefined
  const head = new Uint8Array(await bytes.slice(0, SNIFFED_BYTES).arrayBuffer())
  const media_type = sniffMediaType(head)
  return { sha256, media_type, blob: new Blob([bytes], { type: media_type }) }
}
