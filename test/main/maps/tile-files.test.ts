import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sqlite from 'node-sqlite3-wasm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBasemaps } from '../../../main/maps/basemaps.ts'
import { openTileFile } from '../../../main/maps/open-tile-file.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { writeMvt, writePmtiles, writePng } from '../../support/pmtiles.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-maps-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const water = writeMvt('water', 0, 4096)
const TILES = [
  { z: 0, x: 0, y: 0, bytes: water },
  { z: 2, x: 3, y: 1, bytes: new Uint8Array([1, 2, 3]) },
  { z: 2, x: 0, y: 3, bytes: new Uint8Array([4]) },
]

async function fileOf(bytes: Uint8Array, ending = 'pmtiles'): Promise<string> {
  const path = join(folder, `file-${count++}.${ending}`)
  await writeFile(path, bytes)
  return path
}

/** Why a file is refused; null when it is not. */
async function refusalOf(path: string): Promise<unknown> {
  const found = await openTileFile(path).then(
    () => null,
    (error: unknown) => error,
  )
  if (!(found instanceof AppError)) return found
  return found.code === 'not-a-basemap' && found.details.path === path ? found.details.why : found.code
}

/** A database made by SQLite itself. */
function database(
  statements: readonly string[],
  fill?: (db: InstanceType<typeof sqlite.Database>) => void,
): string {
  const path = join(folder, `file-${count++}.mbtiles`)
  const db = new sqlite.Database(path)
  for (const statement of statements) db.exec(statement)
  fill?.(db)
  db.close()
  return path
}

const METADATA = [
  'CREATE TABLE metadata (name text, value text)',
  "INSERT INTO metadata VALUES ('name','Pit <b>north</b>'),('format','pbf'),('minzoom','0'),('maxzoom','2')",
  "INSERT INTO metadata VALUES ('bounds','-75,-16,-74,-15'),('attribution','&copy; <a href=\"https://x\">Makers</a>')",
]

describe('a PMTiles archive', () => {
  it('says what it is and gives its tiles, unpacked', async () => {
    const packed = TILES.map((tile) => ({ ...tile, bytes: gzipSync(tile.bytes) }))
    const path = await fileOf(
      writePmtiles(packed, {
        tileType: 1,
        tileCompression: 2,
        metadata: { name: 'Pit', attribution: '© Makers' },
      }),
    )
    const file = await openTileFile(path)
    expect(file.facts).toEqual({
      name: 'Pit',
      format: 'pmtiles',
      content: 'vector',
      minZoom: 0,
      maxZoom: 2,
      bounds: [-180, -85, 180, 85],
      attribution: '© Makers',
    })
    expect(await file.tile(0, 0, 0)).toEqual(new Uint8Array(water))
    expect(await file.tile(2, 3, 1)).toEqual(new Uint8Array([1, 2, 3]))
    expect(await file.tile(2, 1, 1)).toBeNull()
  })

  it('takes its file name for want of another', async () => {
    const path = await fileOf(
      writePmtiles([{ z: 0, x: 0, y: 0, bytes: writePng(4, [1, 2, 3]) }], { tileType: 2 }),
    )
    expect((await openTileFile(path)).facts).toMatchObject({
      name: expect.stringMatching(/^file-\d+$/),
      content: 'image',
    })
  })

  it('is refused when it is older, packed otherwise, of other tiles, or cut off', async () => {
    const whole = writePmtiles(TILES, { tileType: 1 })
    expect(await refusalOf(await fileOf(writePmtiles(TILES, { tileType: 1, version: 2 })))).toBe(
      'old-version',
    )
    expect(await refusalOf(await fileOf(new TextEncoder().encode('PM\u0002\u0000 and so on')))).toBe(
      'old-version',
    )
    expect(await refusalOf(await fileOf(writePmtiles(TILES, { tileType: 1, tileCompression: 3 })))).toBe(
      'packing',
    )
    expect(await refusalOf(await fileOf(writePmtiles(TILES, { tileType: 9 })))).toBe('tile-format')
    expect(await refusalOf(await fileOf(whole.slice(0, 130)))).toBe('not-one')
    expect(await refusalOf(await fileOf(whole.slice(0, 20)))).toBe('not-one')
  })

  it('never unpacks more than a tile can hold', async () => {
    const bomb = gzipSync(new Uint8Array(40 * 1024 * 1024))
    const path = await fileOf(
      writePmtiles([{ z: 0, x: 0, y: 0, bytes: bomb }], { tileType: 1, tileCompression: 2 }),
    )
    const file = await openTileFile(path)
    await expect(file.tile(0, 0, 0)).rejects.toThrow()
  })
})

describe('an MBTiles file', () => {
  const insertAll = (db: InstanceType<typeof sqlite.Database>) => {
    for (const { z, x, y, bytes } of TILES)
      db.run('INSERT INTO tiles VALUES (?,?,?,?)', [z, x, 2 ** z - 1 - y, bytes])
  }
  const expectTiles = async (path: string) => {
    const file = await openTileFile(path)
    expect(await file.tile(0, 0, 0)).toEqual(new Uint8Array(water))
    expect(await file.tile(2, 3, 1)).toEqual(new Uint8Array([1, 2, 3]))
    expect(await file.tile(2, 0, 3)).toEqual(new Uint8Array([4]))
    expect(await file.tile(2, 1, 1)).toBeNull()
    expect(await file.tile(3, 0, 0)).toBeNull()
    return file
  }

  it('says what it is and gives its tiles', async () => {
    const path = database(
      [
        ...METADATA,
        'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)',
        'CREATE UNIQUE INDEX tile_index on tiles (zoom_level, tile_column, tile_row)',
      ],
      insertAll,
    )
    const file = await expectTiles(path)
    expect(file.facts).toEqual({
      name: 'Pit north',
      format: 'mbtiles',
      content: 'vector',
      minZoom: 0,
      maxZoom: 2,
      bounds: [-75, -16, -74, -15],
      attribution: '© Makers',
    })
  })

  it.each([
    'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob, PRIMARY KEY (zoom_level, tile_column, tile_row))',
    'CREATE TABLE "tiles" ("zoom_level" INT NOT NULL, [tile_column] INT, `tile_row` INT, tile_data BLOB, CONSTRAINT u UNIQUE (zoom_level, tile_row, tile_column))',
    'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob, primary key (zoom_level, tile_column, tile_row)) WITHOUT ROWID',
  ])('finds its tiles by the key of %s', async (table) => {
    await expectTiles(database([...METADATA, table], insertAll))
  })

  it('finds tiles that are kept once in a table beside (tippecanoe)', async () => {
    const path = database(
      [
        ...METADATA,
        'CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT)',
        'CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row)',
        'CREATE TABLE images (tile_data blob, tile_id text)',
        'CREATE UNIQUE INDEX images_id ON images (tile_id)',
        'CREATE VIEW tiles AS SELECT map.zoom_level, map.tile_column, map.tile_row, images.tile_data FROM map JOIN images ON images.tile_id = map.tile_id',
      ],
      (db) => {
        for (const [index, { z, x, y, bytes }] of TILES.entries()) {
          db.run('INSERT INTO map VALUES (?,?,?,?)', [z, x, 2 ** z - 1 - y, `hash-${index}`])
          db.run('INSERT INTO images VALUES (?,?)', [bytes, `hash-${index}`])
        }
      },
    )
    await expectTiles(path)
  })

  it('finds tiles that are kept once in a table beside (planetiler)', async () => {
    const path = database(
      [
        ...METADATA,
        'CREATE TABLE tiles_shallow (zoom_level integer, tile_column integer, tile_row integer, tile_data_id integer, primary key(zoom_level,tile_column,tile_row)) without rowid',
        'CREATE TABLE tiles_data (tile_data_id integer primary key, tile_data blob)',
      ],
      (db) => {
        for (const [index, { z, x, y, bytes }] of TILES.entries()) {
          db.run('INSERT INTO tiles_shallow VALUES (?,?,?,?)', [z, x, 2 ** z - 1 - y, index + 7])
          db.run('INSERT INTO tiles_data VALUES (?,?)', [index + 7, bytes])
        }
      },
    )
    await expectTiles(path)
  })

  it.each([512, 4096, 65_536])(
    'of many tiles on pages of %d bytes gives each, long ones too',
    async (size) => {
      const bytesAt = (x: number, y: number) => new Uint8Array(((x * 64 + y) * 37) % 9000).fill((x + y) % 251)
      const path = database(
        [
          `PRAGMA page_size = ${size}`,
          ...METADATA,
          'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)',
          'CREATE UNIQUE INDEX tile_index on tiles (zoom_level, tile_column, tile_row)',
          'BEGIN',
        ],
        (db) => {
          const insert = db.prepare('INSERT INTO tiles VALUES (6,?,?,?)')
          for (let x = 0; x < 64; x++) for (let y = 0; y < 64; y++) insert.run([x, 63 - y, bytesAt(x, y)])
          insert.finalize()
          db.exec('COMMIT')
        },
      )
      const file = await openTileFile(path)
      for (let x = 0; x < 64; x += 7) {
        for (let y = 0; y < 64; y++) {
          expect(Buffer.compare((await file.tile(6, x, y)) ?? new Uint8Array(), bytesAt(x, y))).toBe(0)
        }
      }
      expect(await file.tile(6, 64, 0)).toBeNull()
      expect(await file.tile(5, 3, 0)).toBeNull()
    },
  )

  it('knows its zooms although it does not say them', async () => {
    const path = database([
      'CREATE TABLE metadata (name text, value text)',
      "INSERT INTO metadata VALUES ('format','png')",
      'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob, UNIQUE (zoom_level, tile_column, tile_row))',
      "INSERT INTO tiles VALUES (3,0,0,x'00'),(7,0,0,x'00'),(5,0,0,x'00')",
    ])
    expect((await openTileFile(path)).facts).toMatchObject({ content: 'image', minZoom: 3, maxZoom: 7 })
  })

  it('is refused with the reason', async () => {
    const tiles =
      'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)'
    expect(await refusalOf(database([...METADATA, tiles]))).toBe('no-index')
    expect(await refusalOf(database(['CREATE TABLE notes (text)']))).toBe('not-one')
    expect(
      await refusalOf(database([`${tiles.slice(0, -1)}, UNIQUE (zoom_level, tile_column, tile_row))`])),
    ).toBe('tile-format')
    const other = await readFile(database([...METADATA, tiles]))
    other.writeUInt32BE(2, 56)
    expect(await refusalOf(await fileOf(other, 'mbtiles'))).toBe('encoding')
    const busy = database([...METADATA, tiles])
    await writeFile(`${busy}-wal`, 'changes')
    expect(await refusalOf(busy)).toBe('in-use')
  })

  it('damaged anywhere is refused or fails on its tile, and never hangs', async () => {
    const path = database(
      [
        ...METADATA,
        'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob, UNIQUE (zoom_level, tile_column, tile_row))',
      ],
      insertAll,
    )
    const whole = await readFile(path)
    for (let at = 0; at < whole.length; at += 173) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      const file = await openTileFile(await fileOf(bytes, 'mbtiles')).catch(() => null)
      await file?.tile(2, 3, 1).catch(() => null)
    }
  })
})

it('anything else is no basemap', async () => {
  expect(await refusalOf(await fileOf(new Uint8Array()))).toBe('not-one')
  expect(await refusalOf(await fileOf(new TextEncoder().encode('{"type":"FeatureCollection"}')))).toBe(
    'not-one',
  )
  expect(await refusalOf(join(folder, 'nowhere.pmtiles'))).toBe('cannot-read')
})

describe('the basemaps of a device', () => {
  const log = { info() {}, warn() {}, error() {} } as unknown as Parameters<typeof openBasemaps>[0]['log']

  it('are remembered, missed when they are gone, found elsewhere, and forgotten', async () => {
    const file = join(folder, 'basemaps.json')
    const path = await fileOf(writePmtiles(TILES, { tileType: 1, metadata: { name: 'Pit' } }))
    const first = openBasemaps({ file, log })
    const added = await first.add(path)
    const id = added.chosen ?? ''
    expect(added.basemaps).toMatchObject([
      { id, name: 'Pit', path, state: 'ready', middle: { z: 0, x: 0, y: 0 } },
    ])
    expect(await first.add(path)).toEqual(added)
    expect(await first.tile(id, 2, 3, 1)).toEqual(new Uint8Array([1, 2, 3]))
    expect(await first.tile(id, 9, 0, 0)).toBeNull()

    const later = openBasemaps({ file, log })
    expect(await later.list()).toEqual(added)
    const elsewhere = `${path}.moved`
    await rename(path, elsewhere)
    expect(await later.list()).toMatchObject({ basemaps: [{ id, state: 'missing' }], chosen: id })
    await expect(later.tile(id, 0, 0, 0)).rejects.toMatchObject({ code: 'cannot-read' })
    expect(await later.move(id, elsewhere)).toMatchObject({
      basemaps: [{ id, path: elsewhere, state: 'ready' }],
    })
    expect(await later.choose(null)).toMatchObject({ chosen: null })
    await writeFile(elsewhere, 'something else')
    expect(await later.list()).toMatchObject({ basemaps: [{ id, state: 'damaged' }] })
    expect(await later.remove(id)).toEqual({ basemaps: [], chosen: null })
    await expect(later.tile(id, 0, 0, 0)).rejects.toMatchObject({ code: 'bad-request' })
  })

  it.each(['pmtiles', 'mbtiles'])('of %s are drawn again once their stick is back', async (ending) => {
    const archive = writePmtiles(TILES, { tileType: 1 })
    const path =
      ending === 'pmtiles'
        ? await fileOf(archive)
        : database(
            [
              ...METADATA,
              'CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data, UNIQUE (zoom_level, tile_column, tile_row))',
            ],
            (db) => void db.run('INSERT INTO tiles VALUES (2,3,2,?)', [new Uint8Array([1, 2, 3])]),
          )
    const file = await openTileFile(path)
    await rename(path, `${path}.away`)
    await expect(file.tile(2, 3, 1)).rejects.toMatchObject({ code: 'cannot-read' })
    await rename(`${path}.away`, path)
    expect(await file.tile(2, 3, 1)).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('start empty over a note that cannot be read', async () => {
    const file = join(folder, 'broken.json')
    await writeFile(file, '{"basemaps":[{"path":"/etc/passwd"}]}')
    expect(await openBasemaps({ file, log }).list()).toEqual({ basemaps: [], chosen: null })
  })
})
