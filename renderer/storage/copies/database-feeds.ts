import { Dexie } from 'dexie'
import { AppError } from '../../../shared/lib/app-error.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import type { AditEvent, EventId, FeedId, LoggedEvent } from '../../../shared/record/event.ts'
import { addAtOnce } from '../add-at-once.ts'
import type { Database, StoredEvent } from '../database.ts'
import { isTaken } from '../storage-error.ts'

/** One feed of one assessment. */
export interface FeedRef {
  readonly assessment: string
  readonly feed: FeedId
}

/** How far the database holds a feed, by its index and last row alone. */
export interface DatabaseExtent extends FeedRef {
  readonly count: number
  /** Id in the last row; null when that row cannot be read, or a row is missing before it. */
  readonly head: EventId | null
}

/** A row of a feed as it was found. */
export interface FoundRow {
  /** Key in the table. */
  readonly key: readonly [feed: string, seq: number]
  /** Null when it could not be read. */
  readonly row: StoredEvent | null
}

/** Lists every feed, and how far each goes. Reads keys and one row per feed. */
export async function listExtents(database: Database): Promise<readonly DatabaseExtent[]> {
  const feeds = await listFeeds(database)
  return Promise.all(feeds.map((feed) => extentOf(database, feed)))
}

async function listFeeds({ events }: Database): Promise<readonly FeedRef[]> {
  const index = '[assessment+feed+seq]'
  const found: FeedRef[] = []
  let next = (await events.orderBy(index).limit(1).keys()) as unknown as [string, string, number][]
  for (let [first] = next; first !== undefined; [first] = next) {
    const [assessment, feed] = first
    found.push({ assessment, feed })
    next = (await events
      .where(index)
      .above([assessment, feed, Dexie.maxKey])
      .limit(1)
      .keys()) as unknown as typeof next
  }
  return found
}

/** How far one feed goes. */
export async function extentOf({ events }: Database, { assessment, feed }: FeedRef): Promise<DatabaseExtent> {
  const rows = () => events.where('[feed+seq]').between([feed, Dexie.minKey], [feed, Dexie.maxKey])
  const count = await rows().count()
  const last = await rows()
    .last()
    .catch(() => undefined)
  const whole = last?.seq === count - 1 && last.assessment === assessment
  return { assessment, feed, count, head: whole ? last.id : null }
}

/** Rows of a feed from a position on, at most `limit`, in order; those that cannot be read one by one. */
export async function readRows(
  { events }: Database,
  feed: FeedId,
  from = 0,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly FoundRow[]> {
  const part = () => {
    const rows = events.where('[feed+seq]').between([feed, from], [feed, Dexie.maxKey])
    return Number.isFinite(limit) ? rows.limit(limit) : rows
  }
  try {
    return (await part().toArray()).map((row) => ({ key: [row.feed, row.seq], row }))
  } catch {
    const keys = (await part().primaryKeys()) as unknown as FoundRow['key'][]
    const found: FoundRow[] = []
    for (const key of keys) {
      const row = await events.get([...key]).catch(() => null)
      found.push({ key, row: row ?? null })
    }
    return found
  }
}

/**
 * The event of a row when its line is the one it was stored with, at its place; null when it is damaged. The event is
 * read from the line, whatever stands beside it. Slow: it hashes.
 */
export function soundEvent({ key, row }: FoundRow, { assessment, feed }: FeedRef): LoggedEvent | null {
  if (row === null || row.assessment !== assessment || typeof row.line !== 'string') return null
  const logged = readLine(row.line)
  if (logged === null || logged.id !== row.id || logged.event.feed !== feed) return null
  return logged.event.seq === key[1] ? logged : null
}

/** Whether a row says beside its line what its line says. */
export function isExact({ row }: FoundRow, { event }: LoggedEvent): boolean {
  return isSame(row?.event, event)
}

/** A line as an event with its id; null when it is no JSON of that shape. */
export function readLine(line: string): LoggedEvent | null {
  try {
    const event = JSON.parse(line) as AditEvent
    if (typeof event !== 'object' || event === null || typeof event.seq !== 'number') return null
    return { id: `sha256:${sha256Hex(line)}`, line, event }
  } catch {
    return null
  }
}

/** Whether a stored event says what its line says. Both came from canonical JSON once, so members are in order. */
function isSame(stored: unknown, fromLine: unknown): boolean {
  // A zone of -0, as versions before 22 November 2026 stored it in UTC, is written as 0.
  if (typeof stored !== 'object' || stored === null) return stored === fromLine
  if (typeof fromLine !== 'object' || fromLine === null) return false
  const names = Object.keys(stored)
  if (names.length !== Object.keys(fromLine).length || Array.isArray(stored) !== Array.isArray(fromLine))
    return false
  return names.every((name) =>
    isSame((stored as Record<string, unknown>)[name], (fromLine as Record<string, unknown>)[name]),
  )
}

/**
 * Adds events in one transaction. Those that are there already are passed over: after an uncertain failure nobody knows.
 *
 * @throws AppError `storage-failed` when another event stands in the place of one
 */
export async function addMissing(
  database: Database,
  assessment: string,
  logged: readonly LoggedEvent[],
): Promise<void> {
  const { events } = database
  const rows = (some: readonly LoggedEvent[]) => some.map((one) => storedEvent(assessment, one))
  await database.transaction('rw', events, async () => {
    try {
      await events.bulkAdd(rows(logged))
    } catch (error) {
      if (!isTaken(error)) throw error
      // Those that were added now are found here too.
      const there = await events.bulkGet(
        logged.map(({ event }) => [event.feed, event.seq] as [string, number]),
      )
      const missing = logged.filter((one, index) => {
        const row = there[index]
        if (row === undefined) return true
        if (row.id !== one.id || row.assessment !== assessment)
          throw new AppError('storage-failed', { detail: `another event at ${row.feed} ${row.seq}` })
        return false
      })
      await events.bulkAdd(rows(missing))
    }
  })
}

/** Adds events in one transaction of its own; see `addMissing`. As fast as the browser can when none of them is there. */
export async function addSlice(
  database: Database,
  assessment: string,
  logged: readonly LoggedEvent[],
): Promise<void> {
  try {
    await addAtOnce(
      database,
      logged.map((one) => storedEvent(assessment, one)),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    await addMissing(database, assessment, logged)
  }
}

/** An event as a row. */
export function storedEvent(assessment: string, { id, line, event }: LoggedEvent): StoredEvent {
  return { assessment, feed: event.feed, seq: event.seq, id, line, event }
}
