import type { CompiledRow } from './checklist.ts'
import type { Reading } from './trace.ts'

/** A row and what its relevance, its value or its number of rows is worked out from. */
export interface Dependent {
  readonly row: CompiledRow
  readonly readings: readonly Reading[]
}

/**
 * Puts rows into an order in which each comes after everything it is worked out from; a row also follows the group or
 * repeat around it. Loops are given by name, each once, beginning and ending with the row that comes first in the
 * checklist: `['a', 'b', 'a']`. The rows of a loop stand in the order in an arbitrary way.
 */
export function orderByDependence(dependents: readonly Dependent[]): {
  readonly order: readonly string[]
  readonly loops: readonly (readonly string[])[]
} {
  const byName = new Map(dependents.map((dependent) => [dependent.row.name, dependent]))
  const sources = (name: string): readonly string[] => {
    const dependent = byName.get(name)
    if (dependent === undefined) return []
    const read = dependent.readings.filter((reading) => !looksAtOtherRow(dependent.row, reading, byName))
    const parent = dependent.row.parent
    return [...(parent === null ? [] : [parent.name]), ...read.map((reading) => reading.name)]
  }
  const order: string[] = []
  const loops = new Map<string, readonly string[]>()
  const done = new Set<string>()
  const onPath = new Set<string>()
  for (const { row } of dependents) {
    // Depth first without recursion: a chain can be as long as the checklist.
    const path: { name: string; sources: readonly string[]; next: number }[] = []
    const enter = (name: string) => {
      onPath.add(name)
      path.push({ name, sources: sources(name), next: 0 })
    }
    if (!done.has(row.name)) enter(row.name)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const source = top.sources[top.next]
      top.next += 1
      if (source === undefined) {
        order.push(top.name)
        done.add(top.name)
        onPath.delete(top.name)
        path.pop()
      } else if (onPath.has(source)) {
        const names = path.map((step) => step.name)
        const loop = fromFirst(names.slice(names.indexOf(source)), [...byName.keys()])
        loops.set(loop.join(' '), loop)
      } else if (!done.has(source) && byName.has(source)) enter(source)
    }
  }
  return { order, loops: [...loops.values()] }
}

/** A running total reads itself, or what depends on it, in another row of the same repeat: that is no loop. */
function looksAtOtherRow(
  row: CompiledRow,
  reading: Reading,
  byName: ReadonlyMap<string, Dependent>,
): boolean {
  if (!reading.picked) return false
  const innermost = byName.get(reading.name)?.row.repeats.at(-1)
  return innermost !== undefined && row.repeats.includes(innermost)
}

function fromFirst(loop: readonly string[], names: readonly string[]): readonly string[] {
  const places = loop.map((name) => names.indexOf(name))
  const first = places.indexOf(Math.min(...places))
  const turned = [...loop.slice(first), ...loop.slice(0, first)]
  return [...turned, ...turned.slice(0, 1)]
}
