import { basemapError, MOST_BYTES, type ReadBytes } from './tile-file.ts'

/*
 * Reads SQLite databases, one page at a time, following "Database File Format" (sqlite.org/fileformat2.html). SQLite
 * itself is not used: Electron 33, on which Adit must run, brings none; as WebAssembly it either wants the whole file in
 * memory, which maps of gigabytes forbid, or leaves lock folders beside the person's file. Nothing here ever writes.
 */

/** A value of a record. Blobs and texts are bytes until they are wanted. */
export type Cell = null | number | Uint8Array | { readonly text: string }

/** One page of a b-tree. */
export interface Page {
  readonly kind: 'index' | 'table'
  readonly leaf: boolean
  /** Cells, in the order of their keys. */
  readonly cells: readonly PageCell[]
  /** The page of everything behind the last key; 0 on a leaf. */
  readonly last: number
}

/** One cell: the page of what comes before it (0 on a leaf), its row id (tables) and its record (all but inner tables). */
export interface PageCell {
  readonly child: number
  readonly rowid: number
  payload(): Promise<Uint8Array>
}

/** An open database. */
export interface Pages {
  page(number: number): Promise<Page>
}

const MAGIC = 'SQLite format 3\0'

/** Pages kept in memory: the upper levels of the trees that are searched again and again. */
const KEPT = 400

/** @throws AppError `not-a-basemap` */
export async function openPages(read: ReadBytes): Promise<Pages> {
  const header = Buffer.from(await read(0, 100))
  if (header.length < 100 || header.toString('latin1', 0, 16) !== MAGIC) throw basemapError('not-one')
  const written = header.readUInt16BE(16)
  const size = written === 1 ? 65_536 : written
  if (size < 512 || (size & (size - 1)) !== 0) throw basemapError('not-one')
  if (header.readUInt32BE(56) > 1) throw basemapError('encoding')
  const usable = size - (header[20] ?? 0)
  const kept = new Map<number, Promise<Page>>()

  const bytesOf = async (number: number) => {
    if (number < 1) throw new RangeError('no such page')
    const bytes = Buffer.from(await read((number - 1) * size, size))
    if (bytes.length < size) throw new RangeError('the file ends within a page')
    return bytes
  }

  /** The record of a cell, gathered from the pages it flows over to. */
  const gather = async (page: Buffer, at: number, total: number, kind: Page['kind']): Promise<Uint8Array> => {
    if (total > MOST_BYTES) throw new RangeError('more than any tile holds')
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const most = kind === 'table' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    const fitting = least + ((total - least) % (usable - 4))
    const local = total <= most ? total : fitting <= most ? fitting : least
    if (local === total) return page.subarray(at, at + total)
    const parts = [page.subarray(at, at + local)]
    let got = local
    for (let next = page.readUInt32BE(at + local); got < total; ) {
      const more = await bytesOf(next)
      const part = more.subarray(4, 4 + Math.min(usable - 4, total - got))
      parts.push(part)
      got += part.length
      next = more.readUInt32BE(0)
    }
    return Buffer.concat(parts, total)
  }

  const load = async (number: number): Promise<Page> => {
    const bytes = await bytesOf(number)
    // The file's header stands on the first page, before that of the tree.
    const start = number === 1 ? 100 : 0
    const type = bytes[start]
    if (type !== 2 && type !== 5 && type !== 10 && type !== 13) throw new RangeError('not a page of a tree')
    const kind = type === 2 || type === 10 ? 'index' : 'table'
    const leaf = type >= 10
    const pointers = start + (leaf ? 8 : 12)
    const cells = Array.from({ length: bytes.readUInt16BE(start + 3) }, (_none, index): PageCell => {
      let at = bytes.readUInt16BE(pointers + index * 2)
      const child = leaf ? 0 : bytes.readUInt32BE(at)
      if (!leaf) at += 4
      const hasRecord = kind === 'index' || leaf
      const total = hasRecord ? readVarint(bytes, at) : { value: 0, next: at }
      const rowid = kind === 'table' ? readVarint(bytes, total.next) : { value: 0, next: total.next }
      return { child, rowid: rowid.value, payload: () => gather(bytes, rowid.next, total.value, kind) }
    })
    return { kind, leaf, cells, last: leaf ? 0 : bytes.readUInt32BE(start + 8) }
  }

  return {
    page(number) {
      const known = kept.get(number)
      if (known !== undefined) return known
      const loading = load(number)
      kept.set(number, loading)
      // A stick that is plugged in again is read again.
      loading.catch(() => kept.delete(number))
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return loading
    },
  }
}

/** The values of a record, in the order of its columns. */
export function readRecord(bytes: Uint8Array): readonly Cell[] {
  const record = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const header = readVarint(record, 0)
  const cells: Cell[] = []
  let body = header.value
  for (let at = header.next; at < header.value; ) {
    const type = readVarint(record, at)
    at = type.next
    const { cell, length } = readCell(record, body, type.value)
    cells.push(cell)
    body += length
  }
  return cells
}

/** Bytes of the whole numbers of serial types 1 to 6. */
const LENGTHS = [0, 1, 2, 3, 4, 6, 8] as const

function readCell(record: Buffer, at: number, type: number): { cell: Cell; length: number } {
  if (type === 0) return { cell: null, length: 0 }
  if (type === 7) return { cell: record.readDoubleBE(at), length: 8 }
  if (type === 8 || type === 9) return { cell: type - 8, length: 0 }
  if (type >= 12) {
    const length = Math.floor((type - 12) / 2)
    const bytes = record.subarray(at, at + length)
    if (bytes.length < length) throw new RangeError('the record ends too early')
    return { cell: type % 2 === 0 ? bytes : { text: bytes.toString('utf8') }, length }
  }
  const length = LENGTHS[type]
  if (length === undefined) throw new RangeError('no such type')
  return { cell: length === 8 ? Number(record.readBigInt64BE(at)) : record.readIntBE(at, length), length }
}

/** A number of up to nine bytes, seven bits each; those we meet are small enough to be exact. */
function readVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = bytes.readUInt8(at + index)
    if (index === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return { value, next: at + 9 }
}
