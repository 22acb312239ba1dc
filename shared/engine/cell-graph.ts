import type { CellGraph, Change, Computed, ComputedOptions, FoldOptions, Source } from './cell.ts'
import { ComputedCell } from './computed-cell.ts'
import { FoldCell } from './fold-cell.ts'
import type { Reader, Reported, Schedule } from './readable-cell.ts'
import { OwnedSourceCell, SourceCell } from './source-cell.ts'

/** Makes an empty graph. */
export function createCellGraph<Owner>(): CellGraph<Owner> {
  return new Graph() as CellGraph<Owner>
}

class Graph implements CellGraph<unknown>, Schedule {
  reader: Reader | null = null
  runs = 0
  waiting: Reader[] = []
  readonly changed = new Set<Reported>()

  source<T>(value: T, owner: unknown = null, same: (before: T, after: T) => boolean = Object.is): Source<T> {
    return owner === null ? new SourceCell(this, value) : new OwnedSourceCell(this, value, owner, same)
  }

  computed<T>(options: ComputedOptions<T, unknown>): Computed<T> {
    const cell = new ComputedCell(this, options)
    this.waiting.push(cell)
    return cell
  }

  fold<Part, T>(options: FoldOptions<Part, T>): Computed<T> {
    const cell = new FoldCell(this, options)
    this.waiting.push(cell)
    return cell
  }

  settle(): readonly Change<unknown>[] {
    while (this.waiting.length > 0) {
      const cells = this.waiting.sort((a, b) => a.rank - b.rank)
      this.waiting = []
      for (const cell of cells) cell.refresh()
    }
    if (this.changed.size === 0) return []
    const changes: Change<unknown>[] = []
    for (const cell of this.changed) if (cell.isChanged()) changes.push({ owner: cell.owner, cell })
    this.changed.clear()
    return changes
  }

  untracked<T>(run: () => T): T {
    const { reader } = this
    this.reader = null
    try {
      return run()
    } finally {
      this.reader = reader
    }
  }
}
