import type { Source } from './cell.ts'
import { ReadableCell, type Reader, type Schedule } from './readable-cell.ts'

/** Holds what was entered. */
export class SourceCell<T> extends ReadableCell implements Source<T> {
  protected value: T

  constructor(graph: Schedule, value: T) {
    super(graph)
    this.value = value
  }

  get owner(): unknown {
    return null
  }

  get(): T {
    this.track()
    return this.value
  }

  set(value: T): void {
    if (Object.is(value, this.value)) return
    this.value = value
    this.#spread()
  }

  isChanged(): boolean {
    return false
  }

  /** Marks everything downstream, without recursion: a chain can be as long as the form. */
  #spread(): void {
    const marked: Reader[] = []
    for (let link = this.readers; link !== null; link = link.nextReader) link.reader.mark('stale', marked)
    for (let cell = marked.pop(); cell !== undefined; cell = marked.pop()) {
      for (let link = cell.readers; link !== null; link = link.nextReader) {
        link.reader.doubt(cell)
        link.reader.mark('unsure', marked)
      }
    }
  }
}

/** Reports its changes. */
export class OwnedSourceCell<T> extends SourceCell<T> {
  readonly #owner: unknown
  readonly #same: (before: T, after: T) => boolean
  /** The value that was reported last, while another one waits to be. */
  #before: { readonly value: T } | null = null

  constructor(graph: Schedule, value: T, owner: unknown, same: (before: T, after: T) => boolean) {
    super(graph, value)
    this.#owner = owner
    this.#same = same
  }

  override get owner(): unknown {
    return this.#owner
  }

  override set(value: T): void {
    this.#before ??= { value: this.value }
    this.graph.changed.add(this)
    super.set(value)
  }

  override isChanged(): boolean {
    const before = this.#before
    this.#before = null
    return before !== null && !this.#same(before.value, this.value)
  }
}
