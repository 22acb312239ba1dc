import type { PositionProblemCode } from '../../../shared/geo/position-problem.ts'
import { readPosition } from '../../../shared/geo/read-position.ts'

/** A point on WGS 84, degrees as decimal text. */
export interface Position {
  readonly lat: string
  readonly lon: string
}

/** Why a text is no position: not understood, off the globe, or on a grid of the poles. */
export type PositionProblem = 'unreadable' | 'latitude' | 'longitude' | 'polar'

const NAMED: Readonly<Partial<Record<PositionProblemCode, PositionProblem>>> = {
  'latitude-range': 'latitude',
  'longitude-range': 'longitude',
  'polar-grid': 'polar',
}

/** Reads the position of a mine, in any notation that `readPosition` reads; altitude and accuracy are left out. */
export function parsePosition(text: string): Position | { readonly problem: PositionProblem } {
  const read = readPosition(text)
  if ('problem' in read) return { problem: NAMED[read.problem.code] ?? 'unreadable' }
  return { lat: read.point.lat, lon: read.point.lon }
}
