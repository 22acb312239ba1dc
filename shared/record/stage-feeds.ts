import type { FeedId, FeedOpen, LoggedEvent } from './event.ts'
import type { FeedProblem, ReadFeed } from './read-feed.ts'

/** A feed of the other copy that could not be read to its end. */
export interface BrokenFeed {
  readonly feed: FeedId
  readonly problems: readonly FeedProblem[]
}

/** A feed as the other copy brought it. Its signed head was checked already; see `checkHead`. */
export type IncomingFeed = ReadFeed | BrokenFeed

/**
 * Why nothing is taken from a feed.
 *
 * `broken`: its chain does not hold · `other-assessment`: it belongs to another one · `other-checklist`: the two
 * copies were never walked with the same checklist · `checklist-missing`: nobody could walk the merged record, because the
 * version it is walked with is not at hand · `unknown-signer`: nobody here knows its key · `unopened`: the feed that begins
 * the assessment was refused, so that this one hangs in the air.
 */
export type RejectReason =
  | 'broken'
  | 'other-assessment'
  | 'other-checklist'
  | 'checklist-missing'
  | 'unknown-signer'
  | 'unopened'

/**
 * How a feed of the other copy compares with ours.
 *
 * `new`: not held here · `same` · `longer`: it continues ours · `shorter`: ours continues it · `fork`: both went on
 * differently from one event, which one device at one assessment never does (ADIT-L10) · `rejected`.
 */
export type FeedVerdict = 'new' | 'same' | 'longer' | 'shorter' | 'fork' | 'rejected'

/** One feed of the other copy, judged. */
export interface StagedFeed {
  readonly feed: FeedId
  /** Whose it says it is; null for a feed that could not be read. */
  readonly opened: FeedOpen | null
  readonly verdict: FeedVerdict
  /** Of a rejected feed only. */
  readonly reason?: RejectReason
  /** Events held here, and events the other copy brought. */
  readonly here: number
  readonly there: number
  /** Events from the start on that both hold. */
  readonly shared: number
  /** What is to be appended to ours; empty unless `new` or `longer`. */
  readonly append: readonly LoggedEvent[]
  /** What the other copy says beyond the shared events and is not taken: of a rejected or forked feed. */
  readonly refused: readonly LoggedEvent[]
}

/** What feeds are judged by. */
export interface FeedRules {
  /** The assessment both copies are of. */
  readonly assessment: string
  /** False when the other copy was never walked with a checklist that ours was walked with. */
  readonly checklistKnown: boolean
  /** Whether a person's key is known here: own, or accepted after comparing its fingerprint. */
  isTrusted(feed: FeedOpen): boolean
}

/**
 * Judges one feed. Never changes what is held here: the outcome is only ever something to append, and ours is always
 * the beginning of ours and that.
 */
export function stageFeed(own: readonly LoggedEvent[], incoming: IncomingFeed, rules: FeedRules): StagedFeed {
  const { feed } = incoming
  if ('problems' in incoming) {
    const none = { opened: null, here: own.length, there: 0, shared: 0, append: [], refused: [] }
    return { feed, verdict: 'rejected', reason: 'broken', ...none }
  }
  const { events, opened } = incoming
  const shared = sharedLength(own, events)
  const rest = events.slice(shared)
  const facts = { feed, opened, here: own.length, there: events.length, shared }
  const reject = (reason: RejectReason): StagedFeed => ({
    ...facts,
    verdict: 'rejected',
    reason,
    append: [],
    refused: rest,
  })
  if (opened.assessment !== rules.assessment) return reject('other-assessment')
  const isPrefix = shared === own.length || shared === events.length
  if (!isPrefix) return { ...facts, verdict: 'fork', append: [], refused: rest }
  if (rest.length === 0) {
    return { ...facts, verdict: own.length === shared ? 'same' : 'shorter', append: [], refused: [] }
  }
  if (!rules.checklistKnown) return reject('other-checklist')
  if (!rules.isTrusted(opened)) return reject('unknown-signer')
  return { ...facts, verdict: own.length === 0 ? 'new' : 'longer', append: rest, refused: [] }
}

/** Turns a feed that would be taken into one that is not. */
export function rejectFeed(staged: StagedFeed, reason: RejectReason): StagedFeed {
  if (staged.append.length === 0) return staged
  return { ...staged, verdict: 'rejected', reason, append: [], refused: staged.append }
}

/** How many events both have, from the start. Ids chain, so equal ids mean equal beginnings: found by halving. */
function sharedLength(a: readonly LoggedEvent[], b: readonly LoggedEvent[]): number {
  let low = 0
  let high = Math.min(a.length, b.length)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (a[middle - 1]?.id === b[middle - 1]?.id) low = middle
    else high = middle - 1
  }
  return low
}
