import type { Computed, ComputedOptions } from './cell.ts'
import { Link, LoopError, ReadableCell, type Reader, type Schedule, type State } from './readable-cell.ts'

/** Holds what is worked out. */
export class ComputedCell<T> extends ReadableCell implements Computed<T>, Reader {
  readonly rank: number
  readonly owner: unknown
  protected state: State = 'stale'
  protected value: T | undefined
  protected running = false
  /** While unsure: the sources that may have changed. */
  protected suspects: Reader[] | null = null
  /** Among the parts of the cell that folds this one, if one does. */
  place = 0
  readonly #fallback: T
  readonly #compute: (before: T | undefined) => T
  readonly #same: (before: T, after: T) => boolean
  /** What it reads, in order, and how far along that list the present run has come. */
  #sources: Link | null = null
  #last: Link | null = null
  #run = 0
  #asking = false
  /** The value is the fallback, because it waited for itself: it follows from no source, so that none can vouch for it. */
  #looped = false

  constructor(graph: Schedule, { rank, fallback, compute, same, owner }: ComputedOptions<T, unknown>) {
    super(graph)
    this.rank = rank
    this.owner = owner ?? null
    this.#fallback = fallback
    this.#compute = compute
    this.#same = same ?? Object.is
  }

  get(): T {
    if (this.running) {
      // The one that asks hangs on this cell all the same, and is to be told when the ring is opened.
      if (!this.isRunning()) this.track()
      throw new LoopError(this)
    }
    this.track()
    this.refresh()
    return this.value as T
  }

  peek(): T | undefined {
    return this.value
  }

  isRunning(): boolean {
    return this.graph.reader === this
  }

  isChanged(): boolean {
    return true
  }

  /** Called by a source while it is being read in this cell's run. */
  read(source: ReadableCell): void {
    if (source.readIn === this.#run) return
    source.readIn = this.#run
    const last = this.#last
    const next = last === null ? this.#sources : last.nextSource
    if (next !== null && next.source === source) {
      this.#last = next
      return
    }
    const link = new Link(source, this)
    link.nextSource = next
    if (last === null) this.#sources = link
    else last.nextSource = link
    this.#last = link
  }

  /** Something upstream changed. */
  mark(state: State, marked: Reader[]): void {
    const before = this.state
    if (before !== 'stale') this.state = this.#looped ? 'stale' : state
    if (before !== 'fresh') return
    this.graph.waiting.push(this)
    marked.push(this)
  }

  /** A source may have changed. */
  doubt(source: Reader): void {
    if (this.state === 'stale') return
    if (this.suspects === null) this.suspects = [source]
    else this.suspects.push(source)
  }

  /** A source did change. */
  confirm(): void {
    if (this.state === 'unsure') this.state = 'stale'
  }

  isAtWork(): boolean {
    return this.running
  }

  /** Brings the value up to date. */
  refresh(): void {
    if (this.state === 'fresh') return
    if (this.state === 'unsure') this.#askSuspects()
    this.suspects = null
    if (this.state === 'stale') this.work()
    this.state = 'fresh'
  }

  dispose(): void {
    this.#last = null
    this.#cutRest()
    this.state = 'fresh'
    this.graph.changed.delete(this)
  }

  /** Computes the value. */
  protected work(): void {
    const before = this.value
    const { graph } = this
    const outer = graph.reader
    let after = this.#fallback
    this.running = true
    this.#looped = false
    this.#last = null
    graph.runs += 1
    this.#run = graph.runs
    graph.reader = this
    try {
      after = this.#compute(before)
    } catch (error) {
      // Every cell of the ring takes its fallback, whichever of them was asked first.
      if (!(error instanceof LoopError)) throw error
      this.#looped = true
      if (error.cell !== this) {
        this.accept(after)
        throw error
      }
    } finally {
      graph.reader = outer
      this.running = false
      this.#cutRest()
    }
    this.accept(after)
  }

  /** Takes the fallback, because a source waits for a cell that is being computed. */
  protected giveUp(): void {
    this.suspects = null
    this.#looped = true
    this.accept(this.#fallback)
  }

  protected accept(after: T): void {
    const before = this.value
    this.state = 'fresh'
    if (before !== undefined && this.#same(before, after)) return
    this.value = after
    if (this.owner !== null) this.graph.changed.add(this)
    for (let link = this.readers; link !== null; link = link.nextReader) link.reader.confirm()
  }

  /** One after the other: the first that did change makes this cell stale, and the rest may be unneeded. */
  #askSuspects(): void {
    if (this.#asking) {
      // One of the suspects wants to know this value to work out its own: computing shows whether that is a ring.
      this.state = 'stale'
      return
    }
    this.#asking = true
    // The list can grow on the way.
    for (let index = 0; this.state === 'unsure'; index += 1) {
      const suspect = this.suspects?.[index]
      if (suspect === undefined) break
      // Reading a cell that is being computed is found out by computing.
      if (suspect.isAtWork()) this.state = 'stale'
      else this.ask(suspect)
    }
    this.#asking = false
  }

  protected ask(suspect: Reader): void {
    try {
      suspect.refresh()
    } catch (error) {
      this.#asking = false
      if (error instanceof LoopError) this.giveUp()
      throw error
    }
  }

  /** Lets go of the sources behind the last one read. */
  #cutRest(): void {
    const last = this.#last
    let link = last === null ? this.#sources : last.nextSource
    if (last === null) this.#sources = null
    else last.nextSource = null
    for (; link !== null; link = link.nextSource) link.cut()
  }
}
