import type { FeedId, HandoverGive, LoggedEvent, SignerName } from './event.ts'
import { byOrder } from './replay.ts'

/** A copy that was given away: by whom, to whom, and when as claimed. */
export interface HandedOver {
  readonly to: string
  readonly by: SignerName
  readonly at: string
}

/**
 * Whether this copy was given away and is a memory now, or null when work goes on here.
 *
 * It is, from a `handover.give` with mode `move` in one of this device's own feeds on, until the person takes it back (a
 * later `handover.give` with mode `copy` in an own feed) or it came back: a hand-over made in another feed by somebody
 * who had seen this one, which its higher Lamport number says.
 */
export function handedOver(
  events: readonly LoggedEvent[],
  isOwn: (feed: FeedId) => boolean,
): HandedOver | null {
  const gives = events.filter(({ event }) => event.kind === 'handover.give').sort(byOrder)
  const last = gives.at(-1)
  if (last === undefined || !isOwn(last.event.feed)) return null
  const { mode, to } = last.event.body as HandoverGive
  if (mode !== 'move') return null
  const opening = events.find(({ event }) => event.feed === last.event.feed && event.kind === 'feed.open')
  const { signer } = (opening?.event.body ?? {}) as { readonly signer?: SignerName }
  return { to, by: signer ?? { name: '', org: '', title: '' }, at: last.event.at }
}
