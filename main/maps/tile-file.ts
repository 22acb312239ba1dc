import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Basemap } from '../../shared/ipc/basemap-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError } from '../files/file-error.ts'

/** What a file of tiles says of itself. */
export type TileFacts = Pick<
  Basemap,
  'name' | 'format' | 'content' | 'minZoom' | 'maxZoom' | 'bounds' | 'attribution'
>

/** A file of tiles that was looked into. */
export interface TileFile {
  readonly facts: TileFacts
  /** One tile, unpacked; null where there is none. Rows count from the north. Rejects when the file is damaged. */
  tile(z: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | null>
}

/** Reads `length` bytes from `offset` on; fewer at the end of the file. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>

/**
 * Why a file cannot be a basemap. Words: `map.json`, `basemap.why`.
 *
 * - `not-one`: neither PMTiles nor SQLite, or without what makes one
 * - `old-version`: PMTiles before 3
 * - `packing`: compressed with something other than gzip
 * - `tile-format`: tiles that are neither MVT nor PNG, JPEG, WebP or AVIF
 * - `no-index`: an MBTiles file in which finding a tile would mean reading all of them
 * - `encoding`: a database that keeps text as UTF-16
 * - `in-use`: a database with changes beside it that another program has not put in yet
 */
export type BasemapFault =
  | 'not-one'
  | 'old-version'
  | 'packing'
  | 'tile-format'
  | 'no-index'
  | 'encoding'
  | 'in-use'

/** The error for a file that cannot be a basemap; `why` is the fault. The one who opens it adds the path. */
export function basemapError(why: BasemapFault): AppError {
  return new AppError('not-a-basemap', { why })
}

/** The largest tile, unpacked, and the largest directory or metadata; bytes. Real tiles stay below 1 MB. */
export const MOST_BYTES = 32 * 1024 * 1024

const inflate = promisify(gunzip)

/** Unpacks what is gzip; anything else is given back as it is. Rejects beyond `MOST_BYTES`. */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new Uint8Array(bytes)
  return new Uint8Array(await inflate(bytes, { maxOutputLength: MOST_BYTES }))
}

/**
 * Reads from a file, which is opened for each read alone: basemaps lie on sticks, and a stick whose files are held open
 * cannot be taken out.
 *
 * @throws AppError `cannot-read` with the `path`
 */
export function bytesOf(path: string): ReadBytes {
  return async (offset, length) => {
    if (length > MOST_BYTES) throw new RangeError('more than any tile holds')
    try {
      const file = await open(path, 'r')
      try {
        const bytes = new Uint8Array(length)
        const { bytesRead } = await file.read(bytes, 0, length, offset)
        return bytes.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw readError(path, error)
    }
  }
}

/** Plain text of an attribution, which is often HTML. */
export function plainText(text: unknown): string {
  if (typeof text !== 'string') return ''
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|copy|lt|gt|quot);/g, (_all, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', copy: '©', lt: '<', gt: '>', quot: '"' }

/** Bounds of a file, drawn back onto the globe; all of it when they make no sense. */
export function boundsOf(numbers: readonly number[]): Basemap['bounds'] {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers
  const sound = [west, south, east, north].every(Number.isFinite) && south < north && west < east
  if (!sound) return [-180, -85, 180, 85]
  return [Math.max(west, -180), Math.max(south, -85), Math.min(east, 180), Math.min(north, 85)]
}
