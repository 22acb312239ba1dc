import { z } from 'zod'

/*
 * Basemaps: PMTiles and MBTiles files on the person's disk, drawn below the things of an assessment. The files stay where
 * they are; the main process remembers their paths and reads single tiles out of them. No tile comes from a network.
 */

const zoom = z.number().int().min(0).max(30)
const tileNumber = z.number().int().nonnegative()

const basemap = z.object({
  id: z.uuid(),
  /** What the file calls itself, or its name. */
  name: z.string(),
  path: z.string(),
  format: z.enum(['pmtiles', 'mbtiles']),
  /** Vector tiles (MVT), or images. */
  content: z.enum(['vector', 'image']),
  minZoom: zoom,
  maxZoom: zoom,
  /** West, south, east, north; degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** The tile of the smallest zoom in the middle of the bounds. */
  middle: z.object({ z: zoom, x: tileNumber, y: tileNumber }),
  /** Plain text that its makers want to be read; empty when there is none. */
  attribution: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  /** `missing`: not there now, such as a stick that is not plugged in. `damaged`: there, and no longer readable. */
  state: z.enum(['ready', 'missing', 'damaged']),
})
/** A basemap that the person added. */
export type Basemap = z.infer<typeof basemap>

const basemapList = z.object({
  basemaps: z.array(basemap),
  /** The one that maps show; null for the outlines alone. */
  chosen: z.uuid().nullable(),
})
/** Every basemap, and the one in use. */
export type BasemapList = z.infer<typeof basemapList>

function call<Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) {
  return { request, reply }
}

/** Calls on basemaps. */
export const basemapCalls = {
  /** Looks at each file again. */
  'basemaps.list': call(z.void(), basemapList),
  /**
   * Asks for a file, checks it, remembers it and chooses it. Null when the person cancels. Throws `not-a-basemap` with the
   * `path` and a `why`, and `cannot-read`.
   */
  'basemaps.add': call(z.void(), basemapList.nullable()),
  /** Asks where a file that is missing or damaged lies now; as `basemaps.add`. */
  'basemaps.find': call(z.object({ id: z.uuid() }), basemapList.nullable()),
  /** Forgets a basemap. Its file is not touched. */
  'basemaps.remove': call(z.object({ id: z.uuid() }), basemapList),
  'basemaps.choose': call(z.object({ id: z.uuid().nullable() }), basemapList),
  /** One tile, unpacked; null where the file has none. Rows count from the north. */
  'basemaps.tile': call(
    z.object({ id: z.uuid(), z: zoom, x: tileNumber, y: tileNumber }),
    z.instanceof(Uint8Array).nullable(),
  ),
} as const
