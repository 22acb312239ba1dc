/** A point on WGS 84, degrees as decimal text. */
export interface Position {
  readonly lat: string
  readonly lon: string
}

/** Why a text is no position: not understood, or off the globe. */
export type PositionProblem = 'unreadable' | 'latitude' | 'longitude'

type Axis = 'lat' | 'lon'
type Hemisphere = 'N' | 'S' | 'E' | 'W'

interface Angle {
  /** Decimal text; six decimals, 0.1 m, when it was counted from minutes and seconds. */
  readonly degrees: string
  readonly axis: Axis | null
}

const CHINESE: Readonly<Record<string, Hemisphere>> = { 北: 'N', 南: 'S', 东: 'E', 東: 'E', 西: 'W' }

/**
 * Reads a position as people paste it: `-14.9083, -75.1241`, `14°54'30"S 75°07'27"W`, `S14 54 30, W75 7 27`,
 * `南纬14度54分30秒，西经75度7分27秒`. Latitude comes first unless letters say otherwise.
 */
export function parsePosition(text: string): Position | { readonly problem: PositionProblem } {
  const plain = toPlainSigns(text)
  const halves = split(plain)
  const angles = halves?.map(parseAngle)
  const [first, second] = angles ?? []
  if (first === undefined || second === undefined || first === null || second === null)
    return { problem: 'unreadable' }
  if (first.axis !== null && first.axis === second.axis) return { problem: 'unreadable' }
  const swapped = first.axis === 'lon' || second.axis === 'lat'
  const [lat, lon] = swapped ? [second, first] : [first, second]
  if (Math.abs(Number(lat.degrees)) > 90) return { problem: 'latitude' }
  if (Math.abs(Number(lon.degrees)) > 180) return { problem: 'longitude' }
  return { lat: lat.degrees, lon: lon.degrees }
}

/** One spelling for every sign: letters for hemispheres, `d m s` marks as spaces, ASCII minus. */
function toPlainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[北南东東西][纬經经緯]?/g, (word) => ` ${CHINESE[word[0] ?? ''] ?? ''} `)
    .replace(/[−–]/g, '-')
    .replace(/[，、;；/]/g, ',')
    .replace(/[°º度'’′‵`"”″分秒:]/g, ' ')
    .toUpperCase()
    .trim()
}

/** Cuts between the two angles: at the comma, between the letters, or in the middle of an even run of numbers. */
function split(text: string): readonly [string, string] | null {
  const atComma = text.split(',')
  if (atComma.length === 2) return [atComma[0] ?? '', atComma[1] ?? '']
  if (atComma.length > 2) return null
  const letterFirst = /^([NSEW][^NSEW]+)([NSEW][^NSEW]+)$/.exec(text)
  const letterLast = /^([^NSEW]+[NSEW])([^NSEW]+[NSEW])$/.exec(text)
  const lettered = letterFirst ?? letterLast
  if (lettered !== null) return [lettered[1] ?? '', lettered[2] ?? '']
  const numbers = text.split(/\s+/)
  const half = numbers.length / 2
  return Number.isInteger(half) ? [numbers.slice(0, half).join(' '), numbers.slice(half).join(' ')] : null
}

function parseAngle(text: string): Angle | null {
  const match =
    /^(?<before>[NSEW])?\s*(?<sign>[+-])?(?<d>\d{1,3}(?:\.\d{1,12})?)(?:\s+(?<m>\d{1,2}(?:\.\d{1,10})?))?(?:\s+(?<s>\d{1,2}(?:\.\d{1,8})?))?\s*(?<after>[NSEW])?$/.exec(
      text.trim(),
    )
  if (match?.groups === undefined) return null
  const { before, after, sign, d = '', m, s } = match.groups
  if (before !== undefined && after !== undefined) return null
  const hemisphere = before ?? after
  if (hemisphere !== undefined && sign !== undefined) return null
  // Only the last part given may have decimals.
  if ((m !== undefined && d.includes('.')) || (s !== undefined && m?.includes('.'))) return null
  if (Number(m ?? 0) >= 60 || Number(s ?? 0) >= 60) return null
  const size =
    m === undefined
      ? d.replace(/^0+(?=\d)/, '')
      : trim((Number(d) + Number(m) / 60 + Number(s ?? 0) / 3600).toFixed(6))
  const negative = (sign === '-' || hemisphere === 'S' || hemisphere === 'W') && Number(size) !== 0
  const axis = hemisphere === undefined ? null : hemisphere === 'N' || hemisphere === 'S' ? 'lat' : 'lon'
  return { degrees: negative ? `-${size}` : size, axis }
}

function trim(decimal: string): string {
  return decimal.replace(/\.?0+$/, '')
}
