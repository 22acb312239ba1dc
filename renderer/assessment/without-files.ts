import type { Path } from '../../shared/checklist/value.ts'
import { appendEvent, type FeedTail } from '../../shared/record/append.ts'
import type { EventBody, EventId, KeyId } from '../../shared/record/event.ts'
import { rebase, rebaseMark } from '../../shared/record/rebase.ts'
import type { Unsaved } from './commit-queue.ts'

/**
 * Chains events that were never committed anew, without the files among them. Nobody has seen the old chain: it only
 * ever was on this screen. Times and actors stay; what referred to an old id refers to the new one.
 *
 * @param unsaved Oldest first.
 * @param committed Where the chain on disk ends.
 * @returns The events that stay, and the paths whose files were left out.
 */
export function withoutFiles(
  unsaved: readonly Unsaved[],
  committed: FeedTail,
): { readonly unsaved: readonly Unsaved[]; readonly tail: FeedTail; readonly dropped: readonly Path[] } {
  const renamed = new Map<EventId, EventId>()
  const dropped = new Map<string, Path>()
  /** Events that are let go of: nothing may refer to them. */
  const lost = new Set<EventId>()
  const kept: Unsaved[] = []
  let tail = committed
  for (const { logged, attachments } of unsaved) {
    const { actor, at, clock, act } = logged.event
    const entry = logged.event as EventBody
    if (entry.kind === 'attachment.add') {
      dropped.set(`${entry.body.path} ${entry.body.sha256}`, entry.body.path)
      lost.add(logged.id)
      continue
    }
    const isOfFile =
      entry.kind === 'attachment.withdraw' ||
      entry.kind === 'attachment.describe' ||
      entry.kind === 'attachment.annotate'
    if (isOfFile && dropped.has(`${entry.body.path} ${entry.body.sha256}`)) {
      lost.add(logged.id)
      continue
    }
    const next = appendEvent(tail, rebase(entry, renamed), {
      actor: actor as KeyId,
      at,
      clock,
      act: rebaseMark(act, renamed, lost),
    })
    renamed.set(logged.id, next.logged.id)
    tail = next.tail
    kept.push({ logged: next.logged, attachments })
  }
  return { unsaved: kept, tail, dropped: [...new Set(dropped.values())] }
}
