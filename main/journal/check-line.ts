import { hash } from 'node:crypto'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { parseCanonical } from '../../shared/lib/canonical-json.ts'
import type { AditEvent, EventId } from '../../shared/record/event.ts'
import { eventProblem } from '../../shared/record/event-schema.ts'

/** Where the next line of a feed goes. */
export interface FeedEnd {
  /** Whole events so far. */
  readonly count: number
  /** Id of the last of them. */
  readonly head: EventId | null
  /** Its Lamport number; 0 before the first. */
  readonly lam: number
  /** The key that opened the feed; null before. */
  readonly key: string | null
}

/** The end of a feed that has no line yet. */
export const NO_EVENTS: FeedEnd = { count: 0, head: null, lam: 0, key: null }

/** The end of the feed once `event` with this id stands there. */
export function endAfter(before: FeedEnd, event: AditEvent, id: EventId): FeedEnd {
  return { count: before.count + 1, head: id, lam: event.lam, key: before.key ?? event.actor }
}

/** The id of a line: the SHA-256 of its bytes. */
export function idOfLine(line: string | Uint8Array): EventId {
  return `sha256:${hash('sha256', line)}`
}

/**
 * Why a line is no event in canonical JSON, or null when it is one. Slow (about 20 µs): for lines that nothing vouches
 * for yet.
 */
export function formProblem(line: string | Uint8Array): string | null {
  const text = typeof line === 'string' ? line : decodeUtf8(line)
  if (text === null) return 'utf8'
  const parsed = parseCanonical(text)
  if ('problem' in parsed) return `json ${parsed.problem.code}`
  const problem = eventProblem(parsed.value)
  return problem === null ? null : `event ${problem}`
}

/** Reads a line as far as the rules between lines need it; null when it has no such shape. */
export function readEvent(text: string): AditEvent | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { actor, feed, kind, lam, prev, seq, body } = value as Record<string, unknown>
  const shaped =
    typeof actor === 'string' &&
    typeof feed === 'string' &&
    typeof kind === 'string' &&
    Number.isSafeInteger(lam) &&
    (prev === null || typeof prev === 'string') &&
    Number.isSafeInteger(seq) &&
    typeof body === 'object' &&
    body !== null
  return shaped ? (value as AditEvent) : null
}

/** Why an event cannot be the next one of its feed, by the rules of `readFeed`; null when it can. */
export function chainProblem(
  event: AditEvent,
  end: FeedEnd,
  place: { readonly assessment: string; readonly feed: string },
): string | null {
  if (event.feed !== place.feed) return 'feed'
  if (event.seq !== end.count) return 'gap'
  if (event.prev !== end.head) return 'chain'
  if (event.lam <= end.lam) return 'lamport'
  if ((event.kind === 'feed.open') !== (end.count === 0)) return 'open'
  if (end.count > 0) return event.actor === end.key ? null : 'feed'
  const { assessment, key } = event.body as { readonly assessment?: unknown; readonly key?: unknown }
  return assessment === place.assessment && key === event.actor ? null : 'feed'
}
