import { concatBytes } from '../lib/bytes.ts'
import type { BundleCrypto, ByteSource } from './byte-source.ts'
import { CHUNK_SIZE } from './limits.ts'
import { pathInside } from './read-directory.ts'
import type { Defect } from './report.ts'
import { localHeaderSize, type ZipEntry } from './zip-records.ts'

/** The files of a bag, by path below the base directory, wherever they lie. */
export interface OpenBag {
  /** Base directories that occur; a sound bag has one. */
  readonly bases: readonly string[]
  /** In the order of the container. */
  readonly paths: readonly string[]
  /** Bytes; 0 for a file that is not there. */
  size(path: string): number
  /** SHA-256 of the content as it was read; undefined for a file that is not there. */
  sha256(path: string): string | undefined
  /** The whole content, for files that are small by their limit. Rejects for a file that is not there. */
  read(path: string): Promise<Uint8Array>
  /** The content piece by piece; each piece is valid until the next is asked for. */
  stream(path: string): AsyncGenerator<Uint8Array>
}

/**
 * Reads every entry once, piece by piece, and gives the bag with the hash of each file; or every entry whose CRC does
 * not agree (Z50), each by name. `onRead` is told the bytes of each piece and may throw to stop.
 */
export async function openBag(
  source: ByteSource,
  entries: readonly ZipEntry[],
  crypto: BundleCrypto,
  onRead: (bytes: number) => void,
): Promise<{ readonly bag: OpenBag } | { readonly damaged: readonly Defect[] }> {
  const hashes = new Map<string, string>()
  const damaged: Defect[] = []
  for (const entry of entries) {
    const hash = crypto.createSha256()
    let crc = 0
    for await (const piece of content(source, entry)) {
      crc = crypto.crc32(piece, crc)
      hash.update(piece)
      onRead(piece.length)
    }
    if (crc !== entry.crc) damaged.push({ code: 'Z50', path: pathInside(entry.name) })
    hashes.set(pathInside(entry.name), hash.digestHex())
  }
  return damaged.length > 0 ? { damaged } : { bag: bagOf(source, entries, hashes) }
}

/** The bag behind entries whose hashes are known, or (`hashes` empty) were never taken. */
export function bagOf(
  source: ByteSource,
  entries: readonly ZipEntry[],
  hashes: ReadonlyMap<string, string>,
): OpenBag {
  const byPath = new Map(entries.map((entry) => [pathInside(entry.name), entry]))
  const find = (path: string): ZipEntry => {
    const entry = byPath.get(path)
    if (entry === undefined) throw new Error(`no file ${path}`)
    return entry
  }
  return {
    bases: [...new Set(entries.map((entry) => entry.name.slice(0, entry.name.indexOf('/'))))],
    paths: [...byPath.keys()],
    size: (path) => byPath.get(path)?.size ?? 0,
    sha256: (path) => hashes.get(path),
    async read(path) {
      const pieces: Uint8Array[] = []
      for await (const piece of content(source, find(path))) pieces.push(piece.slice())
      return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : concatBytes(pieces)
    },
    stream: (path) => content(source, find(path)),
  }
}

async function* content(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = entry.offset + localHeaderSize(entry)
  for (let done = 0; done < entry.size; done += CHUNK_SIZE) {
    yield await source.read(start + done, Math.min(CHUNK_SIZE, entry.size - done))
  }
}
