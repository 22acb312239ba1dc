import type { FeedId, KeyId } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import type { Assessment } from '../storage/storage.ts'

/**
 * The feed that this person writes to. The index card names the feed of the person who began; somebody else on the
 * same device writes to a feed of their own, because every event of a feed is by one key. Feeds that came from other
 * devices are never written to, not even by the same person: both devices would go on from one event.
 */
export function feedOf(
  record: RecordState,
  assessment: Assessment,
  actor: KeyId,
  fresh: () => FeedId,
): FeedId {
  const named = record.feeds.get(assessment.feed)
  if (named === undefined || named.key === actor) return assessment.feed
  for (const [feed, { key }] of record.feeds) if (key === actor && isOwnFeed(assessment, feed)) return feed
  return fresh()
}

/** Whether a feed is written on this device, rather than having come from another. */
export function isOwnFeed({ heads = [] }: Pick<Assessment, 'heads'>, feed: FeedId): boolean {
  return !heads.some((head) => head.feed === feed)
}
