import type { Value } from '../checklist/value.ts'
import type { AnswerSet, EventId, LoggedEvent } from './event.ts'
import type { AnswerState } from './record-state.ts'

/** What everybody knew before they went apart. */
export interface CommonAnswer {
  readonly value: Value | null
  readonly at: string
}

/**
 * The newest answer that every rival at a path replaced, or null when they have none in common. `events` may be in any
 * order; those of other paths are not looked at.
 */
export function commonAnswer(
  events: readonly LoggedEvent[],
  path: string,
  { live }: Pick<AnswerState, 'live'>,
): CommonAnswer | null {
  const said = new Map<EventId, LoggedEvent>()
  for (const logged of events) {
    if (logged.event.kind === 'answer.set' && (logged.event.body as AnswerSet).path === path)
      said.set(logged.id, logged)
  }
  const [first, ...rest] = live.map(({ event }) => replacedBy(said, event))
  const common = [...(first ?? [])].filter((id) => rest.every((others) => others.has(id)))
  const newest = common
    .flatMap((id) => said.get(id) ?? [])
    .reduce<LoggedEvent | null>(
      (best, one) => (best === null || one.event.lam > best.event.lam ? one : best),
      null,
    )
  if (newest === null) return null
  return { value: (newest.event.body as AnswerSet).value, at: newest.event.at }
}

/** Everything that an answer replaced, and what that replaced, and so on. */
function replacedBy(said: ReadonlyMap<EventId, LoggedEvent>, event: EventId): ReadonlySet<EventId> {
  const found = new Set<EventId>()
  const open = [event]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const base of (said.get(id)?.event.body as AnswerSet | undefined)?.bases ?? []) {
      if (found.has(base)) continue
      found.add(base)
      open.push(base)
    }
  }
  return found
}
