import { bandOf, spanOfBand, toUtm } from './utm.ts'

/* The lettered squares of 100 km of the Military Grid Reference System, scheme AA of NGA.STND.0037. */

/** Columns from easting 100,000 on: three sets that take turns with the zones. */
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const

/** Rows come again every 2,000 km; those of even zones begin at F. */
const ROWS = 'ABCDEFGHJKLMNPQRSTUV'

const SQUARE = 100_000

/** Positions are kept to a centimetre: what lies that little below a metre is the metre that was entered. */
const KEPT = 0.02

/** More metres than lie between the northings of one latitude at the middle of a zone and at its rim, Norway's too. */
const RIM = 50_000

/** Index of a column's letter in a zone; negative when the zone has no such column. */
export function columnIndex(zone: number, letter: string): number {
  return COLUMNS[(zone - 1) % 3]?.indexOf(letter) ?? -1
}

/** Index of a row's letter in a zone; negative when there is no such row. */
export function rowIndex(zone: number, letter: string): number {
  const index = ROWS.indexOf(letter)
  return index < 0 ? index : (index + (zone % 2 === 0 ? ROWS.length - 5 : 0)) % ROWS.length
}

/**
 * The northing of a row of squares: that one of its repetitions which meets the band.
 *
 * @param row as of `rowIndex`
 * @returns metres, counted as UTM does; null when the band has no such row
 */
export function northingOfRow(row: number, band: string): number | null {
  const southern = band < 'N'
  const [south, north] = spanOfBand(band)
  const lowest = northingAt(south, southern) - RIM
  const highest = northingAt(north, southern) + RIM
  for (let northing = row * SQUARE; northing < highest; northing += ROWS.length * SQUARE)
    if (northing + SQUARE > lowest) return northing
  return null
}

function northingAt(lat: number, southern: boolean): number {
  const northing = toUtm(lat, 3)?.northing ?? 0
  // The equator itself is of the north.
  return southern && lat >= 0 ? northing + 10_000_000 : northing
}

/** MGRS to the metre, cut and not rounded, as its definition wants: `19L CC 90777 48497`. Null where UTM ends. */
export function toMgrs(lat: number, lon: number): string | null {
  const utm = toUtm(lat, lon)
  if (utm === null) return null
  const { zone } = utm
  const [easting, northing] = [utm.easting + KEPT, utm.northing + KEPT]
  const column = COLUMNS[(zone - 1) % 3]?.charAt(Math.floor(easting / SQUARE) - 1)
  const turned = Math.floor(northing / SQUARE) + (zone % 2 === 0 ? 5 : 0)
  const digits = (metres: number) => String(Math.floor(metres % SQUARE)).padStart(5, '0')
  const grid = `${String(zone).padStart(2, '0')}${bandOf(lat)}`
  return `${grid} ${column}${ROWS.charAt(turned % ROWS.length)} ${digits(easting)} ${digits(northing)}`
}
