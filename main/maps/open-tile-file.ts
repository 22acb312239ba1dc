import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import { openMbtiles } from './mbtiles-file.ts'
import { openPmtiles } from './pmtiles-file.ts'
import { basemapError, bytesOf, type ReadBytes, type TileFile } from './tile-file.ts'

/**
 * Looks into a PMTiles or MBTiles file, whatever its ending is.
 *
 * @throws AppError `not-a-basemap` with the `path` and a `why` (`BasemapFault`), or `cannot-read`
 */
export async function openTileFile(path: string): Promise<TileFile> {
  try {
    return await openByKind(bytesOf(path), path)
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, { ...error.details, path }, error)
    // What neither reader expects in a whole file: it is cut off, or damaged within.
    throw new AppError('not-a-basemap', { path, why: 'not-one' }, error)
  }
}

async function openByKind(read: ReadBytes, path: string): Promise<TileFile> {
  const magic = Buffer.from(await read(0, 16)).toString('latin1')
  const name = basename(path).replace(/\.[^.]+$/, '')
  if (magic.startsWith('PMTiles')) return openPmtiles(read, name)
  if (magic.startsWith('PM')) throw basemapError('old-version')
  if (!magic.startsWith('SQLite format 3')) throw basemapError('not-one')
  // Changes that are not in the file yet: what it shows without them may be half of something.
  if (await hasBytes(`${path}-wal`)) throw basemapError('in-use')
  return openMbtiles(read, name)
}

async function hasBytes(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )
}
