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
  const steps = new Map<string, Step>()
  for (const dependent of dependents) {
    const { row, readings } = dependent
    // Of rows with one name, which is a fault reported elsewhere, the last counts.
    steps.set(row.name, {
      row,
      readings,
      place: steps.get(row.name)?.place ?? steps.size,
      state: 'new',
      sources: [],
      next: 0,
    })
  }
  const order: string[] = []
  const loops = new Map<string, readonly string[]>()
  for (const start of steps.values()) {
    // Depth first without recursion: a chain can be as long as the checklist.
    const path: Step[] = []
    const enter = (step: Step) => {
      step.state = 'entered'
      step.sources = sourcesOf(step, steps)
      path.push(step)
    }
    if (start.state === 'new') enter(start)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const source = top.sources[top.next]
      top.next += 1
      if (source === undefined) {
        order.push(top.row.name)
        top.state = 'done'
        top.sources = []
        path.pop()
      } else if (source.state === 'entered') {
        const loop = fromFirst(path.slice(path.indexOf(source)))
        loops.set(loop.join(' '), loop)
      } else if (source.state === 'new') enter(source)
    }
  }
  return { order, loops: [...loops.values()] }
}

/** A row on the way through all rows. */
interface Step extends Dependent {
  /** Place in the checklist. */
  readonly place: number
  state: 'new' | 'entered' | 'done'
  /** What it comes after, and which of these is looked at next. */
  sources: readonly Step[]
  next: number
}

function sourcesOf({ row, readings }: Step, steps: ReadonlyMap<string, Step>): readonly Step[] {
  const sources: Step[] = []
  const parent = row.parent === null ? undefined : steps.get(row.parent.name)
  if (parent !== undefined) sources.push(parent)
  for (const reading of readings) {
    const source = steps.get(reading.name)
    if (source !== undefined && !looksAtOtherRow(row, reading, source)) sources.push(source)
  }
  return sources
}

/** A running total reads itself, or what depends on it, in another row of the same repeat: that is no loop. */
function looksAtOtherRow(row: CompiledRow, reading: Reading, source: Step): boolean {
  if (!reading.picked) return false
  const innermost = source.row.repeats.at(-1)
  return innermost !== undefined && row.repeats.includes(innermost)
}

function fromFirst(loop: readonly Step[]): readonly string[] {
  let first = 0
  for (const [index, { place }] of loop.entries()) if (place < (loop[first]?.place ?? 0)) first = index
  const turned = [...loop.slice(first), ...loop.slice(0, first), ...loop.slice(first, first + 1)]
  return turned.map(({ row }) => row.name)
}
