import type { Computed, FoldOptions } from './cell.ts'
import { ComputedCell } from './computed-cell.ts'
import type { Reader, Schedule } from './readable-cell.ts'

/** Reads its parts once; from then on, only those that were marked. */
export class FoldCell<Part, T> extends ComputedCell<T> {
  readonly #parts: readonly Computed<Part>[]
  readonly #fold: (values: readonly Part[]) => T
  #values: Part[] | null = null

  constructor(graph: Schedule, { rank, fallback, parts, fold }: FoldOptions<Part, T>) {
    super(graph, {
      rank,
      fallback,
      compute: () => {
        this.#values = null
        const values = parts.map((part) => part.get())
        this.#values = values
        return fold(values)
      },
    })
    this.#parts = parts
    for (const [place, part] of parts.entries()) (part as ComputedCell<Part>).place = place
    this.#fold = fold
  }

  override doubt(source: Reader): void {
    if (this.suspects === null) this.suspects = [source]
    else this.suspects.push(source)
  }

  override confirm(): void {}

  override refresh(): void {
    if (this.state === 'fresh') return
    const values = this.#values
    if (values === null) {
      this.#start()
      return
    }
    const suspects = this.suspects ?? []
    let changed = false
    for (let index = 0; index < suspects.length; index += 1) {
      const suspect = suspects[index]
      if (suspect === undefined) continue
      if (suspect.isAtWork()) {
        // Reading what waits for this cell is found out by reading.
        this.#start()
        return
      }
      this.ask(suspect)
      // The suspect asked this cell in turn, and has brought it up to date.
      if (this.#values !== values) return
      const value = this.#parts[suspect.place]?.peek() as Part
      changed ||= !Object.is(values[suspect.place], value)
      values[suspect.place] = value
    }
    this.suspects = null
    if (changed) this.accept(this.#fold(values))
    this.state = 'fresh'
  }

  /** Reads every part. */
  #start(): void {
    this.suspects = null
    this.work()
  }

  protected override giveUp(): void {
    this.#values = null
    super.giveUp()
  }
}
