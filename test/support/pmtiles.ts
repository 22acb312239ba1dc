import { deflateSync, gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

/*
 * Writes small PMTiles archives, version 3 (github.com/protomaps/PMTiles, spec/v3), and tiles to put into them.
 */

/** One tile and its place; rows count from the north. */
export interface PlacedTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly bytes: Uint8Array
}

/** What the header says beside the tiles. Numbers are those of the specification. */
export interface ArchiveOptions {
  /** 1 MVT, 2 PNG, 3 JPEG, 4 WebP. */
  readonly tileType: number
  /** 1 none, 2 gzip, 3 brotli. */
  readonly tileCompression?: number
  readonly internalCompression?: number
  readonly metadata?: object
  readonly version?: number
}

/** The bytes of an archive. */
export function writePmtiles(tiles: readonly PlacedTile[], options: ArchiveOptions): Uint8Array<ArrayBuffer> {
  const sorted = tiles
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }))
    .sort((a, b) => a.id - b.id)
  const packed = options.internalCompression !== 1
  const pack = (bytes: Uint8Array) => (packed ? gzipSync(bytes) : Buffer.from(bytes))
  const ids = sorted.map(({ id }, index) => id - (sorted[index - 1]?.id ?? 0))
  const directory = pack(
    Buffer.concat([
      varint(sorted.length),
      ...ids.map(varint),
      ...sorted.map(() => varint(1)),
      ...sorted.map(({ bytes }) => varint(bytes.length)),
      // 0: right behind the one before.
      ...sorted.map((_tile, index) => varint(index === 0 ? 1 : 0)),
    ]),
  )
  const metadata = pack(Buffer.from(JSON.stringify(options.metadata ?? {})))
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes))
  const header = Buffer.alloc(127)
  header.write('PMTiles', 'latin1')
  header[7] = options.version ?? 3
  const metadataAt = header.length + directory.length
  const dataAt = metadataAt + metadata.length
  const numbers = [
    header.length,
    directory.length,
    metadataAt,
    metadata.length,
    dataAt,
    0,
    dataAt,
    data.length,
  ]
  numbers.push(sorted.length, sorted.length, sorted.length)
  for (const [index, number] of numbers.entries()) header.writeBigUInt64LE(BigInt(number), 8 + index * 8)
  const zooms = sorted.map(({ z }) => z)
  const small = [
    1,
    packed ? 2 : 1,
    options.tileCompression ?? 1,
    options.tileType,
    Math.min(...zooms),
    Math.max(...zooms),
  ]
  header.set(small, 96)
  if (options.internalCompression !== undefined) header[97] = options.internalCompression
  for (const [index, degrees] of [-180, -85, 180, 85].entries())
    header.writeInt32LE(degrees * 1e7, 102 + index * 4)
  return new Uint8Array(Buffer.concat([header, directory, metadata, data]))
}

/** A PNG of one colour. */
export function writePng(size: number, [red, green, blue]: readonly [number, number, number]): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const frame = Buffer.alloc(8 + named.length)
    frame.writeUInt32BE(body.length)
    named.copy(frame, 4)
    frame.writeUInt32BE(crc32(named), 4 + named.length)
    return frame
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  // 8 bits a channel, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: size }, () => Buffer.from([red, green, blue])),
  ])
  const rows = Buffer.concat(Array.from({ length: size }, () => row))
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** A vector tile with one square in one layer, from `from` to `to` of its 4096 units. */
export function writeMvt(layer: string, from: number, to: number): Uint8Array {
  const zigzag = (value: number) => (value << 1) ^ (value >> 31)
  const side = to - from
  const commands = [9, zigzag(from), zigzag(from), 26, zigzag(side), 0, 0, zigzag(side), zigzag(-side), 0, 15]
  const feature = Buffer.concat([field(3, varint(3)), packedField(4, commands)])
  const content = Buffer.concat([
    field(15, varint(2)),
    bytesField(1, Buffer.from(layer)),
    bytesField(2, feature),
    field(5, varint(4096)),
  ])
  return bytesField(3, content)
}

function field(number: number, value: Buffer): Buffer {
  return Buffer.concat([varint(number << 3), value])
}

function bytesField(number: number, value: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(value.length), value])
}

function packedField(number: number, values: readonly number[]): Buffer {
  return bytesField(number, Buffer.concat(values.map(varint)))
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return Buffer.from(bytes)
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
