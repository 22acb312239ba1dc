import type { ActMark, EventBody, EventId } from './event.ts'

/** The event with the ids it refers to replaced by their new ones, for a chain that is built anew. */
export function rebase(entry: EventBody, renamed: ReadonlyMap<EventId, EventId>): EventBody {
  const anew = (ids: readonly EventId[]) => ids.map((id) => renamed.get(id) ?? id)
  if (entry.kind === 'answer.set') {
    return { kind: 'answer.set', body: { ...entry.body, bases: anew(entry.body.bases) } }
  }
  if (entry.kind === 'repeat.add' && entry.body.restores !== undefined) {
    return { kind: 'repeat.add', body: { ...entry.body, restores: anew(entry.body.restores) } }
  }
  return { kind: entry.kind, body: entry.body } as EventBody
}

/** The same for how an event belongs to others. What it said of events in `lost`, which are gone, is left out. */
export function rebaseMark(
  act: ActMark | undefined,
  renamed: ReadonlyMap<EventId, EventId>,
  lost: ReadonlySet<EventId> = new Set(),
): ActMark | undefined {
  const kept = Object.entries(act ?? {}).filter(([, id]) => !lost.has(id))
  if (kept.length === 0) return undefined
  return Object.fromEntries(kept.map(([name, id]) => [name, renamed.get(id) ?? id]))
}
