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
      const cells = this.waiting
      this.waiting = []
      sortByRank(cells)
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

/** Few cells are most often nearly in order. */
const FEW = 32

function sortByRank(cells: Reader[]): void {
  if (cells.length > FEW) {
    cells.sort((a, b) => a.rank - b.rank)
    return
  }
  for (const [index, cell] of cells.entries()) {
    let place = index
    for (
      let before = cells[place - 1];
      before !== undefined && before.rank > cell.rank;
      before = cells[place - 1]
    ) {
      cells[place] = before
      place -= 1
    }
    cells[place] = cell
  }
}
