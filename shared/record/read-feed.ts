import { parseCanonical } from '../lib/canonical-json.ts'
import { sha256Hex } from '../lib/sha256.ts'
import type { AditEvent, EventId, FeedId, FeedOpen, KeyId, LoggedEvent } from './event.ts'
import { eventProblem } from './event-schema.ts'

/**
 * What is wrong with a line of a feed; `seq` is the position where it should stand.
 *
 * `json`: not canonical JSON · `event`: not an event · `feed`: of another feed, or by another key than the feed's ·
 * `gap`: not the next position · `chain`: does not name the line before · `lamport`: not above the line before ·
 * `open`: the first line is no `feed.open`, or a later one is.
 */
export interface FeedProblem {
  readonly code: 'json' | 'event' | 'feed' | 'gap' | 'chain' | 'lamport' | 'open'
  readonly seq: number
  /** What exactly, e.g. the JSON problem and its place. */
  readonly detail?: string
}

/** A feed that was read to its end. */
export interface ReadFeed {
  readonly feed: FeedId
  readonly events: readonly LoggedEvent[]
  readonly opened: FeedOpen
}

/**
 * Reads the lines of one feed (without line feeds) and checks every rule a single feed must keep. Gives all events, or
 * every problem found; after a line that is no event the chain cannot be followed, so reading ends there.
 * `hash` may be a faster SHA-256 of a text's UTF-8 form.
 */
export function readFeed(
  feed: FeedId,
  lines: Iterable<string>,
  hash: (text: string) => string = sha256Hex,
): ReadFeed | { readonly problems: readonly FeedProblem[] } {
  const events: LoggedEvent[] = []
  const problems: FeedProblem[] = []
  let opened: FeedOpen | null = null
  let before: LoggedEvent | null = null
  let seq = 0
  for (const line of lines) {
    const parsed = parseCanonical(line)
    if ('problem' in parsed) {
      const { code, place } = parsed.problem
      problems.push({ code: 'json', seq, detail: place === '' ? code : `${code} ${place}` })
      break
    }
    const problem = eventProblem(parsed.value)
    if (problem !== null) {
      problems.push({ code: 'event', seq, detail: problem })
      break
    }
    // Canonical JSON that passed the schema has this shape; parsed values are plain data, so no copy is needed.
    const event = parsed.value as AditEvent
    if (seq === 0 && event.kind === 'feed.open') opened = event.body as FeedOpen
    problems.push(...checkLine(feed, event, seq, before, opened?.key ?? null))
    const logged: LoggedEvent = { id: `sha256:${hash(line)}` as EventId, line, event }
    events.push(logged)
    before = logged
    seq += 1
  }
  if (opened === null && problems.length === 0) problems.push({ code: 'open', seq: 0 })
  return problems.length === 0 && opened !== null ? { feed, events, opened } : { problems }
}

function checkLine(
  feed: FeedId,
  event: AditEvent,
  seq: number,
  before: LoggedEvent | null,
  key: KeyId | null,
): FeedProblem[] {
  const problems: FeedProblem[] = []
  if (event.feed !== feed) problems.push({ code: 'feed', seq, detail: event.feed })
  // An event by another key would put words into that person's mouth: only this feed's key signs this feed.
  if (key !== null && event.actor !== key) problems.push({ code: 'feed', seq, detail: event.actor })
  // Counted from the line before, so that one missing line is one gap and not one for every line after it.
  if (event.seq !== (before === null ? 0 : before.event.seq + 1)) problems.push({ code: 'gap', seq })
  if (event.prev !== (before?.id ?? null)) problems.push({ code: 'chain', seq })
  if (before !== null && event.lam <= before.event.lam) problems.push({ code: 'lamport', seq })
  if ((event.kind === 'feed.open') !== (seq === 0)) problems.push({ code: 'open', seq })
  return problems
}
