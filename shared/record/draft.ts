import type { RecordState } from './record-state.ts'

/** A record while events are applied to it. */
export type Draft = { -readonly [Part in keyof RecordState]: RecordState[Part] }

/** Gives a map that may be written to: itself while replaying, a copy while applying a single event. */
export type Own = <Item>(map: ReadonlyMap<string, Item>) => ReadonlyMap<string, Item>

/** The map with one item set, written as `own` allows. */
export function put<Item>(
  map: ReadonlyMap<string, Item>,
  key: string,
  item: Item,
  own: Own,
): ReadonlyMap<string, Item> {
  const writable = own(map) as Map<string, Item>
  writable.set(key, item)
  return writable
}
