/**
 * The bytes of every ZIP record, in the only form bundle format 1.0 §2 allows. The writer writes these; the reader
 * builds them anew from what it read and refuses any difference.
 */

/** One stored file of the archive. */
export interface ZipEntry {
  /** Whole name with the base directory; ASCII. */
  readonly name: string
  readonly size: number
  readonly crc: number
  /** Where its local header begins. */
  readonly offset: number
}

/** The four bytes a local header begins with. */
export const LOCAL_SIGNATURE = 0x04034b50
/** Those of a line of the central directory. */
export const CENTRAL_SIGNATURE = 0x02014b50
/** Those of the end of the central directory. */
export const END_SIGNATURE = 0x06054b50
/** Those of its Zip64 form. */
export const END64_SIGNATURE = 0x06064b50
/** Those of the record that tells where that one stands. */
export const LOCATOR_SIGNATURE = 0x07064b50

// Bytes of each record without the name and the Zip64 extra.
const LOCAL_SIZE = 30
/** Bytes of a line of the central directory without the name and the Zip64 extra. */
export const CENTRAL_SIZE = 46
/** Bytes of the end of the central directory; it has no comment. */
export const END_SIZE = 22
/** Bytes of its Zip64 form. */
export const END64_SIZE = 56
/** Bytes of the record that tells where that one stands. */
export const LOCATOR_SIZE = 20

/** Where the CRC-32 stands in a local header. */
export const LOCAL_CRC_OFFSET = 14

/** All ones: the real number stands in the Zip64 record. */
export const FULL_32 = 0xffffffff
/** The same in a field of two bytes. */
export const FULL_16 = 0xffff

const MADE_BY = 0x032d
const DATE_1980 = 0x0021
const REGULAR_FILE = 0o100644 * 0x10000

/** Writes little-endian numbers one after the other. */
function record(length: number) {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  const writer = {
    bytes,
    u16(value: number) {
      view.setUint16(at, value, true)
      at += 2
      return writer
    },
    u32(value: number) {
      view.setUint32(at, value, true)
      at += 4
      return writer
    },
    u64(value: number) {
      return writer.u32(value % 0x100000000).u32(Math.floor(value / 0x100000000))
    },
    text(ascii: string) {
      for (let i = 0; i < ascii.length; i++) bytes[at + i] = ascii.charCodeAt(i)
      at += ascii.length
      return writer
    },
  }
  return writer
}

/** The header before an entry's content. Zip64 sizes are used exactly when the size needs them. */
export function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const wide = entry.size >= FULL_32
  const size = wide ? FULL_32 : entry.size
  const header = record(localHeaderSize(entry))
    .u32(LOCAL_SIGNATURE)
    .u16(wide ? 45 : 20)
    .u16(0)
    .u16(0)
    .u16(0)
    .u16(DATE_1980)
    .u32(entry.crc)
    .u32(size)
    .u32(size)
    .u16(entry.name.length)
    .u16(wide ? 20 : 0)
    .text(entry.name)
  if (wide) header.u16(1).u16(16).u64(entry.size).u64(entry.size)
  return header.bytes
}

/** Length of `localHeader` without building it. */
export function localHeaderSize(entry: { readonly name: string; readonly size: number }): number {
  return LOCAL_SIZE + entry.name.length + (entry.size >= FULL_32 ? 20 : 0)
}

/** The entry's line in the central directory. */
export function centralRecord(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const wideSize = entry.size >= FULL_32
  const wideOffset = entry.offset >= FULL_32
  const extra = (wideSize ? 16 : 0) + (wideOffset ? 8 : 0)
  const size = wideSize ? FULL_32 : entry.size
  const line = record(CENTRAL_SIZE + entry.name.length + (extra > 0 ? extra + 4 : 0))
    .u32(CENTRAL_SIGNATURE)
    .u16(MADE_BY)
    .u16(extra > 0 ? 45 : 20)
    .u16(0)
    .u16(0)
    .u16(0)
    .u16(DATE_1980)
    .u32(entry.crc)
    .u32(size)
    .u32(size)
    .u16(entry.name.length)
    .u16(extra > 0 ? extra + 4 : 0)
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(REGULAR_FILE)
    .u32(wideOffset ? FULL_32 : entry.offset)
    .text(entry.name)
  if (extra > 0) line.u16(1).u16(extra)
  if (wideSize) line.u64(entry.size).u64(entry.size)
  if (wideOffset) line.u64(entry.offset)
  return line.bytes
}

/** Everything behind the central directory. */
export function endRecords(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const wide = count >= FULL_16 || size >= FULL_32 || offset >= FULL_32
  const end = record((wide ? END64_SIZE + LOCATOR_SIZE : 0) + END_SIZE)
  if (wide) {
    end.u32(END64_SIGNATURE).u64(44).u16(MADE_BY).u16(45).u32(0).u32(0)
    end.u64(count).u64(count).u64(size).u64(offset)
    end
      .u32(LOCATOR_SIGNATURE)
      .u32(0)
      .u64(offset + size)
      .u32(1)
  }
  const shortCount = Math.min(count, FULL_16)
  end.u32(END_SIGNATURE).u16(0).u16(0).u16(shortCount).u16(shortCount)
  end.u32(Math.min(size, FULL_32)).u32(Math.min(offset, FULL_32)).u16(0)
  return end.bytes
}
