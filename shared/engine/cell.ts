/**
 * Values that know what they were worked out from. Reading a cell while another one is being computed makes that one
 * depend on it; changing a source marks everything downstream as stale, and only that is computed again, sources first.
 *
 * What a cell reads is kept as a list in the order of reading. Another run that reads the same, as most do, only goes
 * along that list.
 */

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

/** A cell whose value is new, and whom it belongs to. */
export interface Change<Owner> {
  readonly owner: Owner
  /** The very cell that the graph made. */
  readonly cell: unknown
}

/** How a cell is worked out, see `CellGraph.computed`. */
export interface ComputedOptions<T, Owner> {
  readonly rank: number
  readonly fallback: T
  readonly compute: (before: T | undefined) => T
  readonly same?: (before: T, after: T) => boolean
  readonly owner?: Owner
}

/** See `CellGraph.fold`. */
export interface FoldOptions<Part, T> {
  readonly rank: number
  readonly fallback: T
  readonly parts: readonly Computed<Part>[]
  readonly fold: (values: readonly Part[]) => T
}

/** All cells of one form. */
export interface CellGraph<Owner> {
  /** Changes of a source that has an `owner` are reported, unless `same` calls the old and the new value equal. */
  source<T>(value: T, owner?: Owner, same?: (before: T, after: T) => boolean): Source<T>
  /**
   * `rank` orders recomputation: lower first. `fallback` is the value while the cell waits for itself. A new value that
   * `same` calls equal keeps the old one, and nothing downstream is touched.
   */
  computed<T>(options: ComputedOptions<T, Owner>): Computed<T>
  /** Puts the values of many cells together. Only those that are new are looked at, however many there are. */
  fold<Part, T>(options: FoldOptions<Part, T>): Computed<T>
  /** Computes every stale cell, in order of rank. Gives those with an owner whose value is new. */
  settle(): readonly Change<Owner>[]
  /** Runs without depending on what is read. */
  untracked<T>(run: () => T): T
}
