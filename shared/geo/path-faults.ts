import type { GeoPoint } from '../checklist/value.ts'

/** What is odd about a line or an area; the person is told, and may keep it. */
export type PathFault =
  /** A line of one point, or an area of fewer than three different corners. */
  | { readonly code: 'too-few' }
  /** Edges of an area cross: those that begin at these corners, counted from 1. */
  | { readonly code: 'crosses-itself'; readonly edges: readonly [number, number] }
  /** This point, counted from 1, is the same as the one before it. */
  | { readonly code: 'repeated-point'; readonly point: number }

/** More corners than this are not searched for crossings pair by pair: a receiver's track, not a fence walked off. */
const MOST_CHECKED = 2000

/** The corners of an area without the one that closes it. */
export function openRing(points: readonly GeoPoint[]): readonly GeoPoint[] {
  return isClosed(points) ? points.slice(0, -1) : points
}

/** An area's corners with the first again at the end, as a value holds them; fewer than three are left as they are. */
export function closeRing(points: readonly GeoPoint[]): readonly GeoPoint[] {
  const [first] = points
  return first === undefined || points.length < 3 || isClosed(points) ? points : [...points, first]
}

/** What is odd about a line (`closed` false) or an area, worst first. An empty one is not odd. */
export function findPathFaults(points: readonly GeoPoint[], closed: boolean): readonly PathFault[] {
  const open = closed ? openRing(points) : points
  if (open.length === 0) return []
  const faults: PathFault[] = []
  const different = new Set(open.map(({ lat, lon }) => `${Number(lat)} ${Number(lon)}`)).size
  if (different < (closed ? 3 : 2)) faults.push({ code: 'too-few' })
  const crossing = closed && open.length <= MOST_CHECKED ? findCrossing(open) : null
  if (crossing !== null) faults.push({ code: 'crosses-itself', edges: crossing })
  const repeated = open.findIndex((point, index) => index > 0 && isSame(point, open[index - 1]))
  if (repeated > 0) faults.push({ code: 'repeated-point', point: repeated + 1 })
  return faults
}

function isClosed(points: readonly GeoPoint[]): boolean {
  return points.length > 3 && isSame(points[0], points.at(-1))
}

function isSame(one: GeoPoint | undefined, other: GeoPoint | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    Number(one.lat) === Number(other.lat) &&
    Number(one.lon) === Number(other.lon)
  )
}

interface Corner {
  readonly x: number
  readonly y: number
}

/** The first two edges that meet elsewhere than in a corner they share; degrees taken as plane, which suits a mine. */
function findCrossing(ring: readonly GeoPoint[]): readonly [number, number] | null {
  const corners = unrolled(ring)
  const count = corners.length
  for (let one = 0; one < count; one++) {
    for (let two = one + 2; two < count; two++) {
      if (one === 0 && two === count - 1) continue
      const [a, b, c, d] = [
        corners[one],
        corners[(one + 1) % count],
        corners[two],
        corners[(two + 1) % count],
      ]
      if (a && b && c && d && cross(a, b, c, d)) return [one + 1, two + 1]
    }
  }
  return null
}

/** Longitudes that go on counting across the date line. */
function unrolled(ring: readonly GeoPoint[]): readonly Corner[] {
  const [first] = ring
  const middle = Number(first?.lon ?? 0)
  return ring.map(({ lat, lon }) => {
    const away = ((Number(lon) - middle + 540) % 360) - 180
    return { x: middle + away, y: Number(lat) }
  })
}

function cross(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc * abd < 0 && cda * cdb < 0) return true
  return (
    (abc === 0 && isWithin(a, b, c)) ||
    (abd === 0 && isWithin(a, b, d)) ||
    (cda === 0 && isWithin(c, d, a)) ||
    (cdb === 0 && isWithin(c, d, b))
  )
}

/** Positive when `c` lies to the left of the way from `a` to `b`. */
function turn(a: Corner, b: Corner, c: Corner): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

function isWithin(a: Corner, b: Corner, point: Corner): boolean {
  return (
    point.x >= Math.min(a.x, b.x) &&
    point.x <= Math.max(a.x, b.x) &&
    point.y >= Math.min(a.y, b.y) &&
    point.y <= Math.max(a.y, b.y)
  )
}
