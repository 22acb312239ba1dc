import type { FeedExtent } from '../../shared/ipc/journal-calls.ts'
import { checklistInForce, checklistsUsed } from '../../shared/record/checklist-in-force.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import { replay } from '../../shared/record/replay.ts'
import { type IncomingFeed, rejectFeed, type StagedFeed, stageFeed } from '../../shared/record/stage-feeds.ts'
import { byFeed } from '../../shared/record/stage-merge.ts'

/** How the feeds of one assessment in a backup compare with what is here. */
export interface StagedLog {
  readonly feeds: readonly StagedFeed[]
  /** The other copy's events of the feeds that were read; enough to say what the assessment is. */
  readonly opening: readonly LoggedEvent[]
}

/**
 * Judges the feeds of one assessment. Everybody's are believed: it is our own copy, and the main process has checked its
 * hashes and chains. Only what is not held here is read at all.
 */
export async function stageLog(
  assessment: string,
  own: readonly LoggedEvent[],
  extents: readonly FeedExtent[],
  read: (feed: string) => Promise<IncomingFeed>,
): Promise<StagedLog> {
  const held = byFeed(own)
  const incoming: IncomingFeed[] = []
  const known = new Map<string, StagedFeed>()
  for (const extent of extents) {
    const ours = held.get(extent.feed) ?? []
    const within = extent.count > 0 && ours[extent.count - 1]?.id === extent.head
    if (within) known.set(extent.feed, heldAlready(extent, ours))
    else incoming.push(await read(extent.feed))
  }
  const readable = incoming.flatMap((feed) => ('problems' in feed ? [] : feed.events))
  const rules = {
    assessment,
    checklistKnown: isBeginning(held, extents, incoming) || isChecklistKnown(own, readable),
    isTrusted: () => true,
  }
  const staged = incoming.map((feed) => stageFeed(held.get(feed.feed) ?? [], feed, rules))
  const begun = [...own, ...staged.flatMap(({ append }) => append)].some(
    ({ event }) => event.kind === 'assessment.open',
  )
  const judged = begun ? staged : staged.map((feed) => rejectFeed(feed, 'unopened'))
  const byName = new Map([...known, ...judged.map((feed) => [feed.feed, feed] as const)])
  return { feeds: extents.flatMap(({ feed }) => byName.get(feed) ?? []), opening: readable }
}

function heldAlready({ feed, count }: FeedExtent, ours: readonly LoggedEvent[]): StagedFeed {
  const first = ours[0]?.event
  const opened = first?.kind === 'feed.open' ? (first.body as StagedFeed['opened']) : null
  const verdict = ours.length === count ? 'same' : 'shorter'
  return { feed, opened, verdict, here: ours.length, there: count, shared: count, append: [], refused: [] }
}

/** Whether all that is here is a beginning of what the backup holds: then it is only taken up to where it was. */
function isBeginning(
  held: ReadonlyMap<string, readonly LoggedEvent[]>,
  extents: readonly FeedExtent[],
  incoming: readonly IncomingFeed[],
): boolean {
  const there = new Map(incoming.map((feed) => [feed.feed, 'problems' in feed ? [] : feed.events]))
  const counts = new Map(extents.map(({ feed, count }) => [feed, count]))
  return [...held].every(([feed, ours]) => {
    const last = ours.length - 1
    const theirs = there.get(feed)
    return theirs === undefined ? counts.get(feed) === ours.length : theirs[last]?.id === ours[last]?.id
  })
}

/**
 * Whether the backup is walked with a checklist that ours is or was walked with. Otherwise both have gone on since, and
 * ours has to be brought to that version first, which is a reviewed act of its own.
 */
function isChecklistKnown(own: readonly LoggedEvent[], readable: readonly LoggedEvent[]): boolean {
  const ours = replay(own)
  const theirs = checklistInForce(replay(readable.filter(({ event }) => OPENING.has(event.kind))))
  if (theirs === null) return true
  return checklistsUsed(ours).some(({ sha256 }) => sha256 === theirs.sha256)
}
const OPENING: ReadonlySet<string> = new Set(['feed.open', 'assessment.open', 'checklist.upgrade'])
