import type { FeedId, LoggedEvent, SignatureAdd } from './event.ts'
import { byOrder } from './replay.ts'

/** A signed bundle as the log tells of it, and the event that does. */
export interface NotedSignature {
  readonly signature: SignatureAdd
  readonly logged: LoggedEvent
}

/** The bundles that left as final, on whatever device, in the order of the record; without replaying it. */
export function signaturesIn(log: Iterable<LoggedEvent>): readonly NotedSignature[] {
  const found: NotedSignature[] = []
  for (const logged of log) {
    if (logged.event.kind === 'signature.add') {
      found.push({ signature: logged.event.body as SignatureAdd, logged })
    }
  }
  return found.sort((a, b) => byOrder(a.logged, b.logged))
}

/** How many events of each feed a log holds: what `SignatureAdd.covers` says of a bundle made from it. */
export function coverOf(log: Iterable<LoggedEvent>): Readonly<Record<FeedId, number>> {
  const counts = new Map<FeedId, number>()
  for (const { event } of log) counts.set(event.feed, (counts.get(event.feed) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/**
 * Whether an event is in a signed bundle. Claimed times have no say: what a colleague did earlier may have come later. A
 * signature that does not say what it covers counts for everything before it in the order of the record.
 */
export function isCovered(said: LoggedEvent, { signature, logged }: NotedSignature): boolean {
  const { covers } = signature
  if (covers === undefined) return byOrder(said, logged) < 0
  return said.event.seq < (covers[said.event.feed] ?? 0)
}

/** Revision of the next final bundle and the digest of the one it replaces. */
export interface NextRevision {
  readonly revision: number
  readonly supersedes: string | null
}

/**
 * What the next final bundle is numbered: one more than the highest of any device. Where two devices signed the same
 * revision apart from each other, the later by the order of the record is the one that is replaced.
 *
 * @param noted what the index card of this device knows, for a bundle that the log could not be told of
 * @param signatures in the order of the record
 */
export function nextRevision(
  noted: readonly { readonly revision: number; readonly digest: string }[],
  signatures: readonly Pick<SignatureAdd, 'revision' | 'digest'>[],
): NextRevision {
  const last = [...noted, ...signatures].reduce<{ revision: number; digest: string } | null>(
    (best, one) => (best === null || one.revision >= best.revision ? one : best),
    null,
  )
  return { revision: (last?.revision ?? 0) + 1, supersedes: last?.digest ?? null }
}
