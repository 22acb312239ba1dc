import { Dexie } from 'dexie'
import { type Copies, openCopies } from '../../../../renderer/storage/copies/open-copies.ts'
import { SILENT_AFTER, SILENT_START_AFTER } from '../../../../renderer/storage/copies/patience.ts'
import type { Database } from '../../../../renderer/storage/database.ts'
import { openDatabase } from '../../../../renderer/storage/open-database.ts'
import { hashBlob } from '../../../../renderer/storage/pieces/hash-blob.ts'
import type { Assessment, Mine } from '../../../../renderer/storage/storage.ts'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { sha256Hex } from '../../../../shared/lib/sha256.ts'
import { appendEvent, type FeedTail, startFeed } from '../../../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent } from '../../../../shared/record/event.ts'
import { createFakeJournal, type FakeJournal } from '../../../support/fake-journal.ts'

export const ASSESSMENT = '0b8f1f5c-6f0e-4d36-9a50-6a1d3a3d4a01'
export const FEED = 'a'.repeat(32)
export const ANA: KeyId = `sha256:${'1'.repeat(64)}`
const SIGNER = { name: 'Ana', org: '', title: '' }
const AT = '2026-05-30T10:00:00Z'

export const MINE: Mine = { id: 'mine-1', name: 'Cerro Alto', profile: {}, created: AT, changed: AT }
export const CARD: Assessment = {
  id: ASSESSMENT,
  mine: MINE.id,
  stage: 'acquisition',
  checklist: 'c'.repeat(64),
  created: AT,
  feed: FEED,
  exports: [],
}
export const DEFINITION = { form_id: 'x', version: '1' } as unknown as ChecklistDefinition

/** Writes one feed, event by event. */
export interface Pen {
  tail: FeedTail
  write(entry: EventBody): LoggedEvent
}

/** A pen at the beginning of a feed, or at some place in it. */
export function penAt(tail: FeedTail = startFeed(FEED)): Pen {
  const pen: Pen = {
    tail,
    write(entry) {
      const next = appendEvent(pen.tail, entry, { actor: ANA, at: AT })
      pen.tail = next.tail
      return next.logged
    },
  }
  return pen
}

export const opening = (): EventBody => ({
  kind: 'feed.open',
  body: { assessment: ASSESSMENT, key: ANA, signer: SIGNER },
})

export const answer = (path: string, value: string, bases: readonly LoggedEvent[] = []): EventBody => ({
  kind: 'answer.set',
  body: { path, value, bases: bases.map(({ id }) => id) },
})

/** A file with its hash and the event that names it. */
export function photo(text: string, bytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode(text)) {
  const sha256 = sha256Hex(bytes)
  const stored = { sha256, media_type: 'image/jpeg', blob: new Blob([bytes]) }
  const entry: EventBody = {
    kind: 'attachment.add',
    body: { path: 'PHOTO', sha256, name: `${text}.jpg`, size: bytes.length, media_type: 'image/jpeg' },
  }
  return { sha256, stored, entry }
}

/** A device whose two copies can each be broken. */
export interface Workshop {
  readonly journal: FakeJournal
  database: Database
  copies: Copies
  /** Work that waits for its time. */
  readonly timers: (() => void)[]
  /** So much time passes that a journal from which nothing was heard counts as behind. */
  waitInSilence(): Promise<void>
  /** The database refuses every write until called with null. */
  failDatabase(error: Error | null): void
  /** The database refuses events from this place of their feed on, until `failDatabase(null)`. */
  failEventsFrom(seq: number, error: Error): void
  /** The app ends, and starts again. */
  restart(): Promise<void>
  /** The app ends, the database is deleted, and the app starts again. */
  restartWithoutDatabase(): Promise<void>
}

let number = 0

/** Why the databases of these names refuse events, and from which place of a feed on. */
const failures = new Map<string, { readonly error: Error; readonly from: number }>()

// What is written past Dexie fails here.
const { add } = IDBObjectStore.prototype
IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...given: Parameters<typeof add>) {
  const failure = failures.get(this.transaction.db.name)
  const { seq = 0 } = given[0] as { readonly seq?: number }
  if (failure !== undefined && seq >= failure.from) throw failure.error
  return add.apply(this, given)
}

/** Opens an empty device. */
export async function openWorkshop(keys: readonly KeyId[] = [ANA]): Promise<Workshop> {
  number += 1
  const name = `copies-${number}`
  const journal = createFakeJournal()
  const timers: (() => void)[] = []
  const silences = new Set<() => void>()
  let failure: Error | null = null

  async function open() {
    const database = await openDatabase(name)
    database.close()
    database.use({
      stack: 'dbcore',
      name: 'failing',
      create: (down) => ({
        ...down,
        table(table) {
          const real = down.table(table)
          return {
            ...real,
            mutate: (request) => (failure === null ? real.mutate(request) : Promise.reject(failure)),
          }
        },
      }),
    })
    await database.open()
    return database
  }
  function build(database: Database) {
    timers.length = 0
    silences.clear()
    return openCopies(database, journal, {
      now: () => AT,
      ownKeys: async () => new Set(keys),
      hashOf: hashBlob,
      breathe: async () => {},
      onMending: () => {},
      later(work, ms) {
        if (ms === SILENT_AFTER || ms === SILENT_START_AFTER) {
          const silence = () => work()
          silences.add(silence)
          return () => void silences.delete(silence)
        }
        timers.push(work)
        return () => void timers.splice(timers.indexOf(work), 1)
      },
    })
  }

  const database = await open()
  const shop: Workshop = {
    journal,
    database,
    copies: build(database),
    timers,
    async waitInSilence() {
      for (const silence of [...silences]) {
        silences.delete(silence)
        silence()
      }
      await moments()
    },
    failDatabase(error) {
      failure = error
      if (error === null) failures.delete(name)
      else failures.set(name, { error, from: 0 })
    },
    failEventsFrom(seq, error) {
      failures.set(name, { error, from: seq })
    },
    async restart() {
      shop.database.close()
      journal.restart()
      shop.database = await open()
      shop.copies = build(shop.database)
      await shop.copies.start()
    },
    async restartWithoutDatabase() {
      shop.database.close()
      await Dexie.delete(name)
      await shop.restart()
    },
  }
  await shop.copies.start()
  return shop
}

/** Some turns of the event loop, in which what answers at all gets on. */
export async function moments(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Lines of the feed as the database has them, checked place by place. */
export async function linesInDatabase({ database }: Workshop): Promise<readonly string[]> {
  const rows = await database.events.where('[feed+seq]').between([FEED], [FEED, []]).toArray()
  return rows.map(({ line }) => line)
}
