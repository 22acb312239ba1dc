import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { appendEvent, type FeedTail } from '../../../shared/record/append.ts'
import type { EventBody, EventId, FeedOpen, LoggedEvent } from '../../../shared/record/event.ts'
import { rebase, rebaseMark } from '../../../shared/record/rebase.ts'
import { type FeedRef, listExtents } from './database-feeds.ts'
import type { Mender } from './mender.ts'

/** What begins a feed or a record is there already, whichever copy stays. */
const BEGINNINGS: ReadonlySet<string> = new Set(['feed.open', 'assessment.open'])

/**
 * What events of a lost end said, as new events at the end of their feed; nothing is written. An answer keeps the
 * answers it replaced as its bases: where the kept end gave another one, both then stand, and a person decides. What the
 * kept end says too is left out, so that doing this twice makes nothing new.
 *
 * @param kept the whole feed as it stays
 * @param dropped what only the lost end holds, oldest first
 * @returns Null when there is something to say, but the feed is of a person whose key is not on this device.
 */
export async function sayAgain(
  mender: Mender,
  ref: FeedRef,
  kept: readonly LoggedEvent[],
  dropped: readonly LoggedEvent[],
): Promise<readonly LoggedEvent[] | null> {
  const wanted = dropped.filter(({ event }) => !BEGINNINGS.has(event.kind))
  if (wanted.length === 0) return []
  const first = kept[0]?.event
  const last = kept.at(-1)
  const key = first?.kind === 'feed.open' ? (first.body as FeedOpen).key : undefined
  if (last === undefined || key === undefined || !(await mender.ownKeys()).has(key)) return null

  const known = new Map(kept.map(({ id, event }) => [sayingOf(event as EventBody), id]))
  const lam = Math.max(...[last, ...dropped].map(({ event }) => event.lam), await highestLam(mender, ref))
  let tail: FeedTail = { feed: ref.feed, seq: kept.length, prev: last.id, lam, key }
  const renamed = new Map<EventId, EventId>()
  const said: LoggedEvent[] = []
  for (const { id, event } of wanted) {
    const entry = rebase(event as EventBody, renamed)
    const there = known.get(sayingOf(entry))
    if (there !== undefined) {
      renamed.set(id, there)
      continue
    }
    const { at, clock, act } = event
    const next = appendEvent(tail, entry, { actor: key, at, clock, act: rebaseMark(act, renamed) })
    renamed.set(id, next.logged.id)
    tail = next.tail
    said.push(next.logged)
  }
  return said
}

function sayingOf({ kind, body }: EventBody): string {
  return `${kind} ${canonicalJson(body)}`
}

/** The highest Lamport number of the record. They rise within a feed, so the last row of each is enough. */
async function highestLam({ database }: Mender, { assessment }: FeedRef): Promise<number> {
  let highest = 0
  for (const { assessment: of, feed, count } of await listExtents(database)) {
    if (of !== assessment) continue
    const last = await database.events.get([feed, count - 1]).catch(() => undefined)
    highest = Math.max(highest, last?.event.lam ?? 0)
  }
  return highest
}
