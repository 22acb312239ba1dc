import { equalBytes } from '../lib/bytes.ts'
import type { ByteSource } from './byte-source.ts'
import { MAX_BUNDLE_SIZE, MAX_DIRECTORY_SIZE, MAX_ENTRIES } from './limits.ts'
import type { Defect } from './report.ts'
import {
  END_SIGNATURE,
  END_SIZE,
  END64_SIGNATURE,
  END64_SIZE,
  endRecords,
  FULL_16,
  FULL_32,
  LOCAL_SIGNATURE,
  LOCATOR_SIGNATURE,
  LOCATOR_SIZE,
} from './zip-records.ts'

/** Where the central directory lies and how many entries it lists. */
export interface DirectoryPlace {
  readonly count: number
  readonly offset: number
  readonly size: number
}

const SEALED = ['age-encryption.org/', '-----BEGIN AGE ENCRYPTED FILE-----']
const MAX_COMMENT = 0xffff

/** Finds the central directory from the end of the file (codes F02 to F04, Z01 to Z06, Z10, Z11, Z13, Z48). */
export async function readEnd(source: ByteSource): Promise<DirectoryPlace | Defect> {
  const start = await source.read(0, Math.min(40, source.size))
  const text = Array.from(start, (byte) => String.fromCharCode(byte)).join('')
  if (SEALED.some((mark) => text.startsWith(mark))) return { code: 'F02' }
  if (source.size < END_SIZE) return { code: 'F03' }
  if (view(start).getUint32(0, true) !== LOCAL_SIGNATURE) return { code: 'F04' }
  if (source.size > MAX_BUNDLE_SIZE) return { code: 'Z13', detail: String(source.size) }

  const end = (await source.read(source.size - END_SIZE, END_SIZE)).slice()
  const fields = view(end)
  if (fields.getUint32(0, true) !== END_SIGNATURE || fields.getUint16(20, true) !== 0) {
    return { code: await searchEnd(source) }
  }
  const count = fields.getUint16(10, true)
  if (fields.getUint16(4, true) !== 0 || fields.getUint16(6, true) !== 0) return { code: 'Z04' }
  if (fields.getUint16(8, true) !== count) return { code: 'Z04' }
  const short: DirectoryPlace = {
    count,
    size: fields.getUint32(12, true),
    offset: fields.getUint32(16, true),
  }
  const wide = count === FULL_16 || short.size === FULL_32 || short.offset === FULL_32
  const place = wide ? await readEnd64(source) : short
  if (place === null) return { code: 'Z05' }
  if (place.count > MAX_ENTRIES) return { code: 'Z10', detail: String(place.count) }
  if (place.size > MAX_DIRECTORY_SIZE) return { code: 'Z11', detail: String(place.size) }
  const records = endRecords(place.count, place.size, place.offset)
  const behind = source.size - (wide ? END64_SIZE + LOCATOR_SIZE : 0) - END_SIZE
  if (place.offset + place.size !== behind) return { code: 'Z06' }
  return equalBytes(records, await source.read(behind, records.length)) ? place : { code: 'Z48' }
}

/** Why the last 22 bytes are no end record: none at all, a comment, or bytes too many or too few. */
async function searchEnd(source: ByteSource): Promise<'Z01' | 'Z02' | 'Z03'> {
  const length = Math.min(source.size, END_SIZE + MAX_COMMENT)
  const tail = (await source.read(source.size - length, length)).slice()
  const fields = view(tail)
  for (let at = length - 4; at >= 0; at--) {
    if (fields.getUint32(at, true) !== END_SIGNATURE) continue
    const whole = at + END_SIZE <= length
    return whole && at + END_SIZE + fields.getUint16(at + 20, true) === length ? 'Z03' : 'Z02'
  }
  return 'Z01'
}

/** The place as the Zip64 records give it; null when they are missing or wrong. */
async function readEnd64(source: ByteSource): Promise<DirectoryPlace | null> {
  const length = END64_SIZE + LOCATOR_SIZE
  const at = source.size - END_SIZE - length
  if (at < 0) return null
  const fields = view((await source.read(at, length)).slice())
  if (fields.getUint32(0, true) !== END64_SIGNATURE) return null
  if (fields.getUint32(END64_SIZE, true) !== LOCATOR_SIGNATURE) return null
  const count = readU64(fields, 32)
  const size = readU64(fields, 40)
  const offset = readU64(fields, 48)
  if (count === null || size === null || offset === null) return null
  return readU64(fields, END64_SIZE + 8) === at ? { count, size, offset } : null
}

/** An unsigned 64-bit number; null when it is beyond what a number can hold exactly. */
export function readU64(fields: DataView, at: number): number | null {
  const value = fields.getUint32(at + 4, true) * 0x100000000 + fields.getUint32(at, true)
  return Number.isSafeInteger(value) ? value : null
}

/** A view over exactly these bytes. */
export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
