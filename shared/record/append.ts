import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256Hex } from '../lib/sha256.ts'
import type {
  ActMark,
  AditEvent,
  ClockReading,
  EventBody,
  EventId,
  FeedId,
  KeyId,
  LoggedEvent,
} from './event.ts'
import type { RecordState } from './replay.ts'

/** Where the next event of a feed goes. */
export interface FeedTail {
  readonly feed: FeedId
  /** Position of the next event. */
  readonly seq: number
  /** Id of the last event; null before the first. */
  readonly prev: EventId | null
  /** Highest Lamport number seen in any feed of the record. */
  readonly lam: number
  /** The key that opened the feed; every event of a feed is by this one key. Absent before `feed.open`. */
  readonly key?: KeyId
}

/** What stands around a body: who, when, and how it belongs to other events. */
export interface EventMeta {
  readonly actor: KeyId
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string
  readonly clock?: ClockReading | undefined
  readonly act?: ActMark | undefined
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** The tail of a feed that has no event yet. `lam` is the highest Lamport number of the record it joins. */
export function startFeed(feed: FeedId, lam = 0): FeedTail {
  return { feed, seq: 0, prev: null, lam }
}

/** The tail of a feed in a replayed record, or of a new feed when the record does not hold it. */
export function tailOf(state: RecordState, feed: FeedId): FeedTail {
  const known = state.feeds.get(feed)
  if (known === undefined) return startFeed(feed, state.lam)
  return { feed, seq: known.count, prev: known.head, lam: state.lam, key: known.key }
}

/**
 * Makes the next event of a feed. Texts are brought into NFC, so that what a person pastes or a disk names always has a
 * canonical form. `at` is UTC, `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * Throws (a bug of the caller) when the first event is no `feed.open`, when the actor is not the feed's key, or when
 * `at` has another form: such a line would make the whole record unverifiable. A second person needs a second feed.
 */
export function appendEvent(
  tail: FeedTail,
  entry: EventBody,
  meta: EventMeta,
): { readonly logged: LoggedEvent; readonly tail: FeedTail } {
  if ((tail.seq === 0) !== (entry.kind === 'feed.open')) throw new Error('a feed begins with one feed.open')
  if (!TIME.test(meta.at)) throw new Error(`not a UTC time: ${meta.at}`)
  const key = entry.kind === 'feed.open' ? entry.body.key : tail.key
  if (key !== undefined && key !== meta.actor) throw new Error('the actor is not the key of this feed')
  const lam = tail.lam + 1
  const event = normalize({
    act: meta.act,
    actor: meta.actor,
    at: meta.at,
    clock: meta.clock,
    body: entry.body,
    feed: tail.feed,
    kind: entry.kind,
    lam,
    prev: tail.prev,
    seq: tail.seq,
  }) as AditEvent
  const line = canonicalJson(event)
  const id: EventId = `sha256:${sha256Hex(line)}`
  const next: FeedTail = { feed: tail.feed, seq: tail.seq + 1, prev: id, lam }
  return { logged: { id, line, event }, tail: key === undefined ? next : { ...next, key } }
}

/** A copy with every text well formed and in NFC, and without `undefined` members. */
function normalize(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC')
  if (Array.isArray(value)) return value.map(normalize)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, normalize(member)]))
}
