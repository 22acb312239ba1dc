import type { Sha256 } from '../lib/sha256.ts'
import { checklistInForce, checklistOf, checklistsNamed, checklistsUsed } from './checklist-in-force.ts'
import type { ChecklistRef, FeedId, KeyId, LoggedEvent } from './event.ts'
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
  /** Versions of the checklist whose definitions are at hand, on this device or in the bundle. */
  readonly checklists: ReadonlySet<Sha256>
}

/** Which versions of the checklist the copies are walked with; null while one is not begun. */
export interface StagedChecklists {
  readonly here: ChecklistRef | null
  /** In the other copy, as far as it is believed. */
  readonly there: ChecklistRef | null
  readonly merged: ChecklistRef | null
  /** What the merged record would be walked with and is not at hand: then nothing is taken. Null otherwise. */
  readonly missing: ChecklistRef | null
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
  readonly checklists: StagedChecklists
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
  const { feeds, missing } = stageFeeds(own, ours, readable, incoming, rules)
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
  const checklists = {
    here: checklistInForce(ours),
    there: checklistInForce(theirs),
    merged: checklistInForce(merged),
    missing,
  }
  return { feeds, items, rows: stageRows(sides), counts, append, others, checklists, ours, merged }
}

function stageFeeds(
  own: readonly LoggedEvent[],
  ours: RecordState,
  readable: readonly LoggedEvent[],
  incoming: readonly IncomingFeed[],
  { assessment, trusted, checklists }: MergeRules,
): { readonly feeds: readonly StagedFeed[]; readonly missing: ChecklistRef | null } {
  const held = byFeed(own)
  const rules = {
    assessment,
    checklistKnown: sharesChecklist(ours, readable),
    isTrusted: ({ key }: { readonly key: KeyId }) => trusted.has(key),
  }
  const feeds = incoming.map((feed) => stageFeed(held.get(feed.feed) ?? [], feed, rules))
  const begun = (events: readonly LoggedEvent[]) =>
    events.some(({ event }) => event.kind === 'assessment.open')
  if (ours.opened === null && !feeds.some(({ append }) => begun(append))) {
    // The feed that says what is assessed, and how, is not among what would be taken.
    return { feeds: feeds.map((feed) => rejectFeed(feed, 'unopened')), missing: null }
  }
  const wanted = checklistOf([...own, ...feeds.flatMap(({ append }) => append)])
  const current = checklistInForce(ours)?.sha256
  if (wanted === null || wanted.sha256 === current || checklists.has(wanted.sha256)) {
    return { feeds, missing: null }
  }
  return { feeds: feeds.map((feed) => rejectFeed(feed, 'checklist-missing')), missing: wanted }
}

/**
 * Whether both copies were ever walked with the same version of a checklist. Either may have gone over to another one
 * since, or both to different ones: by the order of the record all come to the same in the end.
 */
function sharesChecklist(ours: RecordState, readable: readonly LoggedEvent[]): boolean {
  const theirs = checklistsNamed(readable)
  if (ours.opened === null || theirs.length === 0) return true
  const used = new Set(checklistsUsed(ours).map(({ sha256 }) => sha256))
  return theirs.some(({ sha256 }) => used.has(sha256))
}

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
