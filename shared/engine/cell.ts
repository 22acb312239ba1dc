/**
 * Values that know what they were worked out from. Reading a cell while another one is being computed makes that one
 * depend on it; changing a source marks everything downstream as stale, and only that is computed again, sources first.
 */

type State = 'fresh' | 'unsure' | 'stale'

/** Something entered from outside. */
export interface Source<T> {
  get(): T
  set(value: T): void
}

/** Something worked out. */
export interface Computed<T> {
  get(): T
  /** The value as it was last computed, without computing or depending. */
  peek(): T | undefined
  /** This cell is the one being computed right now. */
  isRunning(): boolean
  /** Lets go of everything it depends on; it must not be read again. */
  dispose(): void
}

/** All cells of one form. */
export interface CellGraph {
  source<T>(value: T): Source<T>
  /**
   * `rank` orders recomputation: lower first. `fallback` is the value while the cell waits for itself. A new value that
   * `same` calls equal keeps the old one, and nothing downstream is touched.
   */
  computed<T>(options: {
    readonly rank: number
    readonly fallback: T
    readonly compute: (before: T | undefined) => T
    readonly same?: (before: T, after: T) => boolean
  }): Computed<T>
  /** Computes every stale cell, in order of rank. Gives those whose value is new. */
  settle(): readonly Computed<unknown>[]
  /** Runs without depending on what is read. */
  untracked<T>(run: () => T): T
}

/** Makes an empty graph. */
export function createCellGraph(): CellGraph {
  return new Graph()
}

/** A cell was read while it is being computed: the rows of the checklist wait for each other in a ring. */
class LoopError extends Error {
  readonly cell: ComputedCell<unknown>

  constructor(cell: ComputedCell<unknown>) {
    super('a value waits for itself')
    this.cell = cell
  }
}

class Graph implements CellGraph {
  /** Cells being computed, innermost last. Null stands for reading without depending. */
  readonly running: (ComputedCell<unknown> | null)[] = []
  waiting = new Set<ComputedCell<unknown>>()
  changed = new Set<ComputedCell<unknown>>()

  source<T>(value: T): Source<T> {
    return new SourceCell(this, value)
  }

  computed<T>(options: ComputedOptions<T>): Computed<T> {
    const cell = new ComputedCell(this, options)
    this.waiting.add(cell as ComputedCell<unknown>)
    return cell
  }

  settle(): readonly Computed<unknown>[] {
    while (this.waiting.size > 0) {
      const cells = [...this.waiting].sort((a, b) => a.rank - b.rank)
      this.waiting = new Set()
      for (const cell of cells) cell.refresh()
    }
    const changed = [...this.changed]
    this.changed = new Set()
    return changed
  }

  untracked<T>(run: () => T): T {
    this.running.push(null)
    try {
      return run()
    } finally {
      this.running.pop()
    }
  }
}

interface ComputedOptions<T> {
  readonly rank: number
  readonly fallback: T
  readonly compute: (before: T | undefined) => T
  readonly same?: (before: T, after: T) => boolean
}

abstract class ReadableCell {
  readonly graph: Graph
  readonly dependents = new Set<ComputedCell<unknown>>()

  constructor(graph: Graph) {
    this.graph = graph
  }

  protected track(): void {
    const reader = this.graph.running.at(-1)
    if (reader === null || reader === undefined) return
    reader.sources.add(this)
    this.dependents.add(reader)
  }

  /** Marks everything downstream, without recursion: a chain can be as long as the form. */
  protected spread(): void {
    const marked: [ReadableCell, State][] = [[this, 'stale']]
    for (let next = marked.pop(); next !== undefined; next = marked.pop()) {
      const [cell, state] = next
      for (const dependent of cell.dependents) {
        const before = dependent.state
        if (before !== 'stale') dependent.state = state
        if (before === 'fresh') {
          this.graph.waiting.add(dependent)
          marked.push([dependent, 'unsure'])
        }
      }
    }
  }

  /** Brings the value up to date. */
  abstract refresh(): void
}

class SourceCell<T> extends ReadableCell implements Source<T> {
  #value: T

  constructor(graph: Graph, value: T) {
    super(graph)
    this.#value = value
  }

  get(): T {
    this.track()
    return this.#value
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    this.spread()
  }

  refresh(): void {}
}

class ComputedCell<T> extends ReadableCell implements Computed<T> {
  readonly rank: number
  readonly sources = new Set<ReadableCell>()
  state: State = 'stale'
  readonly #options: ComputedOptions<T>
  #value: T | undefined
  #running = false

  constructor(graph: Graph, options: ComputedOptions<T>) {
    super(graph)
    this.rank = options.rank
    this.#options = options
  }

  get(): T {
    if (this.#running) throw new LoopError(this as ComputedCell<unknown>)
    this.track()
    this.refresh()
    return this.#value as T
  }

  peek(): T | undefined {
    return this.#value
  }

  isRunning(): boolean {
    return this.graph.running.at(-1) === (this as ComputedCell<unknown>)
  }

  refresh(): void {
    if (this.state === 'unsure') {
      // One source after the other: the first that did change makes this cell stale, and the rest may be unneeded.
      for (const source of this.sources) {
        source.refresh()
        if ((this.state as State) === 'stale') break
      }
    }
    if (this.state === 'stale') this.#run()
    this.state = 'fresh'
  }

  dispose(): void {
    this.#release()
    this.state = 'fresh'
    this.graph.waiting.delete(this as ComputedCell<unknown>)
    this.graph.changed.delete(this as ComputedCell<unknown>)
  }

  #run(): void {
    this.#release()
    const before = this.#value
    this.#running = true
    this.graph.running.push(this as ComputedCell<unknown>)
    let after = this.#options.fallback
    try {
      after = this.#options.compute(before)
    } catch (error) {
      // Every cell of the ring takes its fallback, whichever of them was asked first.
      if (!(error instanceof LoopError)) throw error
      if (error.cell !== (this as ComputedCell<unknown>)) {
        this.#accept(before, after)
        throw error
      }
    } finally {
      this.graph.running.pop()
      this.#running = false
    }
    this.#accept(before, after)
  }

  #accept(before: T | undefined, after: T): void {
    this.state = 'fresh'
    const same = this.#options.same ?? Object.is
    if (before !== undefined && same(before, after)) return
    this.#value = after
    this.graph.changed.add(this as ComputedCell<unknown>)
    for (const dependent of this.dependents) if (dependent.state === 'unsure') dependent.state = 'stale'
  }

  #release(): void {
    for (const source of this.sources) source.dependents.delete(this as ComputedCell<unknown>)
    this.sources.clear()
  }
}
