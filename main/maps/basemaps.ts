import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Basemap, BasemapList } from '../../shared/ipc/basemap-calls.ts'
import { basemapCalls } from '../../shared/ipc/basemap-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { reasonOf } from '../files/file-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Log } from '../log.ts'
import { openTileFile } from './open-tile-file.ts'
import type { TileFile } from './tile-file.ts'

/** The basemaps of this device. Files are named by the person alone, never by the page. */
export interface Basemaps {
  /** Looks at each file again: one can be missing today and back tomorrow. */
  list(): Promise<BasemapList>
  /** Checks the file, remembers it and chooses it; one that is known already is chosen again. */
  add(path: string): Promise<BasemapList>
  /** Puts another file in the place of one that is known. */
  move(id: string, path: string): Promise<BasemapList>
  remove(id: string): Promise<BasemapList>
  choose(id: string | null): Promise<BasemapList>
  /** @throws AppError `bad-request` for an unknown id, `cannot-read` and `not-a-basemap` */
  tile(id: string, z: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | null>
}

interface BasemapsOptions {
  /** Where they are remembered. */
  readonly file: string
  readonly log: Log
}

const kept = basemapCalls['basemaps.list'].reply

/** Opens what was remembered. A note that cannot be read is no reason not to start: the files are added again. */
export function openBasemaps({ file, log }: BasemapsOptions): Basemaps {
  let { basemaps, chosen } = remembered(file, log)
  /** What was read of each file, while it stays the same. */
  const looked = new Map<string, { readonly mark: string; readonly tiles: Promise<TileFile> }>()

  const tilesOf = async ({ id, path }: Basemap): Promise<TileFile> => {
    const mark = await markOf(path)
    const known = looked.get(id)
    if (known?.mark === mark) return known.tiles
    const tiles = openTileFile(path)
    looked.set(id, { mark, tiles })
    tiles.catch(() => looked.delete(id))
    return tiles
  }

  const look = async (one: Basemap): Promise<Basemap> => {
    try {
      const { facts } = await tilesOf(one)
      return { ...one, ...facts, state: 'ready' }
    } catch (error) {
      const missing = error instanceof AppError && error.code === 'cannot-read'
      return { ...one, state: missing ? 'missing' : 'damaged' }
    }
  }

  const keep = (next: BasemapList): BasemapList => {
    ;({ basemaps, chosen } = next)
    replaceFile(file, `${JSON.stringify(next, null, 1)}\n`)
    return next
  }

  const take = async (id: string, path: string): Promise<BasemapList> => {
    const { size } = await stat(path).catch((error: unknown) => {
      throw new AppError('cannot-read', { path, reason: reasonOf(error) }, error)
    })
    const tiles = await openTileFile(path)
    looked.set(id, { mark: await markOf(path), tiles: Promise.resolve(tiles) })
    const { facts } = tiles
    const made: Basemap = {
      id,
      path,
      size,
      ...facts,
      middle: middleOf(facts.bounds, facts.minZoom),
      state: 'ready',
    }
    const others = basemaps.filter((one) => one.id !== id)
    return keep({ basemaps: [...others, made], chosen: id })
  }

  return {
    async list() {
      basemaps = await Promise.all(basemaps.map(look))
      return { basemaps, chosen }
    },
    add: (path) => take(basemaps.find((one) => one.path === path)?.id ?? randomUUID(), path),
    move: (id, path) => take(known(basemaps, id).id, path),
    async remove(id) {
      looked.delete(id)
      return keep({
        basemaps: basemaps.filter((one) => one.id !== id),
        chosen: chosen === id ? null : chosen,
      })
    },
    async choose(id) {
      return keep({ basemaps, chosen: id === null ? null : known(basemaps, id).id })
    },
    async tile(id, z, x, y) {
      const tiles = await tilesOf(known(basemaps, id))
      const { minZoom, maxZoom } = tiles.facts
      if (z < minZoom || z > maxZoom || x >= 2 ** z || y >= 2 ** z) return null
      return tiles.tile(z, x, y)
    },
  }
}

function remembered(file: string, log: Log): BasemapList {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') log.error('could not read the list of basemaps', error)
    return { basemaps: [], chosen: null }
  }
}

function known(basemaps: readonly Basemap[], id: string): Basemap {
  const found = basemaps.find((one) => one.id === id)
  if (found === undefined) throw new AppError('bad-request', { path: 'id' })
  return found
}

/** Changes when the file does. */
async function markOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path)
    return `${path} ${size} ${mtimeMs} ${ino}`
  } catch (error) {
    throw new AppError('cannot-read', { path, reason: reasonOf(error) }, error)
  }
}

/** The tile in the middle of the bounds, in the usual numbering of web maps. */
function middleOf([west, south, east, north]: Basemap['bounds'], z: number): Basemap['middle'] {
  const [lon, lat] = [(west + east) / 2, ((south + north) / 2) * (Math.PI / 180)]
  const count = 2 ** z
  const clamp = (tile: number) => Math.min(Math.max(Math.floor(tile), 0), count - 1)
  return {
    z,
    x: clamp(((lon + 180) / 360) * count),
    y: clamp(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * count),
  }
}
