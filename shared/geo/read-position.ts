import type { GeoPoint } from '../checklist/value.ts'
import { toPlainPosition } from './plain-position.ts'
import { type PositionProblem, PositionRefusal } from './position-problem.ts'
import { readAngles } from './read-angles.ts'
import { readGeoUri } from './read-geo-uri.ts'
import { readGrid } from './read-grid.ts'

/** How a position was written. */
export type Notation = 'angles' | 'utm' | 'mgrs' | 'geo-uri'

/** A position that was read, and how it was written. */
export interface ReadPosition {
  readonly point: GeoPoint
  readonly notation: Notation
  /** Side in metres of the square that MGRS names; the point is its south-west corner. */
  readonly square?: number
}

/** Accuracy is typed behind the position, e.g. `-15.84, -70.02 ±4 m`. */
const ACCURACY = /(?:±|\+-|\+\/-)\s*(\d+(?:\.\d+)?)\s*(?:M|米)?\s*$/
const ALTITUDE = /[,;\s]\s*(-?\d+(?:\.\d+)?)\s*(?:M|米)\s*$/

/** Metres: no place on land is lower or higher; a larger number with an `m` behind is a northing. */
const LOWEST = -500
const HIGHEST = 9000

/**
 * Reads a position as people type or paste it, in WGS 84:
 *
 * - decimal degrees: `-15.84, -70.02` · `15,84 S 70,02 W` · `南纬15.84 西经70.02`
 * - degrees and minutes, with or without seconds: `15°50.4' S, 70°1.2' W` · `S15 50 24 W70 1 12`
 * - UTM, with the hemisphere or the band: `19 S 390777 8248497` · `19L 390777 8248497`
 * - MGRS, of 100 km to 1 m: `19L CC 90777 48497`
 * - a `geo:` address (RFC 5870)
 *
 * An altitude with its unit and an accuracy after `±` may follow. CGCS2000, China's datum, lies within a few centimetres
 * of WGS 84 and needs no conversion; the shifted positions of Chinese street maps (GCJ-02, BD-09) cannot be told apart
 * from true ones, which is said where positions are typed.
 */
export function readPosition(text: string): ReadPosition | { readonly problem: PositionProblem } {
  const plain = toPlainPosition(text)
  const accuracy = ACCURACY.exec(plain)
  const place = accuracy === null ? plain : plain.slice(0, accuracy.index)
  const altitude = altitudeOf(place)
  try {
    const { point, ...how } = readPlace(altitude === null ? place : place.slice(0, altitude.index))
    return {
      point: {
        ...point,
        ...(altitude !== null && { alt: altitude.metres }),
        ...(accuracy?.[1] !== undefined && { accuracy: accuracy[1] }),
      },
      ...how,
    }
  } catch (error) {
    if (error instanceof PositionRefusal) return { problem: error.problem }
    throw error
  }
}

/** One position per line; blank lines do not count. `bad` are the lines that are none, numbered from 1. */
export function readPositions(text: string): {
  readonly points: readonly GeoPoint[]
  readonly bad: readonly { readonly line: number; readonly problem: PositionProblem }[]
} {
  const points: GeoPoint[] = []
  const bad: { line: number; problem: PositionProblem }[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const read = readPosition(line)
    if ('problem' in read) bad.push({ line: index + 1, problem: read.problem })
    else points.push(read.point)
  }
  return { points, bad }
}

function readPlace(plain: string): ReadPosition {
  const uri = readGeoUri(plain)
  if (uri !== null) return { point: uri, notation: 'geo-uri' }
  const grid = readGrid(plain)
  if (grid !== null) {
    const { lat, lon, ...how } = grid
    return { point: { lat, lon }, ...how }
  }
  return { point: readAngles(plain), notation: 'angles' }
}

function altitudeOf(plain: string): { index: number; metres: string } | null {
  const match = ALTITUDE.exec(plain)
  const metres = match?.[1]
  if (match === null || metres === undefined) return null
  return Number(metres) < LOWEST || Number(metres) > HIGHEST ? null : { index: match.index, metres }
}
