import { type Cell, openPages, type Pages } from './sqlite-pages.ts'
import { readSchema } from './sqlite-schema.ts'
import { canFind, findRow, scanTable, type Table } from './sqlite-trees.ts'
import { basemapError, boundsOf, plainText, type ReadBytes, type TileFile, unpack } from './tile-file.ts'

const IMAGES = /^(png|jpe?g|webp|avif)$/
const PLACE = ['zoom_level', 'tile_column', 'tile_row']

/** Beyond these zooms no map reaches. */
const MOST_ZOOM = 24

/** How a file keeps its tiles: all in one table, or equal ones once, joined by a view called `tiles`. */
interface Layout {
  readonly places: Table
  /** The table of the bytes, and the column that both share. */
  readonly joined: { readonly table: Table; readonly by: string } | null
}

/** Pairs of tables behind the view, by the tools that write them: mbutil and tippecanoe; planetiler. */
const PAIRS = [
  { places: 'map', bytes: 'images', by: 'tile_id' },
  { places: 'tiles_shallow', bytes: 'tiles_data', by: 'tile_data_id' },
] as const

/**
 * Opens an MBTiles file, version 1.3.
 *
 * @param fallback its name when it says none
 * @throws AppError `not-a-basemap`
 */
export async function openMbtiles(read: ReadBytes, fallback: string): Promise<TileFile> {
  const pages = await openPages(read)
  const tables = await readSchema(pages)
  const layout = layoutOf(tables)
  const metadata = await readMetadata(pages, tables.get('metadata'))
  const format = (metadata.get('format') ?? '').toLowerCase()
  if (format !== 'pbf' && !IMAGES.test(format)) throw basemapError('tile-format')
  const has = async (z: number) => (await findRow(pages, layout.places, { zoom_level: z })) !== null
  return {
    facts: {
      name: plainText(metadata.get('name')) || fallback,
      format: 'mbtiles',
      content: format === 'pbf' ? 'vector' : 'image',
      minZoom: zoomOf(metadata.get('minzoom')) ?? (await firstZoom(has, (index) => index)),
      maxZoom: zoomOf(metadata.get('maxzoom')) ?? (await firstZoom(has, (index) => MOST_ZOOM - index)),
      bounds: boundsOf((metadata.get('bounds') ?? '').split(',').map(Number)),
      attribution: plainText(metadata.get('attribution')),
    },
    async tile(z, x, y) {
      // Rows of MBTiles count from the south.
      const place = { zoom_level: z, tile_column: x, tile_row: 2 ** z - 1 - y }
      const row = await findRow(pages, layout.places, place)
      const bytes = row === null ? null : await bytesOf(pages, layout, row)
      return bytes instanceof Uint8Array ? unpack(bytes) : null
    },
  }
}

async function bytesOf(pages: Pages, { joined }: Layout, row: ReadonlyMap<string, Cell>): Promise<Cell> {
  if (joined === null) return row.get('tile_data') ?? null
  const shared = row.get(joined.by) ?? null
  const value = shared !== null && typeof shared === 'object' && 'text' in shared ? shared.text : shared
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return (await findRow(pages, joined.table, { [joined.by]: value }))?.get('tile_data') ?? null
}

function layoutOf(tables: ReadonlyMap<string, Table>): Layout {
  const found = layoutIn(tables)
  if (found === null) throw basemapError('not-one')
  const { places, joined } = found
  if (!canFind(places, PLACE) || !canFind(places, ['zoom_level'])) throw basemapError('no-index')
  if (joined !== null && !canFind(joined.table, [joined.by])) throw basemapError('no-index')
  return found
}

function layoutIn(tables: ReadonlyMap<string, Table>): Layout | null {
  const tiles = tables.get('tiles')
  if (tiles !== undefined) return { places: tiles, joined: null }
  for (const { places, bytes, by } of PAIRS) {
    const [left, right] = [tables.get(places), tables.get(bytes)]
    if (left !== undefined && right !== undefined) return { places: left, joined: { table: right, by } }
  }
  return null
}

async function readMetadata(pages: Pages, table: Table | undefined): Promise<ReadonlyMap<string, string>> {
  const metadata = new Map<string, string>()
  if (table === undefined) return metadata
  const [name, value] = [table.columns.indexOf('name'), table.columns.indexOf('value')]
  for await (const row of scanTable(pages, table.root)) metadata.set(textOf(row[name]), textOf(row[value]))
  return metadata
}

function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'number') return String(cell)
  return cell !== null && typeof cell === 'object' && 'text' in cell ? cell.text : ''
}

function zoomOf(text: string | undefined): number | null {
  const zoom = Number.parseInt(text ?? '', 10)
  return zoom >= 0 && zoom <= MOST_ZOOM ? zoom : null
}

async function firstZoom(
  has: (z: number) => Promise<boolean>,
  order: (index: number) => number,
): Promise<number> {
  for (let index = 0; index <= MOST_ZOOM; index++) if (await has(order(index))) return order(index)
  throw basemapError('not-one')
}
