import type { Extent } from 'ol/extent'
import MVT from 'ol/format/MVT'
import type Layer from 'ol/layer/Layer'
import TileLayer from 'ol/layer/Tile'
import VectorTileLayer from 'ol/layer/VectorTile'
import type Projection from 'ol/proj/Projection'
import type RenderFeature from 'ol/render/Feature'
import ImageTile from 'ol/source/ImageTile'
import VectorTileSource from 'ol/source/VectorTile'
import type Tile from 'ol/Tile'
import TileState from 'ol/TileState'
import type VectorTile from 'ol/VectorTile'
import type { Basemap } from '../../../shared/ipc/basemap-calls.ts'
import type { MapColours, ReadTile } from '../map-engine.ts'
import { basemapStyle } from './basemap-style.ts'

/** A basemap from the person's disk. */
export interface BasemapLayer {
  readonly layer: Layer
  recolour(colours: MapColours): void
}

const TILE = 256

/** The layer of a basemap. Its tiles come from the main process alone; nothing here knows an address. */
export async function basemapLayer(
  basemap: Basemap,
  read: ReadTile,
  language: string,
  face: string,
  colours: MapColours,
): Promise<BasemapLayer> {
  return basemap.content === 'vector'
    ? vectorLayer(basemap, read, language, face, colours)
    : imageLayer(basemap, read)
}

function vectorLayer(
  { id, minZoom, maxZoom }: Basemap,
  read: ReadTile,
  language: string,
  face: string,
  first: MapColours,
): BasemapLayer {
  const source = new VectorTileSource({
    format: new MVT(),
    minZoom,
    maxZoom,
    // Never fetched: only what tells the loader which tile is wanted.
    url: '{z}/{x}/{y}',
    tileLoadFunction(tile: Tile, address: string) {
      const wanted = tile as VectorTile<RenderFeature>
      const [z = 0, x = 0, y = 0] = address.split('/').map(Number)
      wanted.setLoader((extent: Extent, _resolution: number, featureProjection: Projection) => {
        read(id, z, x, y).then(
          (bytes) =>
            wanted.setFeatures(
              bytes === null ? [] : new MVT().readFeatures(bufferOf(bytes), { extent, featureProjection }),
            ),
          () => wanted.setState(TileState.ERROR),
        )
      })
    },
  })
  const layer = new VectorTileLayer({
    source,
    declutter: true,
    style: basemapStyle(first, language, face),
    className: 'map-basemap',
  })
  return { layer, recolour: (colours) => layer.setStyle(basemapStyle(colours, language, face)) }
}

async function imageLayer({ id, minZoom, maxZoom, middle }: Basemap, read: ReadTile): Promise<BasemapLayer> {
  const empty = document.createElement('canvas')
  empty.width = TILE
  empty.height = TILE
  const load = async (z: number, x: number, y: number) => {
    const bytes = await read(id, z, x, y)
    return bytes === null ? empty : createImageBitmap(new Blob([bufferOf(bytes)]))
  }
  // The files do not say how large their images are; twice the usual size is common.
  const sample = await load(middle.z, middle.x, middle.y)
  const size = sample === empty ? TILE : sample.width
  empty.width = size
  empty.height = size
  const source = new SharpTiles(
    { minZoom, maxZoom, tileSize: TILE, loader: load, transition: 0 },
    size / TILE,
  )
  const layer = new TileLayer({ source, className: 'map-basemap' })
  return { layer, recolour() {} }
}

/** Tiles of images that are larger than the square they are drawn in. */
class SharpTiles extends ImageTile {
  readonly #ratio: number

  constructor(options: ConstructorParameters<typeof ImageTile>[0], ratio: number) {
    super(options)
    this.#ratio = ratio
  }

  override getTilePixelRatio(): number {
    return this.#ratio
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
