import type { GeoPoint } from '../../shared/checklist/value.ts'

/** About one centimetre on the ground; more digits than that would only pretend. */
const DECIMALS = 7

/** Accuracy is typed behind the position, e.g. `-15.84, -70.02 ±4 m`. */
const ACCURACY = /(?:±|\+-|\+\/-)\s*(\d+(?:\.\d+)?)\s*(?:m|米)?\s*$/i
const ALTITUDE = /[,;\s]\s*(-?\d+(?:\.\d+)?)\s*(?:m|米)\s*$/i

/**
 * Reads a position as people paste it: decimal degrees (`−15.84, −70.02`), degrees with a letter in front or behind
 * (`15.84 S 70.02 W`, `南纬15.84 西经70.02`), degrees-minutes(-seconds) (`15°50'24"S 70°01'12"W`), optionally followed by
 * an altitude with its unit and an accuracy after `±`. Latitude comes first unless letters say otherwise.
 *
 * @returns WGS 84 degrees as decimal text, or null when it is no position on Earth.
 */
export function readPosition(text: string): GeoPoint | null {
  let rest = normalise(text)
  const accuracy = ACCURACY.exec(rest)
  if (accuracy !== null) rest = rest.slice(0, accuracy.index).trim()
  const altitude = ALTITUDE.exec(rest)
  if (altitude !== null) rest = rest.slice(0, altitude.index).trim()
  const pair = splitPair(rest)
  if (pair === null) return null
  const [first, second] = pair.map(readAngle)
  if (!first || !second) return null
  const swapped = first.axis === 'lon' || second.axis === 'lat'
  const lat = swapped ? second : first
  const lon = swapped ? first : second
  if (lat.axis === 'lon' || lon.axis === 'lat') return null
  if (Math.abs(lat.degrees) > 90 || Math.abs(lon.degrees) > 180) return null
  return {
    lat: lat.text,
    lon: lon.text,
    ...(altitude?.[1] !== undefined && { alt: altitude[1] }),
    ...(accuracy?.[1] !== undefined && { accuracy: accuracy[1] }),
  }
}

/** Writes a position so that `readPosition` gives the same one back. */
export function writePosition(point: GeoPoint): string {
  const altitude = point.alt === undefined ? '' : `, ${point.alt} m`
  const accuracy = point.accuracy === undefined ? '' : ` ±${point.accuracy} m`
  return `${point.lat}, ${point.lon}${altitude}${accuracy}`
}

/** One position per line; blank lines do not count. `bad` are the numbers, from 1, of lines that are none. */
export function readPositions(text: string): { points: readonly GeoPoint[]; bad: readonly number[] } {
  const points: GeoPoint[] = []
  const bad: number[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const point = readPosition(line)
    if (point === null) bad.push(index + 1)
    else points.push(point)
  }
  return { points, bad }
}

/** Everything that means the same is written the same: minus signs, degree signs, primes, Chinese words. */
function normalise(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/、/g, ',')
    .replace(/北纬/g, 'N')
    .replace(/南纬/g, 'S')
    .replace(/东经/g, 'E')
    .replace(/西经/g, 'W')
    .replace(/[º˚度]/g, '°')
    .replace(/[′’‘分]/g, "'")
    .replace(/[″”“秒]|''/g, '"')
    .trim()
}

/** Cuts between the two angles: at a hemisphere letter, at a separator, or at the only space. */
function splitPair(text: string): [string, string] | null {
  const letterBehind = /^(.*?[NSEW])[\s,;]*(\S.*[NSEW])$/i.exec(text)
  if (letterBehind !== null && /^[-\d]/.test(text)) return [letterBehind[1] ?? '', letterBehind[2] ?? '']
  const letterInFront = /^([NSEW].*?)[\s,;]*([NSEW].*)$/i.exec(text)
  if (letterInFront !== null) return [letterInFront[1] ?? '', letterInFront[2] ?? '']
  // With decimal commas only a semicolon or a space can separate.
  for (const separator of [/\s*;\s*/, /\s*,\s+|\s+,\s*/, /\s*,\s*/, /\s+/]) {
    const parts = text.split(separator)
    if (parts.length === 2) return [parts[0] ?? '', parts[1] ?? '']
  }
  return null
}

interface Angle {
  readonly text: string
  readonly degrees: number
  readonly axis: 'lat' | 'lon' | null
}

function readAngle(text: string): Angle | null {
  const letter = /[NSEW]/i.exec(text)?.[0].toUpperCase()
  const bare = text.replace(/[NSEW]/i, '').trim()
  const parts =
    /^(-?)(\d{1,3}(?:[.,]\d+)?)(?:\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*'?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*"?)?)?)?$/.exec(
      bare,
    )
  if (parts === null) return null
  const [, minus = '', whole = '', minutes, seconds] = parts
  if (minus !== '' && letter !== undefined) return null
  if (minutes !== undefined && /[.,]/.test(whole)) return null
  if (toNumber(minutes) >= 60 || toNumber(seconds) >= 60) return null
  const size = toNumber(whole) + toNumber(minutes) / 60 + toNumber(seconds) / 3600
  const negative = minus !== '' || letter === 'S' || letter === 'W'
  const digits = minutes === undefined ? plainDegrees(whole) : trimDecimals(size.toFixed(DECIMALS))
  return {
    text: negative && size !== 0 ? `-${digits}` : digits,
    degrees: size,
    axis: letter === undefined ? null : letter === 'N' || letter === 'S' ? 'lat' : 'lon',
  }
}

/** Typed degrees are kept digit for digit. */
function plainDegrees(text: string): string {
  return text.replace(',', '.').replace(/^0+(?=\d)/, '')
}

function trimDecimals(text: string): string {
  return text.replace(/\.?0+$/, '')
}

function toNumber(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'))
}
