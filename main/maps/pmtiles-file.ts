import { Compression, PMTiles, type RangeResponse, ResolvedValueCache, type Source, TileType } from 'pmtiles'
import { basemapError, boundsOf, plainText, type ReadBytes, type TileFile, unpack } from './tile-file.ts'

const CONTENT: Readonly<Partial<Record<TileType, 'vector' | 'image'>>> = {
  [TileType.Mvt]: 'vector',
  [TileType.Png]: 'image',
  [TileType.Jpeg]: 'image',
  [TileType.Webp]: 'image',
  [TileType.Avif]: 'image',
}

/**
 * Opens a PMTiles archive, version 3, read by the format's own library.
 *
 * @param fallback its name when it says none
 * @throws AppError `not-a-basemap`
 */
export async function openPmtiles(read: ReadBytes, fallback: string): Promise<TileFile> {
  if ((await read(7, 1))[0] !== 3) throw basemapError('old-version')
  // The usual cache would keep a failure too, after the stick is plugged in again.
  const archive = new PMTiles(
    sourceOf(read, fallback),
    new ResolvedValueCache(),
    async (buffer, compression) => {
      if (compression !== Compression.None && compression !== Compression.Gzip) throw basemapError('packing')
      return (await unpack(new Uint8Array(buffer))).buffer
    },
  )
  const header = await archive.getHeader()
  const content = CONTENT[header.tileType]
  if (content === undefined) throw basemapError('tile-format')
  if (header.tileCompression > Compression.Gzip || header.internalCompression > Compression.Gzip)
    throw basemapError('packing')
  const metadata = (await archive.getMetadata()) as { name?: unknown; attribution?: unknown } | null
  return {
    facts: {
      name: plainText(metadata?.name) || fallback,
      format: 'pmtiles',
      content,
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bounds: boundsOf([header.minLon, header.minLat, header.maxLon, header.maxLat]),
      attribution: plainText(metadata?.attribution),
    },
    async tile(z, x, y) {
      const found = await archive.getZxy(z, x, y)
      return found === undefined ? null : new Uint8Array(found.data)
    },
  }
}

function sourceOf(read: ReadBytes, key: string): Source {
  return {
    getKey: () => key,
    async getBytes(offset: number, length: number): Promise<RangeResponse> {
      return { data: new Uint8Array(await read(offset, length)).buffer }
    },
  }
}
