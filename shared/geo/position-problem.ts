/** Why a text is no position on Earth. Each has words in both languages (`map.json`, `problem`). */
const POSITION_PROBLEMS = [
  // Of any notation.
  'unreadable',
  'one-number',
  'latitude-range',
  'longitude-range',
  // Of angles.
  'two-latitudes',
  'two-longitudes',
  'two-letters',
  'sign-and-letter',
  'inner-decimals',
  'minutes-range',
  'seconds-range',
  'ambiguous-comma',
  // Of grids.
  'polar-grid',
  'zone-range',
  'zone-letter',
  'hemisphere-or-band',
  'easting-range',
  'northing-range',
  'band-northing',
  'square-column',
  'square-row',
  'digits-uneven',
  // Of `geo:` addresses.
  'geo-datum',
] as const
/** Why a text is no position. */
export type PositionProblemCode = (typeof POSITION_PROBLEMS)[number]

/** What is wrong, and the part of the typed text that is to blame. */
export interface PositionProblem {
  readonly code: PositionProblemCode
  /** Where that part begins and ends in the text as it was typed, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** A refusal while reading; only `readPosition` catches it. */
export class PositionRefusal extends Error {
  readonly problem: PositionProblem

  constructor(code: PositionProblemCode, start: number, end: number) {
    super(code)
    this.name = 'PositionRefusal'
    this.problem = { code, start, end }
  }
}
