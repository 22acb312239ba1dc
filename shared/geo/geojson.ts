import { z } from 'zod'
import type { GeoPoint } from '../checklist/value.ts'
import { closeRing, openRing } from './path-faults.ts'
import { toDegreeText } from './read-angles.ts'

/** The question a GeoJSON file is read for. */
export type PathType = 'geotrace' | 'geoshape'

/** Why nothing is taken from a file, or what of it was left. Words: `map.json`, `geojson`. */
export type GeoJsonProblem =
  | { readonly code: 'not-json' | 'not-geojson' | 'other-datum' | 'too-many-points' }
  /** Nothing in it is of the wanted kind; `found` are the kinds of geometry it does hold. */
  | { readonly code: 'nothing-of-this-kind'; readonly found: readonly string[] }
  /** A position, counted from 1 within its geometry, is off the globe: metres of a grid, or latitude first. */
  | { readonly code: 'off-the-globe'; readonly feature: number; readonly position: number }
  /** The ring of an area, of the feature counted from 1, does not end where it began. */
  | { readonly code: 'ring-open' | 'ring-short'; readonly feature: number }

/** One line or area of a file, to choose from. */
export interface GeoJsonPath {
  /** Name in the file's properties; empty when it has none. */
  readonly name: string
  readonly points: readonly GeoPoint[]
  /** Holes, which an answer cannot hold. */
  readonly holes: number
}

/** As many as fit into one event (64 KiB, bundle format §12). */
export const MOST_POINTS = 1000

const position = z.array(z.number()).min(2)
const geometry: z.ZodType<Geometry> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('Point'), coordinates: position }),
    z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
    z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
    z.object({ type: z.literal('GeometryCollection'), geometries: z.array(geometry) }),
  ]),
)
type Position = readonly number[]
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] }

const feature = z.object({
  type: z.literal('Feature'),
  geometry: geometry.nullable(),
  properties: z.record(z.string(), z.unknown()).nullish(),
})
const file = z.union([
  z
    .object({ type: z.literal('FeatureCollection'), features: z.array(feature) })
    .transform(({ features }) => features),
  feature.transform((one) => [one]),
  geometry.transform((one) => [{ geometry: one, properties: null }]),
])
/** GeoJSON of 2008 could name another datum; RFC 7946 knows WGS 84 alone. */
const datum = z.object({ crs: z.object({ properties: z.object({ name: z.string() }) }) })
const WGS84 = /CRS84$|EPSG:+4326$|CGCS2000|EPSG:+4490$/

/**
 * Reads the lines (for a geotrace) or areas (for a geoshape) of a GeoJSON text, RFC 7946. An area's rings must be
 * closed, as that wants; parts of multi-geometries and collections stand each for itself.
 */
export function readGeoJson(
  text: string,
  type: PathType,
): { readonly paths: readonly GeoJsonPath[] } | { readonly problem: GeoJsonProblem } {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { problem: { code: 'not-json' } }
  }
  const named = datum.safeParse(content)
  if (named.success && !WGS84.test(named.data.crs.properties.name))
    return { problem: { code: 'other-datum' } }
  const parsed = file.safeParse(content)
  if (!parsed.success) return { problem: { code: 'not-geojson' } }
  const paths: GeoJsonPath[] = []
  const found = new Set<string>()
  for (const [index, one] of parsed.data.entries()) {
    for (const part of one.geometry === null ? [] : partsOf(one.geometry)) {
      found.add(part.type)
      const rings = ringsOf(part, type)
      if (rings === null) continue
      const read = readPath(rings, type, index + 1)
      if ('problem' in read) return read
      paths.push({ ...read, name: nameOf(one.properties) })
    }
  }
  if (paths.length === 0) return { problem: { code: 'nothing-of-this-kind', found: [...found] } }
  return { paths }
}

type Part = { readonly type: string; readonly rings: readonly (readonly Position[])[] }

/** A geometry as the lines and areas that it is made of. */
function partsOf(one: Geometry): readonly Part[] {
  switch (one.type) {
    case 'GeometryCollection':
      return one.geometries.flatMap(partsOf)
    case 'MultiPolygon':
      return one.coordinates.map((rings) => ({ type: 'Polygon', rings }))
    case 'MultiLineString':
      return one.coordinates.map((line) => ({ type: 'LineString', rings: [line] }))
    case 'Polygon':
      return [{ type: 'Polygon', rings: one.coordinates }]
    case 'LineString':
      return [{ type: 'LineString', rings: [one.coordinates] }]
    default:
      return [{ type: 'Point', rings: [] }]
  }
}

function ringsOf(part: Part, type: PathType): readonly (readonly Position[])[] | null {
  return part.type === (type === 'geoshape' ? 'Polygon' : 'LineString') && part.rings.length > 0
    ? part.rings
    : null
}

function readPath(
  rings: readonly (readonly Position[])[],
  type: PathType,
  index: number,
): { points: readonly GeoPoint[]; holes: number } | { problem: GeoJsonProblem } {
  const [outer = []] = rings
  if (outer.length > MOST_POINTS) return { problem: { code: 'too-many-points' } }
  const wrong = outer.findIndex(([lon = 0, lat = 0]) => !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
  if (wrong >= 0) return { problem: { code: 'off-the-globe', feature: index, position: wrong + 1 } }
  if (type === 'geoshape') {
    const [first, last] = [outer[0], outer.at(-1)]
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
      return { problem: { code: 'ring-open', feature: index } }
    // Four positions, the last of which is the first (RFC 7946, 3.1.6).
    if (outer.length < 4) return { problem: { code: 'ring-short', feature: index } }
  }
  return { points: outer.map(pointOf), holes: type === 'geoshape' ? rings.length - 1 : 0 }
}

function pointOf([lon = 0, lat = 0, alt]: Position): GeoPoint {
  const point = { lat: toDegreeText(lat), lon: toDegreeText(lon) }
  return alt === undefined || !Number.isFinite(alt)
    ? point
    : { ...point, alt: String(Number(alt.toFixed(3))) }
}

function nameOf(properties: Readonly<Record<string, unknown>> | null | undefined): string {
  for (const key of ['name', 'Name', 'NAME', 'title', 'id'])
    if (typeof properties?.[key] === 'string' || typeof properties?.[key] === 'number')
      return String(properties[key])
  return ''
}

/** A line or an area as a GeoJSON file, RFC 7946: WGS 84, longitude first, an outer ring against the clock. */
export function writeGeoJson(points: readonly GeoPoint[], type: PathType, name: string): string {
  const positions = (list: readonly GeoPoint[]) =>
    list.map(({ lat, lon, alt }) => [Number(lon), Number(lat), ...(alt === undefined ? [] : [Number(alt)])])
  const ring = openRing(points)
  const geometry =
    type === 'geotrace'
      ? { type: 'LineString', coordinates: positions(points) }
      : { type: 'Polygon', coordinates: [positions(closeRing(isClockwise(ring) ? ring.toReversed() : ring))] }
  const one = { type: 'Feature', properties: { name }, geometry }
  return `${JSON.stringify({ type: 'FeatureCollection', features: [one] }, null, 1)}\n`
}

function isClockwise(ring: readonly GeoPoint[]): boolean {
  let twice = 0
  for (const [index, { lat, lon }] of ring.entries()) {
    const next = ring[(index + 1) % ring.length]
    if (next !== undefined) twice += (Number(next.lon) - Number(lon)) * (Number(next.lat) + Number(lat))
  }
  return twice > 0
}
