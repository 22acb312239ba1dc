import { numberFormatter } from '../../ui/formatters.ts'

/** What a person typed into a number field, as the engine keeps it. */
export interface ReadNumber {
  /** Decimal text with `.`, no grouping, no superfluous zeros in front; `<` in front for "below detection". */
  readonly value: string
  /** The text could be read in another way too, so the reading is shown beside the field. */
  readonly echoed: boolean
}

const FULL_WIDTH_OFFSET = 0xfee0

/**
 * Reads a number the way people on five continents type it: `0.42`, `0,42`, `1 234,5`, `.5`, `−70`, `1.2e-4`, full-width
 * `０．４２` and the ideographic stop of a Chinese keyboard. The language decides only what cannot be told from the
 * digits: `1,234` is a thousand where the comma groups, and one and a bit where it is the decimal sign.
 *
 * @param language BCP 47 tag of the screen's language.
 * @param belowDetection `<0.005` is a result too (a laboratory's detection limit).
 * @returns null when it is not a number.
 */
export function readNumber(text: string, language: string, belowDetection = false): ReadNumber | null {
  const typed = toAscii(text).trim()
  const below = /^<\s*/.exec(typed)?.[0] ?? ''
  if (below !== '' && !belowDetection) return null
  const number = readPlain(typed.slice(below.length), language)
  if (number === null) return null
  const value = `${below === '' ? '' : '<'}${number}`
  return { value, echoed: value !== text.trim() && !isSameNumber(typed.slice(below.length), number) }
}

function readPlain(text: string, language: string): string | null {
  const parts = /^([+-]?)([\d.,'\s]+?)(?:[eE]([+-]?\d{1,2}))?$/.exec(text)
  if (parts === null) return null
  const [, sign = '', body = '', exponent] = parts
  const digits = toDotted(body, decimalSign(language))
  if (digits === null) return null
  const plain = trimZeros(exponent === undefined ? digits : shiftPoint(digits, Number(exponent)))
  return sign === '-' && plain !== '0' ? `-${plain}` : plain
}

/** Leaves one `.` at most, for the decimals; null when the separators make no sense. */
function toDotted(body: string, decimal: string): string | null {
  if (!/\d/.test(body)) return null
  const text = body.replace(/(?<=\d)[\s'](?=\d{3}(?!\d))/g, '')
  if (/[\s']/.test(text)) return null
  const signs = text.replace(/\d/g, '')
  if (signs === '') return text
  const last = signs.at(-1) ?? ''
  const grouping = signs.slice(0, -1)
  if (grouping === '') {
    const groups = last !== decimal && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text)
    return groups ? text.replace(last, '') : text.replace(last, '.')
  }
  const group = grouping.charAt(0)
  const grouped = group === '.' ? /^\d{1,3}(\.\d{3})+(,\d*)?$/ : /^\d{1,3}(,\d{3})+(\.\d*)?$/
  if (!grouped.test(text)) return null
  return text.replaceAll(group, '').replace(',', '.')
}

function shiftPoint(digits: string, by: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const all = whole + fraction
  const point = whole.length + by
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`
  if (point >= all.length) return all + '0'.repeat(point - all.length)
  return `${all.slice(0, point)}.${all.slice(point)}`
}

/** `007.` is `7`; decimals that were typed stay, because `0.50` says how exactly it was measured. */
function trimZeros(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const front = whole.replace(/^0+(?=\d)/, '') || '0'
  const plain = fraction === '' ? front : `${front}.${fraction}`
  return /^0(\.0*)?$/.test(plain) && fraction === '' ? '0' : plain
}

function decimalSign(language: string): string {
  return (
    numberFormatter(language)
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.'
  )
}

/** `,5` for `.5` or `+7` for `7` needs no echo: nobody could mean anything else. */
function isSameNumber(typed: string, number: string): boolean {
  return !typed.includes(',') && !/[eE]/.test(typed) && Number(typed) === Number(number)
}

function toAscii(text: string): string {
  return text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[。．]/g, '.')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[’]/g, "'")
}
