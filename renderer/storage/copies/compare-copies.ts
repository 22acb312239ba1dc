import type { FeedExtent } from '../../../shared/ipc/journal-calls.ts'
import type { JournalCheck } from '../journal.ts'
import { type DatabaseExtent, type FeedRef, listExtents } from './database-feeds.ts'
import { mendCards } from './mend-cards.ts'
import { mendFeed } from './mend-feed.ts'
import { joinMendings, type Mend, type Mending } from './mended.ts'
import type { Mender } from './mender.ts'

/** Both copies' extents of one feed. */
export interface FeedPair {
  readonly ref: FeedRef
  readonly here: DatabaseExtent | undefined
  readonly there: FeedExtent | undefined
}

/** What a cheap comparison found, after it was put right. */
export interface Comparison {
  readonly mending: Mending
  /** Questions with an answer, over all assessments. */
  readonly answers: number
  /** Entries of the logs. */
  readonly entries: number
}

/** Entries of all these feeds together. */
export function entriesOf(feeds: readonly FeedExtent[]): number {
  return feeds.reduce((sum, { count }) => sum + count, 0)
}

/**
 * Compares both copies by the ends of their feeds and the revisions of their small rows, and mends what differs. Cards
 * come first: a feed without its assessment is no use to anybody.
 *
 * @param check what the journal says of itself
 */
export async function compareCopies(mender: Mender, check: JournalCheck): Promise<Comparison> {
  const { database } = mender
  const [extents, revisions, note] = await Promise.all([
    listExtents(database),
    database.revisions.count(),
    database.notes.get('journal'),
  ])
  const wasEmpty = extents.length === 0 && revisions === 0
  const knewJournal = note !== undefined

  let mending = await mendCards(mender)
  for (const { ref, here, there } of pairFeeds(extents, check.feeds)) {
    mending = joinMendings(mending, await mendFeed(mender, ref, here, there))
    await mender.breathe()
  }
  if (!knewJournal) await database.notes.put({ id: 'journal' })
  const { answers, feeds } = mending.mends.length === 0 ? check : await mender.journal.check()

  const mends = mending.mends.flatMap((mend): readonly Mend[] => {
    if (mend.in === 'database') return [wasEmpty ? { ...mend, why: 'lost' } : mend]
    if (!check.begun) return [mend]
    // A journal that was begun now: by a version that keeps one for the first time, or because it was lost.
    return knewJournal ? [{ ...mend, why: 'lost' }] : []
  })
  return {
    mending: { mends, losses: mending.losses, repairs: check.repairs },
    answers,
    entries: entriesOf(feeds),
  }
}

/** Every feed that a copy holds, with how far each holds it. */
export function pairFeeds(
  here: readonly DatabaseExtent[],
  there: readonly FeedExtent[],
): readonly FeedPair[] {
  const pairs = new Map<string, FeedPair>()
  for (const one of here) {
    const { assessment, feed } = one
    pairs.set(`${assessment} ${feed}`, { ref: { assessment, feed }, here: one, there: undefined })
  }
  for (const one of there) {
    const { assessment, feed } = one
    const key = `${assessment} ${feed}`
    pairs.set(key, { ref: { assessment, feed }, here: pairs.get(key)?.here, there: one })
  }
  return [...pairs.values()]
}
