import type { GeoPoint } from '../checklist/value.ts'
import { toMgrs } from './mgrs.ts'
import { toUtm } from './utm.ts'

/** A position as `lat, lon[, altitude m][ ±accuracy m]`: `readPosition` gives the same one back. */
export function writePosition(point: GeoPoint): string {
  const altitude = point.alt === undefined ? '' : `, ${point.alt} m`
  const accuracy = point.accuracy === undefined ? '' : ` ±${point.accuracy} m`
  return `${point.lat}, ${point.lon}${altitude}${accuracy}`
}

/** Degrees, minutes and seconds to a tenth (about 3 m), e.g. `15°50'24.0"S 70°01'12.0"W`. */
export function writeDms({ lat, lon }: GeoPoint): string {
  return `${dms(Number(lat), 'N', 'S', 2)} ${dms(Number(lon), 'E', 'W', 3)}`
}

function dms(degrees: number, positive: string, negative: string, width: number): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000)
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0')
  const minutes = String(Math.floor(tenths / 600) % 60).padStart(2, '0')
  const whole = String(Math.floor(tenths / 36_000)).padStart(width, '0')
  return `${whole}°${minutes}'${seconds}"${degrees < 0 ? negative : positive}`
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
