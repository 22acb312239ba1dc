import { PositionRefusal } from './position-problem.ts'

/** The two directions a position is made of. */
export type Axis = 'lat' | 'lon'

/** A piece of a position written in angles, with its place in the text. */
export type AngleToken = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'sign'; readonly negative: boolean }
  | { readonly kind: 'letter'; readonly letter: 'N' | 'S' | 'E' | 'W' }
  /** `lat:` or the like. */
  | { readonly kind: 'axis'; readonly axis: Axis }
  | { readonly kind: 'mark'; readonly mark: '°' | "'" | '"' }
  | { readonly kind: 'separator' }
)

/** How a comma right between two digits is meant. */
export type CommaUse = 'decimal' | 'separator'

const AXIS = /(?:(LAT(?:ITUDE)?|[纬緯][°度])|(LONG(?:ITUDE)?|LON|LNG|[经經][°度]))\s*[:=]?/y
const NUMBERS: Readonly<Record<CommaUse, RegExp>> = {
  decimal: /\d+(?:[.,]\d+)?/y,
  separator: /\d+(?:\.\d+)?/y,
}

/**
 * Cuts a plain text (`toPlainPosition`) into the pieces that angles are made of. Blanks and colons between numbers part
 * them and are no tokens of their own.
 *
 * @throws PositionRefusal `unreadable` at the first thing that belongs to no angle
 */
export function readAngleTokens(plain: string, commas: CommaUse): readonly AngleToken[] {
  const tokens: AngleToken[] = []
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(plain)
  }
  while (at < plain.length) {
    const start = at
    const char = plain.charAt(at)
    const axis = match(AXIS)
    const number = match(NUMBERS[commas])
    const end = start + (axis?.[0] ?? number?.[0] ?? char).length
    at = end
    if (char === ' ' || char === ':') continue
    if (axis !== null) tokens.push({ kind: 'axis', axis: axis[1] === undefined ? 'lon' : 'lat', start, end })
    else if (number !== null) tokens.push({ kind: 'number', text: number[0].replace(',', '.'), start, end })
    else if (char === '+' || char === '-') tokens.push({ kind: 'sign', negative: char === '-', start, end })
    else if (char === 'N' || char === 'S' || char === 'E' || char === 'W')
      tokens.push({ kind: 'letter', letter: char, start, end })
    else if (char === '°' || char === "'" || char === '"')
      tokens.push({ kind: 'mark', mark: char, start, end })
    else if (char === ',' || char === ';' || char === '/' || char === '|')
      tokens.push({ kind: 'separator', start, end })
    else throw new PositionRefusal('unreadable', start, wordEnd(plain, start))
  }
  return tokens
}

/** The unreadable thing as a person would point at it: up to the next blank. */
function wordEnd(plain: string, start: number): number {
  const blank = plain.indexOf(' ', start)
  return blank < 0 ? plain.length : blank
}
