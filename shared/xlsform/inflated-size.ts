/**
 * How many bytes a raw deflate stream (RFC 1951) really holds, found by reading its codes without writing anything out.
 * Stops above `most` and gives `most + 1`. Null when the stream is not sound.
 *
 * A zip states the sizes of its entries itself, and a hostile one lies: whoever unpacks by those numbers can be made to
 * fill the memory.
 */
export function inflatedSize(data: Uint8Array, most: number): number | null {
  const bits = new Bits(data)
  let size = 0
  for (;;) {
    const last = bits.take(1)
    const kind = bits.take(2)
    if (kind === 0) {
      const length = bits.skipStored()
      if (length === null) return null
      size += length
    } else if (kind === 1 || kind === 2) {
      const codes = kind === 1 ? FIXED : readCodes(bits)
      if (codes === null) return null
      const added = blockSize(bits, codes, most - size)
      if (added === null) return null
      size += added
    } else return null
    if (size > most) return most + 1
    if (bits.over) return null
    if (last === 1) return size
  }
}

/** Reads bits from the lowest up. Behind the end it gives zeros and says so. */
class Bits {
  over = false
  readonly #data: Uint8Array
  #at = 0
  #held = 0
  #count = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  take(count: number): number {
    while (this.#count < count) {
      const byte = this.#data[this.#at]
      this.over ||= byte === undefined
      this.#held |= (byte ?? 0) << this.#count
      this.#at += 1
      this.#count += 8
    }
    const value = this.#held & ((1 << count) - 1)
    this.#held >>>= count
    this.#count -= count
    return value
  }

  /** Length of a stored block, which is then behind. Null when its two lengths differ. */
  skipStored(): number | null {
    this.take(this.#count % 8)
    const length = this.take(16)
    if ((this.take(16) ^ 0xffff) !== length) return null
    // Both lengths end on a byte, so at most nothing is held here.
    this.#at += length - this.#count / 8
    this.#held = 0
    this.#count = 0
    this.over ||= this.#at > this.#data.length
    return length
  }
}

/** A prefix code: how many codes of each length there are, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

function codeOf(lengths: readonly number[]): Code {
  const counts = Array<number>(16).fill(0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  const symbols: number[] = []
  for (let length = 1; length < 16; length++) {
    for (const [symbol, its] of lengths.entries()) if (its === length) symbols.push(symbol)
  }
  counts[0] = 0
  return { counts, symbols }
}

/** The next symbol; null when the bits are no code, or run out. */
function symbolOf(bits: Bits, { counts, symbols }: Code): number | null {
  let code = 0
  let first = 0
  let index = 0
  for (let length = 1; length < 16 && !bits.over; length++) {
    code |= bits.take(1)
    const count = counts[length] ?? 0
    if (code - count < first) return symbols[index + code - first] ?? null
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  return null
}

interface Codes {
  readonly literals: Code
  readonly distances: Code
}

const FIXED: Codes = {
  literals: codeOf(Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8))),
  distances: codeOf(Array<number>(30).fill(5)),
}

/** The order in which the lengths of the code lengths' own code stand (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function readCodes(bits: Bits): Codes | null {
  const literals = bits.take(5) + 257
  const distances = bits.take(5) + 1
  const given = bits.take(4) + 4
  const own = Array<number>(19).fill(0)
  for (const symbol of ORDER.slice(0, given)) own[symbol] = bits.take(3)
  const code = codeOf(own)
  const lengths: number[] = []
  while (lengths.length < literals + distances) {
    const symbol = symbolOf(bits, code)
    if (symbol === null) return null
    if (symbol < 16) {
      lengths.push(symbol)
      continue
    }
    const value = symbol === 16 ? lengths.at(-1) : 0
    if (value === undefined) return null
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)
    for (let n = 0; n < times; n++) lengths.push(value)
  }
  if (lengths.length > literals + distances) return null
  return { literals: codeOf(lengths.slice(0, literals)), distances: codeOf(lengths.slice(literals)) }
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]

function blockSize(bits: Bits, { literals, distances }: Codes, most: number): number | null {
  let size = 0
  while (size <= most) {
    const symbol = symbolOf(bits, literals)
    if (symbol === null) return null
    if (symbol === 256) return size
    if (symbol < 256) {
      size += 1
      continue
    }
    const base = LENGTH_BASE[symbol - 257]
    if (base === undefined) return null
    size += base + bits.take(LENGTH_BITS[symbol - 257] ?? 0)
    const distance = symbolOf(bits, distances)
    const more = distance === null ? undefined : DISTANCE_BITS[distance]
    if (more === undefined) return null
    bits.take(more)
  }
  return size
}
