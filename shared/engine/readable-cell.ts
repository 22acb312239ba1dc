/** `unsure`: something upstream changed, perhaps to no effect. */
export type State = 'fresh' | 'unsure' | 'stale'

/** What cells share: who is being computed, who has to be, and whose change is to be reported. */
export interface Schedule {
  /** The cell being computed; null when none is, or while reading without depending. */
  reader: Reader | null
  /** Counts the computations, so that each knows what it has read already. */
  runs: number
  waiting: Reader[]
  readonly changed: Set<Reported>
}

/** A cell that can be reported as changed. */
export interface Reported {
  readonly owner: unknown
  /** Whether the change is still one when it is reported. */
  isChanged(): boolean
}

/** A cell that reads others. */
export interface Reader extends Reported {
  readonly rank: number
  readonly readers: Link | null
  /** Among the parts of the cell that folds this one. */
  readonly place: number
  /** Notes that the present run reads a cell. */
  read(source: ReadableCell): void
  /** Something upstream changed; a cell that was fresh is added to `marked`. */
  mark(state: State, marked: Reader[]): void
  /** A source may have changed. */
  doubt(source: Reader): void
  /** A source did change. */
  confirm(): void
  /** It is being computed right now, perhaps waiting for others. */
  isAtWork(): boolean
  /** Brings the value up to date. */
  refresh(): void
}

/** A cell was read while it is being computed: the rows of the checklist wait for each other in a ring. */
export class LoopError extends Error {
  readonly cell: Reader

  constructor(cell: Reader) {
    super('a value waits for itself')
    this.cell = cell
  }
}

/** One cell reads another: a link in what the reader reads, in order, and in who reads the source. */
export class Link {
  readonly source: ReadableCell
  readonly reader: Reader
  nextSource: Link | null = null
  previousReader: Link | null = null
  nextReader: Link | null = null

  constructor(source: ReadableCell, reader: Reader) {
    this.source = source
    this.reader = reader
    const last = source.lastReader
    this.previousReader = last
    if (last === null) source.readers = this
    else last.nextReader = this
    source.lastReader = this
  }

  cut(): void {
    const { previousReader, nextReader } = this
    if (previousReader === null) this.source.readers = nextReader
    else previousReader.nextReader = nextReader
    if (nextReader === null) this.source.lastReader = previousReader
    else nextReader.previousReader = previousReader
  }
}

/** What every cell has: readers, which are told when it changes. */
export abstract class ReadableCell {
  protected readonly graph: Schedule
  /** First and last of a chain, in the order in which they came. */
  readers: Link | null = null
  lastReader: Link | null = null
  /** The computation that read this cell last. */
  readIn = 0

  constructor(graph: Schedule) {
    this.graph = graph
  }

  protected track(): void {
    this.graph.reader?.read(this)
  }
}
