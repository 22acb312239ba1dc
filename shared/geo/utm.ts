import Utm, { LatLon } from 'geodesy/utm.js'

/*
 * UTM on WGS 84. The projection itself is that of the library `geodesy` (Karney's series of sixth order, good to
 * nanometres; MIT); zones and bands are those of NGA.STND.0037, Universal Grids and the Transverse Mercator.
 */

/** A position in a UTM zone; metres. In the south the equator has the northing 10,000,000. */
export interface UtmPosition {
  readonly zone: number
  readonly southern: boolean
  readonly easting: number
  readonly northing: number
}

/** Bands of latitude from 80° S, each of 8°, the last of 12°. I and O are left out. */
export const BANDS = 'CDEFGHJKLMNPQRSTUVWX'

/** The library checks northings a little too strictly for the outermost kilometres of UTM; its last parameter is undeclared. */
const UncheckedUtm = Utm as unknown as new (
  zone: number,
  hemisphere: 'N' | 'S',
  easting: number,
  northing: number,
  datum: undefined,
  convergence: null,
  scale: null,
  check: false,
) => Utm

/** A position in its own zone; null beyond 80° S and 84° N, where UTM ends. */
export function toUtm(lat: number, lon: number): UtmPosition | null {
  if (lat < -80 || lat > 84) return null
  // 180° E is 180° W, and of zone 1; the library would look for a zone 61.
  const { zone, hemisphere, easting, northing } = new LatLon(lat, lon === 180 ? -180 : lon).toUtm()
  return { zone, southern: hemisphere === 'S', easting, northing }
}

/** Degrees of a position in a zone. */
export function fromUtm({ zone, southern, easting, northing }: UtmPosition): { lat: number; lon: number } {
  return new UncheckedUtm(
    zone,
    southern ? 'S' : 'N',
    easting,
    northing,
    undefined,
    null,
    null,
    false,
  ).toLatLon()
}

/** The band of a latitude between 80° S and 84° N. */
export function bandOf(lat: number): string {
  return BANDS.charAt(Math.min(Math.floor((lat + 80) / 8), BANDS.length - 1))
}

/** From where to where a band reaches, in degrees. */
export function spanOfBand(band: string): readonly [south: number, north: number] {
  const south = BANDS.indexOf(band) * 8 - 80
  return [south, band === 'X' ? 84 : south + 8]
}

/** Zones that are not six degrees wide: south-western Norway, and Svalbard, where 32, 34 and 36 are left out. */
const ODD_ZONES: Readonly<Record<string, readonly [west: number, east: number] | null>> = {
  '31V': [0, 3],
  '32V': [3, 12],
  '31X': [0, 9],
  '32X': null,
  '33X': [9, 21],
  '34X': null,
  '35X': [21, 33],
  '36X': null,
  '37X': [33, 42],
}

/** From where to where a zone reaches in a band, in degrees; null for one that is left out there. */
export function spanOfZone(zone: number, band: string): readonly [west: number, east: number] | null {
  const odd = ODD_ZONES[`${zone}${band}`]
  return odd === undefined ? [zone * 6 - 186, zone * 6 - 180] : odd
}
