import { createStore, type StoreApi } from 'zustand/vanilla'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { createStorage } from '../create-storage.ts'
import type { Database } from '../database.ts'
import type { Journal, JournalCheck } from '../journal.ts'
import type { Storage } from '../storage.ts'
import { guard, isFull } from '../storage-error.ts'
import { createComparer } from './comparer.ts'
import { areBothWhole, type CopiesState } from './copies-state.ts'
import { type CopyQueue, createCopyQueue } from './copy-queue.ts'
import { type CopyJob, isHeavy, joinJobs, writeToDatabase, writeToJournal } from './copy-writers.ts'
import { type CopyName, WHOLE } from './mended.ts'
import { createPatience, SILENT_AFTER, SILENT_START_AFTER } from './patience.ts'
import { storageOfBoth } from './storage-of-both.ts'
import { createTries } from './tries.ts'

/** What both copies need from outside. */
export interface CopiesOptions {
  /** Claimed time. */
  now(): string
  /** The keys that people hold on this device. */
  ownKeys(): Promise<ReadonlySet<KeyId>>
  /** The hash of a blob; null when it cannot be read to its end. */
  hashOf(blob: Blob): Promise<Sha256 | null>
  /** Lets the screen breathe between slices of long work. */
  breathe(): Promise<void>
  /** Entries that were written into a copy that lacked them, of those it lacked of one log. */
  onMending(done: number, total: number): void
  /** Calls once after so many milliseconds, unless the returned function was called before. */
  later(work: () => void, ms: number): () => void
}

/** Everything on this device, twice. */
export interface Copies {
  /** Reads from the database, and writes to both. */
  readonly storage: Storage
  readonly state: StoreApi<CopiesState>
  /**
   * Compares the ends of both copies and mends what differs; before anything else is read. Resolves also when the
   * journal cannot be reached; then it is tried again later. Rejects when the database holds nothing either.
   *
   * @param check what the journal says of itself, if somebody asked it already
   */
  start(check?: Promise<JournalCheck>): Promise<void>
  /**
   * Compares every line and every file, in slices. A second call while one runs is the same one. Never rejects.
   *
   * @param content bytes of files that are read through; without it the share of a start, see `mendFiles`
   */
  checkAll(content?: number): Promise<void>
  /**
   * Counts again what both copies hold, from what each acknowledged since they were compared. Compares nothing, and does
   * nothing while they have not been compared or one of them is behind or at work. Never rejects.
   */
  count(): Promise<void>
  /** Tries now to write what a copy lacks. Resolves when the try has ended, well or badly. */
  retry(): Promise<void>
  /** What each copy is writing at, by identity; null while it has everything that it was given. */
  heads(): Readonly<Record<CopyName, object | null>>
  /** The report was read. */
  tell(): Promise<void>
}

/** Puts both copies together. */
export function openCopies(database: Database, journal: Journal, options: CopiesOptions): Copies {
  const state = createStore<CopiesState>(() => ({
    database: { kind: 'whole' },
    journal: { kind: 'whole' },
    checked: null,
    checking: null,
    checkFailed: null,
    mending: WHOLE,
    untold: false,
  }))
  let started = false
  let firstCheck: Promise<JournalCheck> | undefined
  /** The connection to the database broke: what it holds has to be looked at before it is written to. */
  let lost = false
  const comparer = createComparer(
    database,
    journal,
    () => ({
      ...{ ...options, database, journal },
      // Asked each time: a start does not wait for ever for a journal that is silent.
      get mayRebuild() {
        return !started
      },
      // Before the first picture there is nobody to wait for.
      breathe: started ? options.breathe : async () => {},
    }),
    state,
  )
  const tries = createTries(state, options.later, () => void retry())

  const patience = createPatience(options.later, journal.heard, () =>
    inJournal.giveUpWaiting(new AppError('disk-silent')),
  )

  const inJournal: CopyQueue<CopyJob> = createCopyQueue<CopyJob>({
    write: (job) => patience.during(started ? SILENT_AFTER : SILENT_START_AFTER, () => learn(job)),
    isHeavy,
    join: joinJobs,
    onChange: () => tries.show('journal', inJournal),
  })

  async function learn(job: CopyJob): Promise<void> {
    if (job.kind === 'compare') {
      await comparer.compareEnds(firstCheck)
      return
    }
    try {
      await writeToJournal(journal, database, job)
    } catch (error) {
      const isOutOfStep = error instanceof AppError && error.code === 'journal-damaged'
      if (!isOutOfStep || job.kind !== 'events') throw error
      const { assessment } = job
      for (const feed of new Set(job.logged.map(({ event }) => event.feed)))
        await comparer.bringTogether({ assessment, feed })
      await writeToJournal(journal, database, job)
    }
  }

  const inDatabase: CopyQueue<CopyJob> = createCopyQueue<CopyJob>({
    async write(job) {
      try {
        if (lost) await reopen(job.kind === 'compare')
        if (job.kind === 'events') await writeRows(job)
        lost = false
      } catch (error) {
        // A full disk says nothing about the connection.
        lost = !isFull(error)
        throw error
      }
    },
    isHeavy,
    join: joinJobs,
    onChange: () => tries.show('database', inDatabase),
  })

  let looks = 0
  const databasePatience = createPatience(
    options.later,
    // What the journal has not got either is waited for, however long that takes.
    () => (inJournal.waiting().length === 0 ? 0 : ++looks),
    () => inDatabase.giveUpWaiting(new AppError('storage-silent')),
  )

  /** A transaction says nothing until it ends, and that of files may rightly be long. */
  async function writeRows(job: Extract<CopyJob, { kind: 'events' }>): Promise<void> {
    const write = () => writeToDatabase(plain, database, job, lost)
    await (isHeavy(job) ? write() : databasePatience.during(SILENT_AFTER, write))
  }

  /** While the database was away the journal went on, and Chromium may have begun it anew: it is looked at first. */
  async function reopen(mustCompare: boolean): Promise<void> {
    await guard(async () => {
      database.close({ disableAutoOpen: false })
      // After a write that failed, Chromium now and then opens no database any more until the page is loaded anew.
      await databasePatience.during(SILENT_AFTER, () => database.open())
    })
    followConnection()
    const compared = comparer.compareEnds()
    await (mustCompare ? compared : compared.catch(() => {}))
  }

  const plain = createStorage(database, async (refs) => {
    await inJournal.put({ kind: 'cards', refs }).catch(() => {})
  })

  /** Chromium closes a database under the app when its files fail or are taken away. */
  function followConnection(): void {
    // Dexie's own `close` event also fires when the app closes it.
    database.backendDB().addEventListener('close', () => {
      lost = true
      void inDatabase.put({ kind: 'compare' })
    })
  }
  followConnection()

  async function retry(): Promise<void> {
    await Promise.all([inDatabase.retry(), inJournal.retry()])
  }

  return {
    storage: storageOfBoth(plain, {
      ...{ journal, inDatabase, inJournal, mend: comparer.mendRows },
      later: options.later,
    }),
    state,
    async start(check) {
      firstCheck = check
      try {
        await inJournal.put({ kind: 'compare' })
      } catch (error) {
        if (await guard(async () => (await database.revisions.count()) === 0)) throw error
      } finally {
        firstCheck = undefined
        started = true
      }
    },
    checkAll: (content) =>
      comparer.compareLines(
        async () => void (await Promise.all([inDatabase.rest(), inJournal.rest()])),
        content,
      ),
    async count() {
      const isAtRest = () =>
        areBothWhole(state.getState()) && inDatabase.waiting().length + inJournal.waiting().length === 0
      if (isAtRest()) await comparer.count(isAtRest).catch(() => {})
    },
    retry,
    heads: () => ({ database: inDatabase.waiting()[0] ?? null, journal: inJournal.waiting()[0] ?? null }),
    tell: comparer.tell,
  }
}
