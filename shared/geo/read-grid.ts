import { columnIndex, northingOfRow, rowIndex } from './mgrs.ts'
import { PositionRefusal } from './position-problem.ts'
import { type LatLon, toDegreeText } from './read-angles.ts'
import { BANDS, fromUtm, spanOfBand, spanOfZone } from './utm.ts'

/* Grid positions. What is checked, with its place, are the limits of NGA.STND.0037. */

/** A hundredth of a degree: how far a rounded position may fall across the rim of its band or zone. */
const SLACK = 0.01

/** A millimetre or so, in degrees. */
const ROUNDING = 1e-8

/** Metres in a degree of latitude, roughly, for how far a coarse square may reach out of its band. */
const METRES_PER_DEGREE = 110_000

const NUMBER = String.raw`\d+(?:\.\d+)?`
const ZONE = String.raw`(?:ZONE\s*)?(?<zone>\d{1,3})\s*(?<letter>NORTH|SOUTH|[A-Z])`
const UTM_ZONE_FIRST = new RegExp(
  String.raw`^\s*(?:UTM[\s:]*)?${ZONE}[\s,;]+(?:E[\s:=]*)?(?<easting>${NUMBER})\s*M?E?[\s,;]+(?:N[\s:=]*)?(?<northing>${NUMBER})\s*M?N?\s*$`,
  'd',
)
const UTM_ZONE_LAST = new RegExp(
  String.raw`^\s*(?:UTM[\s:]*)?(?:E[\s:=]*)?(?<easting>\d{5,}(?:\.\d+)?)\s*M?E?[\s,;]+(?:N[\s:=]*)?(?<northing>${NUMBER})\s*M?N?[\s,;]+${ZONE}\s*$`,
  'd',
)
const MGRS =
  /^\s*(?:MGRS[\s:]*)?(?<zone>\d{1,3})\s*(?<letter>[A-Z])\s*(?<column>[A-Z])(?<row>[A-Z])\s*(?<digits>[\d\s]*)$/d
/** Near the poles: letters of the polar zones with lettered squares or with metres, or anything called UPS. */
const POLAR = [
  /^\s*(?:MGRS[\s:]*)?(?<letter>[ABYZ])\s*[A-Z]{2}\s*[\d\s]*$/d,
  /^\s*(?:ZONE\s*)?(?<letter>[ABYZ])[\s,;]*\d{6,7}(?:\.\d+)?\s*M?E?[\s,;]+\d{6,7}(?:\.\d+)?\s*M?N?\s*$/d,
  /(?:^|[^A-Z])(?<letter>UPS)(?![A-Z])/d,
]

/** What a grid position is read as; `square` is the side, in metres, of the square that MGRS names. */
export interface GridPosition extends LatLon {
  readonly notation: 'utm' | 'mgrs'
  readonly square?: number
}

/**
 * Reads a plain text (`toPlainPosition`) as UTM or MGRS. MGRS names a square; its south-west corner is given.
 *
 * @returns null when the text is neither
 * @throws PositionRefusal when it is one of them, and wrong
 */
export function readGrid(plain: string): GridPosition | null {
  for (const pattern of POLAR) {
    const polar = pattern.exec(plain)
    if (polar !== null) throw refusal('polar-grid', polar, 'letter')
  }
  const mgrs = MGRS.exec(plain)
  if (mgrs !== null) return readMgrs(mgrs)
  const utm = UTM_ZONE_FIRST.exec(plain) ?? UTM_ZONE_LAST.exec(plain)
  // `19 S 70 W` are angles: no easting is that small.
  return utm === null || Number(utm.groups?.easting) < 1000 ? null : readUtm(utm)
}

function readUtm(match: RegExpExecArray): GridPosition {
  const zone = zoneOf(match)
  const [easting, northing] = [Number(match.groups?.easting), Number(match.groups?.northing)]
  const letter = match.groups?.letter ?? ''
  if (easting < 100_000 || easting >= 900_000) throw refusal('easting-range', match, 'easting')
  if (northing > 10_000_000) throw refusal('northing-range', match, 'northing')
  const southern = isSouthern(match, letter, northing)
  const { lat, lon } = fromUtm({ zone, southern, easting, northing })
  if (lat < -80 - ROUNDING || lat > 84 + ROUNDING) throw refusal('northing-range', match, 'northing')
  const isBand = letter.length === 1 && letter !== 'N' && letter !== 'S'
  if (isBand && !liesInBand(lat, letter, SLACK)) throw refusal('band-northing', match, 'northing')
  return { ...textOf(lat, lon), notation: 'utm' }
}

/**
 * The letter behind the zone is a hemisphere or a band. N means the north either way. S means the south, or the band
 * from 32° to 40° north: where the northing fits that band, nobody but the person can tell.
 */
function isSouthern(match: RegExpExecArray, letter: string, northing: number): boolean {
  if (letter === 'NORTH' || letter === 'SOUTH') return letter === 'SOUTH'
  if (letter === 'S') {
    if (northing >= 3_530_000 && northing <= 4_440_000) throw refusal('hemisphere-or-band', match, 'letter')
    return true
  }
  if (!BANDS.includes(letter)) throw letterRefusal(match)
  return letter < 'N'
}

function readMgrs(match: RegExpExecArray): GridPosition {
  const zone = zoneOf(match)
  const { letter = '', column = '', row = '' } = match.groups ?? {}
  const digits = (match.groups?.digits ?? '').trim()
  if (!BANDS.includes(letter)) throw letterRefusal(match)
  const [columnAt, rowAt] = [columnIndex(zone, column), rowIndex(zone, row)]
  if (columnAt < 0) throw refusal('square-column', match, 'column')
  const south = rowAt < 0 ? null : northingOfRow(rowAt, letter)
  if (south === null) throw refusal('square-row', match, 'row')
  const [east, north, ...more] = digits.split(/\s+/)
  const halves =
    north === undefined
      ? [digits.slice(0, digits.length / 2), digits.slice(digits.length / 2)]
      : [east, north]
  const [easting = '', northing = ''] = halves
  if (more.length > 0 || easting.length !== northing.length || easting.length > 5)
    throw refusal('digits-uneven', match, 'digits')
  const square = 10 ** (5 - easting.length)
  const { lat, lon } = fromUtm({
    zone,
    southern: letter < 'N',
    easting: (columnAt + 1) * 100_000 + Number(easting) * square,
    northing: south + Number(northing) * square,
  })
  // A coarse square may reach out of its band and its zone, and its corner lies in the south-west.
  const reach = SLACK + square / METRES_PER_DEGREE
  if (!liesInBand(lat, letter, reach)) throw refusal('square-row', match, 'row')
  if (!liesInZone(lat, lon, zone, letter, reach)) throw refusal('square-column', match, 'column')
  return { ...textOf(lat, lon), notation: 'mgrs', square }
}

function liesInBand(lat: number, band: string, slack: number): boolean {
  const [south, north] = spanOfBand(band)
  return lat >= south - slack && lat <= north + slack
}

function liesInZone(lat: number, lon: number, zone: number, band: string, slack: number): boolean {
  const span = spanOfZone(zone, band)
  if (span === null) return false
  const wider = slack / Math.cos((lat * Math.PI) / 180)
  const beyond = (rim: number) => ((lon - rim + 540) % 360) - 180
  return beyond(span[0]) >= -wider && beyond(span[1]) <= wider
}

function zoneOf(match: RegExpExecArray): number {
  const zone = Number(match.groups?.zone)
  if (zone < 1 || zone > 60) throw refusal('zone-range', match, 'zone')
  return zone
}

function letterRefusal(match: RegExpExecArray): PositionRefusal {
  return refusal('ABYZ'.includes(match.groups?.letter ?? '-') ? 'polar-grid' : 'zone-letter', match, 'letter')
}

function refusal(
  code: PositionRefusal['problem']['code'],
  match: RegExpExecArray,
  group: string,
): PositionRefusal {
  const [start, end] = match.indices?.groups?.[group] ?? [0, match[0].length]
  return new PositionRefusal(code, start, end)
}

function textOf(lat: number, lon: number): LatLon {
  return { lat: toDegreeText(lat), lon: toDegreeText(lon) }
}
