import { inflatedSize } from './inflated-size.ts'

/** What a zip holds, or why it must not be unpacked. */
export type ZipCheck =
  /** The check sum of each entry, as stated, by its name. */
  | { readonly sums: ReadonlyMap<string, number> }
  | { readonly fault: 'damaged' | 'encrypted' | 'too-much-inside' }

/** The most entries a workbook may have (ours; workbooks with many pictures have some hundreds). */
const MAX_ENTRIES = 4000

/**
 * Looks through a zip's directory (PKWARE APPNOTE 6.3, 4.3.12) and counts what its entries really hold, without unpacking
 * anything. `most` is the limit for all entries together, in bytes, both as stated and as found.
 */
export function checkZip(bytes: Uint8Array, most: number): ZipCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(bytes, view)
  if (end === null) return { fault: 'damaged' }
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0 || count > MAX_ENTRIES) return { fault: count === 0 ? 'damaged' : 'too-much-inside' }
  const sums = new Map<string, number>()
  let stated = 0
  let found = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return { fault: 'damaged' }
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if ((flags & 1) !== 0) return { fault: 'encrypted' }
    if (method !== 0 && method !== 8) return { fault: 'damaged' }
    stated += size
    if (stated > most) return { fault: 'too-much-inside' }
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) return { fault: 'damaged' }
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (data + packed > bytes.length) return { fault: 'damaged' }
    const real = method === 0 ? packed : inflatedSize(bytes.subarray(data, data + packed), most - found)
    if (real === null) return { fault: 'damaged' }
    found += real
    if (found > most) return { fault: 'too-much-inside' }
    if (real !== size) return { fault: 'damaged' }
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(nameLength, 512)))
    sums.set(name, view.getUint32(at + 16, true))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { sums }
}

/** Where the end record begins. It may be followed by a comment, and by a few bytes that mail programs append. */
function findEnd(bytes: Uint8Array, view: DataView): number | null {
  const first = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 0 ? sum >>> 1 : (sum >>> 1) ^ 0xedb88320
  return sum
})

/** CRC-32 as zips use it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}
