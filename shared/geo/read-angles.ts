import { type AngleToken, type Axis, type CommaUse, readAngleTokens } from './angle-tokens.ts'
import { PositionRefusal } from './position-problem.ts'

/** About one centimetre on the ground; more digits than that would only pretend. */
const DECIMALS = 7

/** Latitude and longitude as decimal text. */
export interface LatLon {
  readonly lat: string
  readonly lon: string
}

/**
 * Reads a plain text (`toPlainPosition`) as two angles: decimal degrees, degrees and minutes, or degrees, minutes and
 * seconds, with a sign, or a letter in front or behind. Latitude comes first unless letters say otherwise. A comma
 * between digits parts or is a decimal comma, whichever makes a position of the text; when both do, it is refused.
 *
 * @throws PositionRefusal
 */
export function readAngles(plain: string): LatLon {
  if (!/\d,\d/.test(plain)) return readWith(plain, 'separator')
  // With a decimal point somewhere no comma is one.
  if (/\d\.\d/.test(plain)) return readWith(plain, 'separator')
  const decimal = attempt(() => readWith(plain, 'decimal'))
  const separator = attempt(() => readWith(plain, 'separator'))
  if ('lat' in decimal && 'lat' in separator) {
    if (decimal.lat === separator.lat && decimal.lon === separator.lon) return decimal
    const comma = plain.search(/\d,\d/) + 1
    throw new PositionRefusal('ambiguous-comma', comma, comma + 1)
  }
  if ('lat' in decimal) return decimal
  if ('lat' in separator) return separator
  // The reading that came farther knows better what is wrong.
  throw decimal.problem.code === 'unreadable' || decimal.problem.code === 'one-number' ? separator : decimal
}

function attempt(read: () => LatLon): LatLon | PositionRefusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof PositionRefusal) return error
    throw error
  }
}

function readWith(plain: string, commas: CommaUse): LatLon {
  const tokens = readAngleTokens(plain, commas)
  if (!tokens.some((token) => token.kind === 'number'))
    throw new PositionRefusal('unreadable', 0, plain.length)
  const [first, second] = splitPair(tokens, plain.length).map(readAngle)
  if (first === undefined || second === undefined) throw new PositionRefusal('one-number', 0, plain.length)
  if (first.axis !== null && first.axis === second.axis)
    throw new PositionRefusal(
      first.axis === 'lat' ? 'two-latitudes' : 'two-longitudes',
      second.start,
      second.end,
    )
  const swapped = first.axis === 'lon' || second.axis === 'lat'
  const [lat, lon] = swapped ? [second, first] : [first, second]
  if (lat.size > 90) throw new PositionRefusal('latitude-range', lat.start, lat.end)
  if (lon.size > 180) throw new PositionRefusal('longitude-range', lon.start, lon.end)
  return { lat: lat.text, lon: lon.text }
}

/** Cuts between the two angles: at a letter, at the separator, before a sign, at a degree sign, or in the middle. */
function splitPair(tokens: readonly AngleToken[], length: number): readonly (readonly AngleToken[])[] {
  const places = (kind: AngleToken['kind']) =>
    tokens.flatMap((token, index) => (token.kind === kind ? [index] : []))
  const cutAt = (index: number) => [withoutRim(tokens.slice(0, index)), withoutRim(tokens.slice(index))]
  const letters = places('letter')
  const axes = places('axis')
  if (axes.length === 2) return cutAt(axes[1] ?? 0)
  if (letters.length === 2) {
    const [one = 0, two = 0] = letters
    // In front: `S 15.84 W 70.02`. Behind: `15.84 S 70.02 W`.
    return cutAt(tokens.slice(0, one).some(({ kind }) => kind === 'number') ? one + 1 : two)
  }
  if (letters.length > 2) throw refusalAt('two-letters', tokens[letters[2] ?? 0], length)
  const separators = places('separator').filter((index) => index > 0 && index < tokens.length - 1)
  if (separators.length === 1) return cutAt(separators[0] ?? 0)
  if (separators.length > 1) throw refusalAt('unreadable', tokens[separators[1] ?? 0], length)
  const signs = places('sign').filter((index) => index > 0)
  if (signs.length === 1) return cutAt(signs[0] ?? 0)
  const degrees = tokens.flatMap((token, index) =>
    token.kind === 'mark' && token.mark === '°' ? [index] : [],
  )
  if (degrees.length === 2) return cutAt((degrees[1] ?? 0) - 1)
  const numbers = places('number')
  if (numbers.length === 1) throw new PositionRefusal('one-number', 0, length)
  if (numbers.length % 2 === 1) throw refusalAt('unreadable', tokens[numbers.at(-1) ?? 0], length)
  return cutAt(numbers[numbers.length / 2] ?? 0)
}

function withoutRim(tokens: readonly AngleToken[]): readonly AngleToken[] {
  return tokens.filter((token) => token.kind !== 'separator')
}

interface Angle {
  readonly text: string
  readonly size: number
  readonly axis: Axis | null
  readonly start: number
  readonly end: number
}

/** The order of what an angle may hold; every piece may be left out but the degrees. */
const SHAPE = ['axis', 'sign', 'letter', 'degrees', '°', 'minutes', "'", 'seconds', '"', 'letter'] as const

function readAngle(tokens: readonly AngleToken[]): Angle {
  const start = tokens[0]?.start ?? 0
  const end = tokens.at(-1)?.end ?? 0
  const numbers: (AngleToken & { kind: 'number' })[] = []
  let negative = false
  let sign: AngleToken | null = null
  let letter: (AngleToken & { kind: 'letter' }) | null = null
  let axis: Axis | null = null
  let step = 0
  for (const token of tokens) {
    const wanted = nameOf(token, numbers.length)
    const next = SHAPE.findIndex((name, index) => index >= step && name === wanted)
    if (next < 0)
      throw new PositionRefusal(
        token.kind === 'letter' ? 'two-letters' : 'unreadable',
        token.start,
        token.end,
      )
    step = next + 1
    if (token.kind === 'number') numbers.push(token)
    if (token.kind === 'axis') axis = token.axis
    if (token.kind === 'sign') {
      sign = token
      negative = token.negative
    }
    if (token.kind === 'letter') {
      if (letter !== null) throw new PositionRefusal('two-letters', token.start, token.end)
      letter = token
    }
  }
  if (letter !== null) {
    if (sign !== null) throw new PositionRefusal('sign-and-letter', sign.start, sign.end)
    const said: Axis = letter.letter === 'N' || letter.letter === 'S' ? 'lat' : 'lon'
    if (axis !== null && axis !== said)
      throw new PositionRefusal(said === 'lat' ? 'two-latitudes' : 'two-longitudes', letter.start, letter.end)
    axis = said
    negative = letter.letter === 'S' || letter.letter === 'W'
  }
  const { text, size } = degreesOf(numbers, start, end)
  return { text: negative && size !== 0 ? `-${text}` : text, size, axis, start, end }
}

function nameOf(token: AngleToken, numbersSoFar: number): string {
  if (token.kind === 'mark') return token.mark
  if (token.kind === 'number') return ['degrees', 'minutes', 'seconds'][numbersSoFar] ?? 'none'
  return token.kind
}

/** Degrees of up to three numbers. Typed decimal degrees are kept digit for digit. */
function degreesOf(
  numbers: readonly (AngleToken & { kind: 'number' })[],
  start: number,
  end: number,
): { text: string; size: number } {
  const [degrees, minutes, seconds] = numbers
  if (degrees === undefined) throw new PositionRefusal('one-number', start, end)
  if (minutes === undefined)
    return { text: degrees.text.replace(/^0+(?=\d)/, ''), size: Number(degrees.text) }
  for (const number of seconds === undefined ? [degrees] : [degrees, minutes])
    if (number.text.includes('.')) throw new PositionRefusal('inner-decimals', number.start, number.end)
  if (Number(minutes.text) >= 60) throw new PositionRefusal('minutes-range', minutes.start, minutes.end)
  if (seconds !== undefined && Number(seconds.text) >= 60)
    throw new PositionRefusal('seconds-range', seconds.start, seconds.end)
  const size = Number(degrees.text) + Number(minutes.text) / 60 + Number(seconds?.text ?? 0) / 3600
  return { text: toDegreeText(size), size }
}

function refusalAt(
  code: PositionRefusal['problem']['code'],
  token: AngleToken | undefined,
  length: number,
): PositionRefusal {
  return new PositionRefusal(code, token?.start ?? 0, token?.end ?? length)
}

/** Worked-out degrees as decimal text, to the centimetre, without zeros that say nothing. */
export function toDegreeText(degrees: number): string {
  const text = degrees.toFixed(DECIMALS).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
