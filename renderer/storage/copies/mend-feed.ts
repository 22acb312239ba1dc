import type { FeedExtent } from '../../../shared/ipc/journal-calls.ts'
import type { EventId, LoggedEvent } from '../../../shared/record/event.ts'
import {
  addSlice,
  type DatabaseExtent,
  type FeedRef,
  readLine,
  readRows,
  soundEvent,
} from './database-feeds.ts'
import { mendFeedDeeply } from './mend-feed-deeply.ts'
import { type Mend, type Mending, mended, WHOLE } from './mended.ts'
import type { Mender } from './mender.ts'

/** Rows that are written in one transaction, so that a large log is not thousands of syncs. */
const SLICE = 2000

/**
 * Makes both copies hold the same feed. When one is a true beginning of the other it is completed; that takes one look
 * at its end. Anything else is compared line by line.
 */
export async function mendFeed(
  mender: Mender,
  ref: FeedRef,
  here: DatabaseExtent | undefined,
  there: FeedExtent | undefined,
): Promise<Mending> {
  const inDatabase = here?.count ?? 0
  const inJournal = there?.count ?? 0
  const headHere = here?.head ?? null
  const headThere = (there?.head ?? null) as EventId | null
  if (inDatabase === inJournal && headHere === headThere && (headHere !== null || inDatabase === 0))
    return WHOLE

  const readable = inDatabase === 0 || headHere !== null
  if (readable && inDatabase < inJournal && (await isThere(mender, ref, inDatabase, headHere))) {
    const done = await completeDatabase(mender, ref, inDatabase, inJournal)
    if (done !== null) {
      // The feed that an assessment began with came in one transaction with its card: one without the other was lost.
      const isOwn = (await mender.database.assessments.get(ref.assessment))?.feed === ref.feed
      return completed(ref, 'database', inDatabase === 0 && isOwn ? 'missing' : 'behind', done)
    }
  }
  if (readable && inDatabase > inJournal) {
    const done = await completeJournal(mender, ref, { from: inJournal, to: inDatabase, head: headThere })
    // Of a log that was there and is gone the journal tells by itself, in its repairs.
    if (done !== null) return completed(ref, 'journal', 'behind', done)
  }
  return mendFeedDeeply(mender, ref)
}

function completed({ assessment }: FeedRef, copy: Mend['in'], why: Mend['why'], count: number): Mending {
  return mended({ what: 'events', in: copy, why, count, assessment, aside: null })
}

/** Whether the journal's line before `position` is the event with which the database ends. */
async function isThere({ journal }: Mender, ref: FeedRef, position: number, head: EventId | null) {
  if (position === 0) return true
  const [line] = await journal.read(ref.assessment, ref.feed, position - 1)
  return line !== undefined && readLine(line)?.id === head
}

/** Adds the journal's lines from a position on. Gives how many; null when they do not continue the database. */
async function completeDatabase(
  mender: Mender,
  ref: FeedRef,
  from: number,
  to: number,
): Promise<number | null> {
  const { database, journal } = mender
  let next = from
  let prev = from === 0 ? null : ((await database.events.get([ref.feed, from - 1]))?.id ?? null)
  // While one slice is written the next is read and hashed. Slices come in their order and each wholly: whenever it
  // ends, the database holds a true beginning of the journal, and the next start goes on from there.
  let writing: Promise<void> = Promise.resolve()
  let reading = journal.read(ref.assessment, ref.feed, next)
  for (let lines = await reading; lines.length > 0; lines = await reading) {
    reading = journal.read(ref.assessment, ref.feed, next + lines.length)
    reading.catch(() => {})
    for (let start = 0; start < lines.length; start += SLICE) {
      const logged: LoggedEvent[] = []
      for (const line of lines.slice(start, start + SLICE)) {
        const one = readLine(line)
        if (
          one === null ||
          one.event.seq !== next ||
          one.event.prev !== prev ||
          one.event.feed !== ref.feed
        ) {
          await writing
          return null
        }
        logged.push(one)
        next += 1
        prev = one.id
      }
      await writing
      writing = addSlice(database, ref.assessment, logged)
      writing.catch(() => {})
      mender.onMending(next - from, to - from)
      await mender.breathe()
    }
  }
  await writing
  return next - from
}

/** Appends the rows from a position on. Gives how many; null when one of them is damaged or they do not continue it. */
async function completeJournal(
  mender: Mender,
  ref: FeedRef,
  { from, to, head }: { readonly from: number; readonly to: number; readonly head: EventId | null },
): Promise<number | null> {
  const { database, journal } = mender
  let next = from
  let prev = head
  for (;;) {
    const rows = await readRows(database, ref.feed, next, SLICE)
    if (rows.length === 0) return next - from
    const lines: string[] = []
    for (const found of rows) {
      const one = soundEvent(found, ref)
      if (one === null || found.key[1] !== next || one.event.prev !== prev) return null
      lines.push(one.line)
      next += 1
      prev = one.id
    }
    await journal.append(ref.assessment, lines)
    mender.onMending(next - from, to - from)
    await mender.breathe()
  }
}
