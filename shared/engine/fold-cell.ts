import type { Computed, FoldOptions } from './cell.ts'
import { ComputedCell } from './computed-cell.ts'
import type { Reader, Schedule } from './readable-cell.ts'

/** Reads its parts once; from then on, only those that were marked. */
export class FoldCell<Part, T> extends ComputedCell<T> {
  readonly #parts: readonly Computed<Part>[]
  readonly #places: ReadonlyMap<unknown, number>
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
    this.#places = new Map(parts.map((part, place) => [part, place]))
    this.#fold = fold
  }

  override doubt(source: Reader): void {
    this.suspects.push(source)
  }

  override confirm(): void {}

  override refresh(): void {
    if (this.state === 'fresh') return
    const { suspects } = this
    const values = this.#values
    if (values === null || suspects.some((suspect) => suspect.isAtWork())) {
      this.suspects = []
      this.work()
      return
    }
    let changed = false
    for (let index = 0; index < suspects.length; index += 1) {
      const suspect = suspects[index]
      this.ask(suspect)
      const place = this.#places.get(suspect) ?? 0
      const value = this.#parts[place]?.peek() as Part
      changed ||= !Object.is(values[place], value)
      values[place] = value
    }
    this.suspects = []
    if (changed) this.accept(this.#fold(values))
    this.state = 'fresh'
  }

  protected override giveUp(): void {
    this.#values = null
    super.giveUp()
  }
}
