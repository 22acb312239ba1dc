import type { GeoPoint } from '../checklist/value.ts'
import { PositionRefusal } from './position-problem.ts'

const PLACE =
  /^\s*GEO:(?<lat>[+-]?\d+(?:\.\d+)?),(?<lon>[+-]?\d+(?:\.\d+)?)(?:,(?<alt>-?\d+(?:\.\d+)?))?(?<rest>[;?].*)?\s*$/d

/**
 * Reads a plain text (`toPlainPosition`) as a `geo:` address (RFC 5870): latitude, longitude and maybe altitude, with
 * `u=` for the accuracy in metres. What map programs put behind a question mark is passed over.
 *
 * @returns null when the text is no such address
 * @throws PositionRefusal for one that is wrong, or stands on another datum than WGS 84
 */
export function readGeoUri(plain: string): GeoPoint | null {
  if (!/^\s*GEO:/.test(plain)) return null
  const match = PLACE.exec(plain)
  if (match?.groups === undefined) throw new PositionRefusal('unreadable', 0, plain.length)
  const { lat = '', lon = '', alt, rest = '' } = match.groups
  const datum = /;CRS=([^;?]*)/.exec(rest)
  if (datum !== null && datum[1] !== 'WGS84') {
    const start = plain.indexOf(rest) + datum.index + 1
    throw new PositionRefusal('geo-datum', start, start + datum[0].length - 1)
  }
  const range = (group: 'lat' | 'lon'): [number, number] =>
    match.indices?.groups?.[group] ?? [0, plain.length]
  if (Math.abs(Number(lat)) > 90) throw new PositionRefusal('latitude-range', ...range('lat'))
  if (Math.abs(Number(lon)) > 180) throw new PositionRefusal('longitude-range', ...range('lon'))
  const accuracy = /;U=(\d+(?:\.\d+)?)(?=[;?]|$)/.exec(rest.trim())?.[1]
  return {
    lat: bare(lat),
    lon: bare(lon),
    ...(alt !== undefined && { alt }),
    ...(accuracy !== undefined && { accuracy }),
  }
}

function bare(degrees: string): string {
  const text = degrees.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')
  return Number(text) === 0 ? text.replace('-', '') : text
}
