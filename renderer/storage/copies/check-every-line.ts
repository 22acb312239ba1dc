import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { EventBody } from '../../../shared/record/event.ts'
import { pairFeeds } from './compare-copies.ts'
import { extentOf, type FeedRef, isExact, listExtents, readRows, soundEvent } from './database-feeds.ts'
import { mendFeed } from './mend-feed.ts'
import { mendFeedDeeply } from './mend-feed-deeply.ts'
import { mendFiles, type WantedFile } from './mend-files.ts'
import { joinMendings, type Mending, WHOLE } from './mended.ts'
import type { Mender } from './mender.ts'

/** What a full comparison looked at. */
export interface FullCheck {
  readonly mending: Mending
  /** Entries of the logs when the comparison began. */
  readonly entries: number
  /** Questions with an answer. */
  readonly answers: number
  /** Evidence files that both copies hold whole. */
  readonly files: number
}

/** Rows that are hashed before the screen may breathe: a few milliseconds. */
const SLICE = 100

/** How far a full comparison is, of all events and files. */
export type CheckProgress = (done: number, total: number) => void

/**
 * Reads every line from both copies, hashes it and compares it; then looks for every file that is spoken of. What
 * differs is mended, except where a feed would need a new end: that waits for the next start.
 *
 * @param content bytes of files that are read through; see `mendFiles`
 * @param untilWritten resolves when nothing is on its way to either copy
 */
export async function checkEveryLine(
  mender: Mender,
  untilWritten: () => Promise<void>,
  onProgress: CheckProgress,
  content?: number,
): Promise<FullCheck> {
  const { database, journal } = mender
  const [extents, check] = await Promise.all([listExtents(database), journal.check()])
  const pairs = pairFeeds(extents, check.feeds)
  const total = pairs.reduce((sum, { here, there }) => sum + Math.max(here?.count ?? 0, there?.count ?? 0), 0)
  const wanted = await wantedByCards(mender)
  let mending = WHOLE
  let done = 0
  for (const { ref, here, there } of pairs) {
    const both = Math.min(here?.count ?? 0, there?.count ?? 0)
    const same = await isSameFeed(mender, ref, both, wanted, (lines) => {
      done += lines
      onProgress(done, total)
    })
    if (!same) mending = joinMendings(mending, await mendFeedDeeply(mender, ref))
    else if (here?.count !== there?.count)
      mending = joinMendings(mending, await mendEnds(mender, ref, untilWritten))
    if (!same || here?.count !== there?.count) await wantedIn(mender, ref, wanted)
  }
  const missing = await mendFiles(
    mender,
    wanted,
    (file) => onProgress(total + file, total + wanted.size),
    content,
  )
  const evidence = [...wanted.values()].filter(
    ({ table, size }) => table === 'attachments' && size !== null,
  ).length
  return {
    mending: joinMendings(mending, missing),
    entries: total,
    answers: (await journal.check()).answers,
    files: evidence - missing.losses.length,
  }
}

/** Whether both copies hold the same sound lines up to a position. Notes the files they speak of. */
async function isSameFeed(
  mender: Mender,
  ref: FeedRef,
  until: number,
  wanted: Map<Sha256, WantedFile>,
  onLines: (lines: number) => void,
): Promise<boolean> {
  let lines: readonly string[] = []
  let from = 0
  for (let seq = 0; seq < until; seq += SLICE) {
    const rows = await readRows(mender.database, ref.feed, seq, Math.min(SLICE, until - seq))
    for (const [index, found] of rows.entries()) {
      const place = seq + index
      if (place >= from + lines.length) {
        from = place
        lines = await mender.journal.read(ref.assessment, ref.feed, from)
      }
      const event = found.key[1] === place ? soundEvent(found, ref) : null
      if (event === null || event.line !== lines[place - from] || !isExact(found, event)) return false
      noteFile(event.event as EventBody, ref, wanted)
    }
    if (rows.length < Math.min(SLICE, until - seq)) return false
    onLines(rows.length)
    await mender.breathe()
  }
  return true
}

/** One copy seems longer: an event may just be on its way, so both are looked at again when everything is written. */
async function mendEnds(mender: Mender, ref: FeedRef, untilWritten: () => Promise<void>): Promise<Mending> {
  for (let look = 0; look < 3; look += 1) {
    await untilWritten()
    const before = await extentOf(mender.database, ref)
    const there = (await mender.journal.check()).feeds.find(
      ({ assessment, feed }) => assessment === ref.assessment && feed === ref.feed,
    )
    if (before.count === (there?.count ?? 0)) return WHOLE
    const after = await extentOf(mender.database, ref)
    if (after.count === before.count) return mendFeed(mender, ref, after, there)
  }
  return WHOLE
}

/** Notes the files of a feed that could not be compared line by line. */
async function wantedIn(mender: Mender, ref: FeedRef, wanted: Map<Sha256, WantedFile>): Promise<void> {
  for (const { row } of await readRows(mender.database, ref.feed))
    if (row !== null) noteFile(row.event as EventBody, ref, wanted)
}

function noteFile(entry: EventBody, { assessment }: FeedRef, wanted: Map<Sha256, WantedFile>): void {
  if (entry.kind !== 'attachment.add') return
  const { sha256, size } = entry.body
  wanted.set(sha256, { sha256, size, table: 'attachments', assessment })
}

/** What small rows speak of: pictures and sounds of checklists, and lines of feeds that went two ways. */
async function wantedByCards({ database }: Mender): Promise<Map<Sha256, WantedFile>> {
  const wanted = new Map<Sha256, WantedFile>()
  for (const { media } of await database.library.toArray())
    for (const { sha256, size } of media) wanted.set(sha256, { sha256, size, table: 'media' })
  for (const { id: assessment, forks = [] } of await database.assessments.toArray())
    for (const { aside: sha256 } of forks)
      wanted.set(sha256, { sha256, size: null, table: 'attachments', assessment })
  return wanted
}
