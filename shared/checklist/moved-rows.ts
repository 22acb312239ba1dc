import type { PlacedRow } from './difference.ts'

type Places = ReadonlyMap<string, PlacedRow>

/**
 * The rows that stand elsewhere: in another group, or, within their group, outside of the longest run of rows that
 * kept their order. So one question carried to the top of its section is one move, not a move of all the others.
 */
export function movedRows(older: Places, newer: Places): ReadonlySet<string> {
  const moved = new Set<string>()
  const stayed = new Map<string, string[]>()
  for (const [name, { place }] of newer) {
    const was = older.get(name)
    if (was === undefined) continue
    if (was.place.parent !== place.parent) moved.add(name)
    else stayed.set(place.parent, [...(stayed.get(place.parent) ?? []), name])
  }
  const ranks = new Map([...older.keys()].map((name, rank) => [name, rank]))
  for (const names of stayed.values()) {
    const kept = longestRise(names.map((name) => ranks.get(name) ?? 0))
    for (const [index, name] of names.entries()) if (!kept.has(index)) moved.add(name)
  }
  return moved
}

/** Indexes of one longest increasing subsequence; n log n, by keeping the least end of a run of each length. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1]
    ends[low] = index
  }
  const rise = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = before[index]) rise.add(index)
  return rise
}
