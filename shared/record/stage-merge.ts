import { checklistInForce, checklistsUsed } from './checklist-in-force.ts'
import type { FeedId, KeyId, LoggedEvent } from './event.ts'
import type { RecordState } from './record-state.ts'
import { replay } from './replay.ts'
import { type IncomingFeed, rejectFeed, type StagedFeed, stageFeed } from './stage-feeds.ts'
import { type ItemStatus, type StagedItem, type StagedRow, stageItems, stageRows } from './stage-items.ts'

/** What two copies of one assessment are compared by. */
export interface MergeRules {
  /** The assessment both copies are of. */
  readonly assessment: string
  /** Keys of people known here: own ones, and those accepted after comparing fingerprints. */
  readonly trusted: ReadonlySet<KeyId>
}

/** What a merge would do. Nothing has been done yet. */
export interface StagedMerge {
  readonly feeds: readonly StagedFeed[]
  /** Every question that either copy speaks of, in the order of the record. */
  readonly items: readonly StagedItem[]
  /** Rows of repeats that came or went on either side. */
  readonly rows: readonly StagedRow[]
  /** Items by status. */
  readonly counts: Readonly<Record<ItemStatus, number>>
  /** What to append, by feed and position. Empty when the other copy brings nothing. */
  readonly append: readonly LoggedEvent[]
  /** Events among those that no item or row shows: flags, findings, actions, signatures and the like, by kind. */
  readonly others: ReadonlyMap<string, number>
  /** The record as it stands, and as it will. */
  readonly ours: RecordState
  readonly merged: RecordState
}

/** Kinds that an item, a row or a feed shows. */
const SHOWN: ReadonlySet<string> = new Set([
  'feed.open',
  'assessment.open',
  'answer.set',
  'repeat.add',
  'repeat.remove',
  'attachment.add',
  'attachment.withdraw',
  'evidence.set',
  'comment.add',
])

/**
 * Compares another copy of an assessment with ours, three ways: by what both hold already, what only we hold, and what
 * only they do. Merging is the union of the feeds, so in whatever order copies meet, all end with the same events, and a
 * second time brings nothing (bundle format 1.0 §5). A feed that forked or is refused gives nothing at all. `own` is
 * empty for an assessment that is not on this device yet.
 */
export function stageMerge(
  own: readonly LoggedEvent[],
  incoming: readonly IncomingFeed[],
  rules: MergeRules,
): StagedMerge {
  const ours = replay(own)
  const readable = incoming.flatMap((feed) => ('problems' in feed ? [] : feed.events))
  const feeds = stageFeeds(own, ours, readable, incoming, rules)
  const append = feeds.flatMap((feed) => feed.append)
  const accepted = acceptedEvents(incoming, feeds)
  const common = own.filter(({ id }) => accepted.has(id))
  const theirs = replay(accepted.values())
  const merged = append.length === 0 ? ours : replay([...own, ...append])
  const sides = {
    ours,
    theirs,
    merged,
    // Shared beginnings of feeds are whole from `feed.open` on, so they can be replayed by themselves.
    ancestor: replay(common),
    fresh: append,
    onlyHere: own.filter(({ id }) => !accepted.has(id)),
    refused: feeds.flatMap(({ opened, refused }) =>
      opened === null ? [] : [{ signer: opened.signer, events: refused }],
    ),
  }
  const items = stageItems(sides)
  const counts: Record<ItemStatus, number> = {
    new: 0,
    same: 0,
    'changed-there': 0,
    'changed-here': 0,
    conflict: 0,
    lost: 0,
    rejected: 0,
  }
  for (const { status } of items) counts[status] += 1
  const others = new Map<string, number>()
  for (const { event } of append) {
    if (!SHOWN.has(event.kind)) others.set(event.kind, (others.get(event.kind) ?? 0) + 1)
  }
  return { feeds, items, rows: stageRows(sides), counts, append, others, ours, merged }
}

function stageFeeds(
  own: readonly LoggedEvent[],
  ours: RecordState,
  readable: readonly LoggedEvent[],
  incoming: readonly IncomingFeed[],
  { assessment, trusted }: MergeRules,
): readonly StagedFeed[] {
  const held = byFeed(own)
  const rules = {
    assessment,
    checklistKnown: isChecklistKnown(ours, readable),
    isTrusted: ({ key }: { readonly key: KeyId }) => trusted.has(key),
  }
  const feeds = incoming.map((feed) => stageFeed(held.get(feed.feed) ?? [], feed, rules))
  const begun = (events: readonly LoggedEvent[]) =>
    events.some(({ event }) => event.kind === 'assessment.open')
  if (ours.opened !== null || feeds.some(({ append }) => begun(append))) return feeds
  // The feed that says what is assessed, and how, is not among what would be taken.
  return feeds.map((feed) => rejectFeed(feed, 'unopened'))
}

/**
 * Whether the other copy is walked with a checklist that ours is or was walked with. When theirs is ahead of ours, ours
 * has to be brought to that version first, which is a reviewed act of its own.
 */
function isChecklistKnown(ours: RecordState, readable: readonly LoggedEvent[]): boolean {
  if (ours.opened === null) return true
  // Only these kinds say anything of the checklist, so nothing else is replayed.
  const theirs = checklistInForce(replay(readable.filter(({ event }) => OPENING.has(event.kind))))
  if (theirs === null) return true
  return checklistsUsed(ours).some(({ sha256 }) => sha256 === theirs.sha256)
}
const OPENING: ReadonlySet<string> = new Set(['feed.open', 'assessment.open', 'checklist.upgrade'])

/** Events of the other copy's feeds that were not refused, by id: what it says as far as it is believed. */
function acceptedEvents(
  incoming: readonly IncomingFeed[],
  feeds: readonly StagedFeed[],
): ReadonlyMap<string, LoggedEvent> {
  const accepted = new Map<string, LoggedEvent>()
  for (const [index, staged] of feeds.entries()) {
    const feed = incoming[index]
    if (feed === undefined || 'problems' in feed) continue
    const isRefused = staged.verdict === 'rejected' || staged.verdict === 'fork'
    for (const logged of isRefused ? feed.events.slice(0, staged.shared) : feed.events) {
      accepted.set(logged.id, logged)
    }
  }
  return accepted
}

/** Events by feed, each in its order. */
export function byFeed(events: readonly LoggedEvent[]): ReadonlyMap<FeedId, readonly LoggedEvent[]> {
  const feeds = new Map<FeedId, LoggedEvent[]>()
  for (const logged of events) {
    const feed = feeds.get(logged.event.feed)
    if (feed === undefined) feeds.set(logged.event.feed, [logged])
    else feed.push(logged)
  }
  for (const feed of feeds.values()) feed.sort((a, b) => a.event.seq - b.event.seq)
  return feeds
}
