import { createHash } from 'node:crypto'
import { appendEvent, type FeedTail, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, EventId, KeyId, LoggedEvent } from '../../../shared/record/event.ts'

export const ASSESSMENT = '6f1f9b2e-0000-4000-8000-000000000001'
const CHECKLIST = { form_id: 'bench', version: '1', sha256: 'c'.repeat(64) }

/** SHA-256 by the system, as the main process has it. */
export function nativeHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * A history of so many events by one device: answers to 500 questions, changed again and again, with a remark now and
 * then. Lines are about 300 bytes long, as the app's are.
 *
 * @param device tells devices apart; each has a key and a feed of its own
 * @param before the record that the device had seen when it began; its answers are replaced, so that nothing conflicts
 */
export function makeHistory(
  device: number,
  count: number,
  before: readonly LoggedEvent[] = [],
): readonly LoggedEvent[] {
  const actor: KeyId = `sha256:${String(device).repeat(64).slice(0, 64)}`
  const last = before.at(-1)?.event.lam ?? 0
  const latest = new Map<string, EventId>()
  for (const { event, id } of before)
    if (event.kind === 'answer.set') latest.set((event.body as { path: string }).path, id)
  const events: LoggedEvent[] = []
  let tail: FeedTail = startFeed(String(device).repeat(32).slice(0, 32), last)
  const add = (entry: EventBody) => {
    const at = new Date(1_767_225_600_000 + events.length * 1_000).toISOString().replace('.000Z', 'Z')
    const made = appendEvent(tail, entry, {
      actor,
      at,
      clock: { zone: 60, run: '0badcafe', mono: events.length * 1_000 },
    })
    tail = made.tail
    events.push(made.logged)
    return made.logged.id
  }
  const signer = { name: `Device ${device}`, org: 'Example Mining Group', title: 'Engineer' }
  add({ kind: 'feed.open', body: { assessment: ASSESSMENT, key: actor, signer } })
  if (before.length === 0)
    add({
      kind: 'assessment.open',
      body: { checklist: CHECKLIST, mine: { id: 'mine', name: 'Bench', profile: {} }, quick: false },
    })
  while (events.length < count) {
    // Each device has questions of its own, as sections are shared out.
    const path = `q${(events.length * 7) % 500}_${device}`
    if (events.length % 50 === 0)
      add({ kind: 'comment.add', body: { path, text: `Seen again, round ${events.length}` } })
    else {
      const base = latest.get(path)
      const bases = base === undefined ? [] : [base]
      latest.set(path, add({ kind: 'answer.set', body: { path, value: `${events.length}.5`, bases } }))
    }
  }
  return events
}

/** The bytes of a history as they lie on the disk. */
export function textOf(events: readonly LoggedEvent[]): string {
  return `${events.map(({ line }) => line).join('\n')}\n`
}
