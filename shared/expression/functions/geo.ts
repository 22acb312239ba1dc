import { textsOf } from '../convert.ts'
import type { Argument, FunctionDefinition } from '../scope.ts'

/** The radius that ODK's clients use, so that a form gives the same numbers here: metres. */
const EARTH_RADIUS = 6_378_100

/** Radians. */
interface Point {
  readonly lat: number
  readonly lon: number
}

/** Measures over positions, one after the other in the arguments, on a sphere: metres and square metres, to 0.01. */
export const GEO_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'distance', min: 1, max: Infinity, evaluate: (args) => measure(args, 2, lengthOf) },
  { name: 'area', min: 1, max: 1, evaluate: (args) => measure(args, 2, areaOf) },
  {
    name: 'geofence',
    min: 2,
    max: 2,
    evaluate: (args) => {
      const [point, ...others] = pointsOf(args.slice(0, 1))
      const shape = pointsOf(args.slice(1))
      if (point === undefined || point === null || others.length > 0 || shape.includes(null)) return false
      return isInside(point, shape as readonly Point[])
    },
  },
]

function measure(
  args: readonly Argument[],
  least: number,
  compute: (points: readonly Point[]) => number,
): number {
  const points = pointsOf(args)
  if (points.length < least || points.includes(null)) return Number.NaN
  return Math.round(compute(points as readonly Point[]) * 100) / 100
}

/** Every position in the arguments: one text may hold several. Null for what is no position. */
function pointsOf(args: readonly Argument[]): readonly (Point | null)[] {
  const texts = textsOf(args.map((arg) => arg.evaluate())).flatMap((text) => text.split(';'))
  return texts.filter((text) => text.trim() !== '').map(readPoint)
}

function readPoint(text: string): Point | null {
  const [lat, lon] = text.trim().split(/\s+/).map(Number)
  if (lat === undefined || lon === undefined) return null
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null
  return { lat: (lat * Math.PI) / 180, lon: (lon * Math.PI) / 180 }
}

/** Great circles by the haversine formula, which keeps its digits over a few metres. */
function lengthOf(points: readonly Point[]): number {
  return sumOver(points, (a, b) => {
    const half = Math.sin((b.lat - a.lat) / 2) ** 2
    const across = Math.cos(a.lat) * Math.cos(b.lat) * Math.sin((b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half + across)))
  })
}

/** The trapezoid sum of Chamberlain and Duquette (JPL 07-03); the shape is closed when it is not. */
function areaOf(points: readonly Point[]): number {
  const closed = [...points, ...points.slice(0, 1)]
  const sum = sumOver(closed, (a, b) => (b.lon - a.lon) * (2 + Math.sin(a.lat) + Math.sin(b.lat)))
  return Math.abs((sum * EARTH_RADIUS ** 2) / 2)
}

/**
 * Whether a ray to the east crosses the outline an odd number of times (W. R. Franklin's point inclusion test, which
 * the specification names for `geofence`). On the plane of degrees, as in ODK.
 */
function isInside(point: Point, shape: readonly Point[]): boolean {
  let inside = false
  for (const [index, a] of shape.entries()) {
    const b = shape.at(index - 1) ?? a
    if (a.lat > point.lat === b.lat > point.lat) continue
    if (point.lon < ((b.lon - a.lon) * (point.lat - a.lat)) / (b.lat - a.lat) + a.lon) inside = !inside
  }
  return inside
}

function sumOver(points: readonly Point[], each: (from: Point, to: Point) => number): number {
  return points.slice(1).reduce((total, to, index) => total + each(points[index] ?? to, to), 0)
}
