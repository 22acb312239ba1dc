import { equalBytes } from '../lib/bytes.ts'
import type { ByteSource } from './byte-source.ts'
import { compareEntries, nameDefect, printableName } from './entry-names.ts'
import { countDefect, sizeDefect } from './entry-sizes.ts'
import { type DirectoryPlace, readEnd, readU64, view } from './read-end.ts'
import type { Defect } from './report.ts'
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  centralRecord,
  FULL_32,
  LOCAL_SIGNATURE,
  localHeader,
  localHeaderSize,
  type ZipEntry,
} from './zip-records.ts'

/**
 * Reads the central directory and every local header, and compares each with the one form it may have (codes F, and Z
 * but Z50). The first defect ends it: nothing behind a container that is not what it claims can be believed.
 */
export async function readDirectory(
  source: ByteSource,
): Promise<{ readonly entries: readonly ZipEntry[] } | { readonly defect: Defect }> {
  const place = await readEnd(source)
  if ('code' in place) return { defect: place }
  const directory = (await source.read(place.offset, place.size)).slice()
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < place.count; i++) {
    const read = readRecord(directory, at)
    if ('code' in read) return { defect: read }
    entries.push(read.entry)
    at += read.length
  }
  if (at !== directory.length) return { defect: { code: 'Z07' } }
  const defect = checkNames(entries) ?? (await checkPlacement(source, entries, place))
  return defect === null ? { entries } : { defect }
}

/** A name without its first segment, as defects name a file. */
export function pathInside(name: string): string {
  return printableName(name.slice(name.indexOf('/') + 1))
}

function readRecord(
  directory: Uint8Array,
  at: number,
): { readonly entry: ZipEntry; readonly length: number } | Defect {
  if (at + CENTRAL_SIZE > directory.length) return { code: 'Z07' }
  const fields = view(directory.subarray(at))
  if (fields.getUint32(0, true) !== CENTRAL_SIGNATURE) return { code: 'Z07' }
  const nameLength = fields.getUint16(28, true)
  const extraLength = fields.getUint16(30, true)
  const length = CENTRAL_SIZE + nameLength + extraLength + fields.getUint16(32, true)
  if (at + length > directory.length) return { code: 'Z07' }
  const nameBytes = directory.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)
  let name = ''
  for (const byte of nameBytes) name += String.fromCharCode(byte)
  const path = pathInside(name)

  const flags = fields.getUint16(8, true)
  const method = fields.getUint16(10, true)
  const type = fields.getUint16(40, true) & 0o170000
  if ((flags & 1) !== 0) return { code: 'Z20', path }
  if (method !== 0) return { code: 'Z21', path, detail: String(method) }
  if ((flags & 8) !== 0) return { code: 'Z22', path }
  if (flags !== 0) return { code: 'Z23', path, detail: `0x${flags.toString(16)}` }
  if (type === 0o120000) return { code: 'Z24', path }
  if (type !== 0o100000 || name.endsWith('/')) return { code: 'Z25', path }

  const shortPacked = fields.getUint32(20, true)
  const shortSize = fields.getUint32(24, true)
  const shortOffset = fields.getUint32(42, true)
  const extra = directory.subarray(
    at + CENTRAL_SIZE + nameLength,
    at + CENTRAL_SIZE + nameLength + extraLength,
  )
  const wide = readExtra(extra, shortSize === FULL_32, shortOffset === FULL_32)
  if (wide === null) return { code: 'Z26', path }
  const size = wide.size ?? shortSize
  if ((wide.packed ?? shortPacked) !== size) return { code: 'Z27', path }
  const entry: ZipEntry = { name, size, crc: fields.getUint32(16, true), offset: wide.offset ?? shortOffset }

  const nameCode = nameDefect(name)
  if (nameCode !== null) return { code: nameCode, path }
  const tooLarge = sizeDefect(name.slice(name.indexOf('/') + 1), size)
  if (tooLarge !== null) return tooLarge
  const same = equalBytes(centralRecord(entry), directory.subarray(at, at + length))
  return same ? { entry, length } : { code: 'Z47', path }
}

/** The Zip64 extra: there exactly when a 32-bit field is full, holding exactly the full ones. Null when not so. */
function readExtra(
  extra: Uint8Array,
  wideSize: boolean,
  wideOffset: boolean,
): { readonly size?: number; readonly packed?: number; readonly offset?: number } | null {
  const data = (wideSize ? 16 : 0) + (wideOffset ? 8 : 0)
  if (data === 0) return extra.length === 0 ? {} : null
  if (extra.length !== data + 4) return null
  const fields = view(extra)
  if (fields.getUint16(0, true) !== 1 || fields.getUint16(2, true) !== data) return null
  const size = wideSize ? readU64(fields, 4) : undefined
  const packed = wideSize ? readU64(fields, 12) : undefined
  const offset = wideOffset ? readU64(fields, wideSize ? 20 : 4) : undefined
  if (size === null || packed === null || offset === null) return null
  return {
    ...(size === undefined ? {} : { size }),
    ...(packed === undefined ? {} : { packed }),
    ...(offset === undefined ? {} : { offset }),
  }
}

function checkNames(entries: readonly ZipEntry[]): Defect | null {
  const files = new Set<string>()
  const folders = new Set<string>()
  for (const { name } of entries) {
    if (files.has(name)) return { code: 'Z41', path: pathInside(name) }
    files.add(name)
    for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      folders.add(name.slice(0, slash))
    }
  }
  // A name that is a file here and a folder there cannot be unpacked either.
  for (const name of files) if (folders.has(name)) return { code: 'Z41', path: pathInside(name) }
  let before: ZipEntry | undefined
  for (const entry of entries) {
    if (before !== undefined && compareEntries(pathInside(before.name), pathInside(entry.name)) >= 0) {
      return { code: 'Z49', path: pathInside(entry.name) }
    }
    before = entry
  }
  return countDefect(entries.map((entry) => pathInside(entry.name)))
}

async function checkPlacement(
  source: ByteSource,
  entries: readonly ZipEntry[],
  place: DirectoryPlace,
): Promise<Defect | null> {
  let at = 0
  for (const entry of entries) {
    const path = pathInside(entry.name)
    if (entry.offset < at) return { code: 'Z42', path }
    if (entry.offset > at) return { code: 'Z43', path }
    at += localHeaderSize(entry) + entry.size
    if (at > place.offset) return { code: 'Z44', path }
  }
  if (at !== place.offset) return { code: 'Z43' }
  for (const entry of entries) {
    const expected = localHeader(entry)
    const found = await source.read(entry.offset, expected.length)
    if (view(found).getUint32(0, true) !== LOCAL_SIGNATURE) {
      return { code: 'Z45', path: pathInside(entry.name) }
    }
    if (!equalBytes(expected, found)) return { code: 'Z46', path: pathInside(entry.name) }
  }
  return null
}
