import type { LoggedEvent } from '../../../shared/record/event.ts'
import { type FeedRef, storedEvent } from './database-feeds.ts'
import { type Loss, type Mend, type Mending, WHOLE } from './mended.ts'
import type { Mender } from './mender.ts'
import { quarantineRows } from './quarantine.ts'
import { sayAgain } from './say-again.ts'
import { readSides, type SideBySide } from './side-by-side.ts'

/**
 * Compares a feed line by line and puts it right. Damaged rows go into `quarantine` and are replaced from the journal.
 * Where both copies go on in different ways, the longer stays (the database, if both are as long); the other's end is
 * set aside, and what it said is said again behind it.
 *
 * The database is brought to its new end in one transaction, before the journal is touched: killed anywhere in between,
 * the next start finds one whole copy and goes on from there.
 */
export async function mendFeedDeeply(mender: Mender, ref: FeedRef): Promise<Mending> {
  const sides = await readSides(mender, ref)
  const { common, loose } = sides
  const apart = sides.journal.length > 0
  // What is open knows where its feed ends: only the next start may build on a new end.
  if (!mender.mayRebuild && (apart || loose.length > 0)) return WHOLE

  const keepsDatabase = sides.database.length >= sides.journal.length
  const end = keepsDatabase ? sides.database : sides.journal
  const dropped = keepsDatabase ? sides.journal : sides.database
  const cutOff = loose.flatMap(({ event }) => event ?? [])
  const said = await sayAgain(mender, ref, [...common, ...end], [...dropped, ...cutOff])

  await rewriteRows(mender, ref, sides, keepsDatabase, said ?? [])
  const added = [...(keepsDatabase ? sides.database : []), ...(said ?? [])].map(({ line }) => line)
  const aside =
    apart && keepsDatabase ? await mender.journal.cut(ref.assessment, ref.feed, common.length) : null
  await mender.journal.append(ref.assessment, added)

  return reportOf(ref, sides, { said, dropped: dropped.length + cutOff.length, aside })
}

interface Outcome {
  readonly said: readonly LoggedEvent[] | null
  readonly dropped: number
  /** Where the journal's end lies now; null when it was not cut. */
  readonly aside: string | null
}

function reportOf({ assessment }: FeedRef, sides: SideBySide, { said, dropped, aside }: Outcome): Mending {
  const { common, damaged, missing, behind, loose, gone } = sides
  const apart = sides.journal.length > 0
  const place = { what: 'events', assessment } as const
  const where = aside ?? 'quarantine'
  const whole = common.length === behind.length ? 'missing' : 'behind'
  const mends: readonly Mend[] = [
    { ...place, in: 'database', why: 'damaged', count: damaged.length, aside: 'quarantine' },
    { ...place, in: 'database', why: 'missing', count: missing.length, aside: null },
    { ...place, in: 'database', why: whole, count: behind.length, aside: null },
    {
      ...place,
      in: 'journal',
      why: 'behind',
      count: apart ? 0 : sides.database.length,
      aside: null,
    },
    {
      ...place,
      in: aside === null ? 'database' : 'journal',
      why: 'apart',
      // Also when all of it was known already: its original was set aside.
      count: said === null ? 0 : Math.max(said.length, Math.min(dropped, 1)),
      aside: where,
    },
  ]
  const losses: readonly Loss[] = [
    { ...place, why: 'foreign', count: said === null ? dropped : 0, aside: where },
    {
      ...place,
      why: 'unreadable',
      count: loose.filter(({ event }) => event === null).length,
      aside: 'quarantine',
    },
    { ...place, why: 'gone', count: gone, aside: null },
  ]
  const some = ({ count }: { readonly count: number }) => count > 0
  return { ...WHOLE, mends: mends.filter(some), losses: losses.filter(some) }
}

/** Brings the rows of the feed to what is kept, in one transaction. */
async function rewriteRows(
  { database, now }: Mender,
  { assessment, feed }: FeedRef,
  sides: SideBySide,
  keepsDatabase: boolean,
  said: readonly LoggedEvent[],
): Promise<void> {
  const { damaged, missing, behind, loose } = sides
  const { events, quarantine } = database
  const dropped = keepsDatabase ? [] : sides.database
  const rows = dropped.map((event) => ({ key: [feed, event.event.seq], row: storedEvent(assessment, event) }))
  // A row that lies where an event that stays belongs was found damaged already, and is overwritten.
  const stays = new Set(dropped.map(({ event }) => event.seq))
  const replaced = damaged.filter(({ event }) => !stays.has(event.event.seq))
  await database.transaction('rw', [events, quarantine], async () => {
    const at = now()
    const found = [...replaced, ...loose].map((one) => one.found)
    await quarantineRows(database, 'events', found, 'damaged', at)
    await quarantineRows(database, 'events', rows, 'apart', at)
    const gone = [...loose.map(({ found: { key } }) => key[1]), ...stays]
    await events.bulkDelete(gone.map((seq) => [feed, seq] as [string, number]))
    const put = [
      ...replaced.map(({ event }) => event),
      ...[...missing, ...behind, ...(keepsDatabase ? [] : sides.journal), ...said],
    ]
    await events.bulkPut(put.map((event) => storedEvent(assessment, event)))
  })
}
