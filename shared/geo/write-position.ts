import type { GeoPoint } from '../checklist/value.ts'
import { toMgrs } from './mgrs.ts'
import { toUtm } from './utm.ts'

/** A position as `lat, lon[, altitude m][ ±accuracy m]`: `readPosition` gives the same one back. */
export function writePosition(point: GeoPoint): string {
  const altitude = point.alt === undefined ? '' : `, ${point.alt} m`
  const accuracy = point.accuracy === undefined ? '' : ` ±${point.accuracy} m`
  return `${point.lat}, ${point.lon}${altitude}${accuracy}`
}

/**
 * UTM to the metre, or to `decimals`, with the hemisphere as a word, since the letter S is a band too:
 * `19 south 390777 8248497`. Null beyond 80° S and 84° N, where UTM ends.
 */
export function writeUtm({ lat, lon }: GeoPoint, decimals = 0): string | null {
  const utm = toUtm(Number(lat), Number(lon))
  if (utm === null) return null
  const hemisphere = utm.southern ? 'south' : 'north'
  return `${utm.zone} ${hemisphere} ${utm.easting.toFixed(decimals)} ${utm.northing.toFixed(decimals)}`
}

/** MGRS to the metre: `19L CC 90777 48497`. Null where UTM ends. */
export function writeMgrs({ lat, lon }: GeoPoint): string | null {
  return toMgrs(Number(lat), Number(lon))
}
