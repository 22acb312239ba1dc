import { type Cell, type Pages, readRecord } from './sqlite-pages.ts'

/** Deeper than any real tree; a damaged file can point in circles. */
const DEEPEST = 40

/** A table, as far as looking things up in it goes. */
export interface Table {
  readonly root: number
  readonly columns: readonly string[]
  /** The column that is another name of the row id; null when there is none. */
  readonly rowidColumn: string | null
  /** Columns of the primary key of a table WITHOUT ROWID, whose rows are their own index; null for others. */
  readonly clustered: readonly string[] | null
  readonly indexes: readonly { readonly root: number; readonly columns: readonly string[] }[]
}

/** A key to look for: values of columns. */
export type Key = Readonly<Record<string, number | string>>

/** Every row of a table, in order, as its record's cells. Meant for small tables. */
export async function* scanTable(pages: Pages, root: number, depth = 0): AsyncGenerator<readonly Cell[]> {
  if (depth > DEEPEST) throw new RangeError('the tree goes in circles')
  const page = await pages.page(root)
  for (const cell of page.cells) {
    if (page.leaf) yield readRecord(await cell.payload())
    else yield* scanTable(pages, cell.child, depth + 1)
  }
  if (!page.leaf) yield* scanTable(pages, page.last, depth + 1)
}

/** How a table finds rows by these columns; null when it could only by reading every one. */
export function canFind(table: Table, columns: readonly string[]): boolean {
  return wayTo(table, columns) !== null
}

/**
 * The first row whose columns have these values, by column name.
 *
 * @returns null when there is none
 * @throws RangeError when the file is damaged, or there is no way but reading every row; see `canFind`
 */
export async function findRow(
  pages: Pages,
  table: Table,
  key: Key,
): Promise<ReadonlyMap<string, Cell> | null> {
  const way = wayTo(table, Object.keys(key))
  if (way === null) throw new RangeError('no index')
  if (way.kind === 'rowid') return rowAt(pages, table, Number(key[table.rowidColumn ?? '']))
  const wanted = way.columns.slice(0, Object.keys(key).length).map((name) => key[name] ?? 0)
  const record = await searchIndex(pages, way.root, wanted)
  if (record === null) return null
  if (way.kind === 'index') return rowAt(pages, table, Number(record.at(-1)))
  // A table WITHOUT ROWID keeps its key first and the rest behind it.
  const order = [...way.columns, ...table.columns.filter((name) => !way.columns.includes(name))]
  return new Map(order.map((name, index) => [name, record[index] ?? null]))
}

type Way =
  | { readonly kind: 'rowid' }
  | { readonly kind: 'clustered' | 'index'; readonly root: number; readonly columns: readonly string[] }

function wayTo(table: Table, wanted: readonly string[]): Way | null {
  if (wanted.length === 1 && wanted[0] === table.rowidColumn) return { kind: 'rowid' }
  const leads = (columns: readonly string[]) => {
    const head = columns.slice(0, wanted.length)
    return head.length === wanted.length && head.every((name) => wanted.includes(name))
  }
  if (table.clustered !== null)
    return leads(table.clustered) ? { kind: 'clustered', root: table.root, columns: table.clustered } : null
  const index = table.indexes.find(({ columns }) => leads(columns))
  return index === undefined ? null : { kind: 'index', ...index }
}

async function rowAt(pages: Pages, table: Table, rowid: number): Promise<ReadonlyMap<string, Cell> | null> {
  let number = table.root
  for (let depth = 0; depth < DEEPEST; depth++) {
    const page = await pages.page(number)
    if (page.kind !== 'table') throw new RangeError('an index where a table should be')
    const cell = page.cells[lowest(page.cells.length, (index) => (page.cells[index]?.rowid ?? 0) >= rowid)]
    if (!page.leaf) {
      number = cell?.child ?? page.last
      continue
    }
    if (cell === undefined || cell.rowid !== rowid) return null
    const record = readRecord(await cell.payload())
    return new Map(
      table.columns.map((name, index) => [
        name,
        name === table.rowidColumn ? rowid : (record[index] ?? null),
      ]),
    )
  }
  throw new RangeError('the tree goes in circles')
}

/** The first record of an index that begins with these values. */
async function searchIndex(
  pages: Pages,
  root: number,
  wanted: readonly (number | string)[],
): Promise<readonly Cell[] | null> {
  let number = root
  let best: readonly Cell[] | null = null
  for (let depth = 0; depth < DEEPEST; depth++) {
    const page = await pages.page(number)
    if (page.kind !== 'index') throw new RangeError('a table where an index should be')
    const records: (readonly Cell[])[] = []
    let [low, high] = [0, page.cells.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const record = readRecord((await page.cells[middle]?.payload()) ?? new Uint8Array([1]))
      records[middle] = record
      if (compare(record, wanted) < 0) low = middle + 1
      else high = middle
    }
    const at = records[low]
    if (at !== undefined && compare(at, wanted) === 0) best = at
    if (page.leaf) return best
    number = page.cells[low]?.child ?? page.last
  }
  throw new RangeError('the tree goes in circles')
}

/** The first index below `count` for which something holds that holds for all behind it. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** SQLite's own order: nothing, numbers, texts by their bytes, blobs. */
function compare(record: readonly Cell[], wanted: readonly (number | string)[]): number {
  for (const [index, want] of wanted.entries()) {
    const cell = record[index] ?? null
    const difference = rank(cell) - (typeof want === 'number' ? 1 : 2)
    if (difference !== 0) return difference
    if (typeof want === 'number') {
      if (typeof cell === 'number' && cell !== want) return cell - want
      continue
    }
    const bytes = cell !== null && typeof cell === 'object' && 'text' in cell ? cell.text : ''
    const order = Buffer.compare(Buffer.from(bytes), Buffer.from(want))
    if (order !== 0) return order
  }
  return 0
}

function rank(cell: Cell): number {
  if (cell === null) return 0
  if (typeof cell === 'number') return 1
  return 'text' in cell ? 2 : 3
}
