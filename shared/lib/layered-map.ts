/** So many changes lie on top before both layers become one. */
const MOST_ON_TOP = 64

/**
 * A map that is never changed: a change gives another one that shares all the rest with it, so that changing one entry of
 * ten thousand costs what a few entries cost. Entries keep their place; new ones come last. Looking up costs two looks.
 */
export class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>
  /** What was changed since; a box without value for what was deleted. */
  readonly #top: ReadonlyMap<Key, { readonly value: Value } | null>
  readonly size: number

  private constructor(
    base: ReadonlyMap<Key, Value>,
    top: ReadonlyMap<Key, { readonly value: Value } | null>,
    size: number,
  ) {
    this.#base = base
    this.#top = top
    this.size = size
  }

  /** The same entries as another map, which must not change any more. */
  static over<Key, Value>(map: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> {
    return map instanceof LayeredMap ? map : new LayeredMap(map, new Map(), map.size)
  }

  /** Another map in which these keys have these values; undefined deletes. */
  with(changes: Iterable<readonly [Key, Value | undefined]>): LayeredMap<Key, Value> {
    const top = new Map(this.#top)
    let { size } = this
    for (const [key, value] of changes) {
      const there = isThere(this.#base, top, key)
      // Deleted and set again is new: it comes last, as in any map.
      if (value === undefined) {
        if (there) size -= 1
        if (this.#base.has(key)) top.set(key, null)
        else top.delete(key)
      } else {
        if (!there) size += 1
        top.set(key, { value })
      }
    }
    const made = new LayeredMap(this.#base, top, size)
    return top.size <= MOST_ON_TOP ? made : new LayeredMap(new Map(made), new Map(), size)
  }

  get(key: Key): Value | undefined {
    const changed = this.#top.get(key)
    return changed === undefined ? this.#base.get(key) : changed?.value
  }

  has(key: Key): boolean {
    return isThere(this.#base, this.#top, key)
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) {
      const changed = this.#top.get(key)
      if (changed === undefined) yield [key, value]
      else if (changed !== null) yield [key, changed.value]
    }
    for (const [key, changed] of this.#top) {
      if (changed !== null && !this.#base.has(key)) yield [key, changed.value]
    }
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries()
  }

  forEach(act: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this)
  }
}

function isThere<Key>(
  base: ReadonlyMap<Key, unknown>,
  top: ReadonlyMap<Key, { readonly value: unknown } | null>,
  key: Key,
): boolean {
  const changed = top.get(key)
  return changed === undefined ? base.has(key) : changed !== null
}
