import type { QuestionDefinition, QuestionType } from '../checklist/definition.ts'
import { parametersOf } from '../checklist/parameters.ts'
import type { GeoPoint, Value } from '../checklist/value.ts'
import { parseDate, parseDateTime, parseTime } from '../expression/dates.ts'
import { compareDecimals, isOnStep } from './decimal.ts'

/** The longest decimal that is taken, in characters (ours): enough for any measurement, exact to compare. */
const MAX_DECIMAL_LENGTH = 40

/** How values of one type are checked and written inside expressions. */
interface TypeRules {
  /** A value as people or files may hand it in is of this type. */
  accepts(value: Value, question: QuestionDefinition): boolean
  /** XForms' text of an accepted value. */
  text(value: Value): string
  /** The value behind a calculated or default text, not yet checked. */
  parse(text: string): Value
}

/** True for no answer: nothing, an empty text, an empty list. */
function isBlank(value: Value | null | undefined): boolean {
  if (value === null || value === undefined) return true
  return (typeof value === 'string' || Array.isArray(value)) && value.length === 0
}

/** Null instead of any kind of blank. */
export function withoutBlank(value: Value | null | undefined): Value | null {
  return value === undefined || isBlank(value) ? null : value
}

/** Whether two answers are the same. */
export function isSameValue(before: Value | null, after: Value | null): boolean {
  if (before === after) return true
  if (typeof before === 'string' || typeof after === 'string') return false
  return JSON.stringify(before) === JSON.stringify(after)
}

/** Whether a value can stand as an answer to this question, choices and constraints aside. */
export function isOfType(question: QuestionDefinition, value: Value): boolean {
  return RULES[question.type].accepts(value, question)
}

/** A value as expressions read it: a choice list with spaces, a position as `lat lon alt accuracy`, '' when blank. */
export function valueText(type: QuestionType, value: Value | null): string {
  return value === null ? '' : RULES[type].text(value)
}

/** The value behind a text in expressions; null when blank. The reverse of `valueText`. */
export function parseValue(type: QuestionType, text: string): Value | null {
  return text === '' ? null : withoutBlank(RULES[type].parse(text))
}

/** The detection limit in a result below it, e.g. `0.005` of `<0.005`; null for any other text. */
export function detectionLimit(text: string): string | null {
  return /^<(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? null
}

/** Decimal text as Adit keeps it: `.` as separator, no exponent, no grouping. */
export function isDecimal(text: string): boolean {
  return text.length <= MAX_DECIMAL_LENGTH && /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)
}

/** First, last and step of a range question (XLSForm: 1 to 10 by 1 unless given). */
function rangeOf(question: QuestionDefinition): { start: string; end: string; step: string } {
  const parameters = parametersOf(question)
  const read = (key: string, otherwise: string) => {
    const text = parameters.get(key)
    return text !== undefined && isDecimal(text) ? text : otherwise
  }
  return { start: read('start', '1'), end: read('end', '10'), step: read('step', '1') }
}

function isText(value: Value): value is string {
  return typeof value === 'string'
}

function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isPoint(value: unknown): value is GeoPoint {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { lat, lon, alt, accuracy, ...rest } = value as Record<string, unknown>
  const within = (text: unknown, most: string) =>
    typeof text === 'string' &&
    isDecimal(text) &&
    compareDecimals(text, most) <= 0 &&
    compareDecimals(text, `-${most}`) >= 0
  return (
    Object.keys(rest).length === 0 &&
    within(lat, '90') &&
    within(lon, '180') &&
    (alt === undefined || within(alt, '100000')) &&
    (accuracy === undefined || (within(accuracy, '40000000') && !(accuracy as string).startsWith('-')))
  )
}

function isPoints(value: Value, least: number): value is readonly GeoPoint[] {
  return Array.isArray(value) && value.length >= least && value.every(isPoint)
}

function pointText(point: GeoPoint): string {
  const { lat, lon, alt, accuracy } = point
  if (accuracy !== undefined) return `${lat} ${lon} ${alt ?? '0'} ${accuracy}`
  return alt === undefined ? `${lat} ${lon}` : `${lat} ${lon} ${alt}`
}

function parsePoint(text: string): GeoPoint {
  const [lat = '', lon = '', alt, accuracy] = text.trim().split(/\s+/)
  return { lat, lon, ...(alt === undefined ? {} : { alt }), ...(accuracy === undefined ? {} : { accuracy }) }
}

const textRules = (accepts: (text: string, question: QuestionDefinition) => boolean): TypeRules => ({
  accepts: (value, question) => isText(value) && accepts(value, question),
  text: (value) => (isText(value) ? value : ''),
  parse: (text) => text,
})

const listRules = (accepts: (items: readonly string[]) => boolean): TypeRules => ({
  accepts: (value) => isTexts(value) && new Set(value).size === value.length && accepts(value),
  text: (value) => (isTexts(value) ? value.join(' ') : ''),
  parse: (text) => text.split(/\s+/).filter((item) => item !== ''),
})

const pointsRules = (accepts: (points: readonly GeoPoint[]) => boolean, least: number): TypeRules => ({
  accepts: (value) => isPoints(value, least) && accepts(value),
  text: (value) => (isPoints(value, 1) ? value.map(pointText).join('; ') : ''),
  parse: (text) =>
    text
      .split(';')
      .filter((part) => part.trim() !== '')
      .map(parsePoint),
})

const anyText = textRules(() => true)
const day = textRules((text) => parseDate(text) !== null)
const moment = textRules((text) => parseDateTime(text) !== null)
const choices = listRules(() => true)
const attachments = listRules((items) => items.every((item) => /^[0-9a-f]{64}$/.test(item)))

const point: TypeRules = {
  accepts: (value) => isPoint(value),
  text: (value) => (isPoint(value) ? pointText(value) : ''),
  parse: parsePoint,
}

const RULES: Readonly<Record<QuestionType, TypeRules>> = {
  text: anyText,
  hidden: anyText,
  barcode: anyText,
  calculate: anyText,
  note: anyText,
  // XML Schema `int`, as XLSForm says: 32 bits.
  integer: textRules((text) => /^-?\d{1,10}$/.test(text) && Math.trunc(Number(text)) === (Number(text) | 0)),
  decimal: textRules(
    (text, question) =>
      isDecimal(text) || (question.adit?.limit !== undefined && detectionLimit(text) !== null),
  ),
  range: textRules((text, question) => {
    if (!isDecimal(text)) return false
    const { start, end, step } = rangeOf(question)
    const [least, most] = compareDecimals(start, end) <= 0 ? [start, end] : [end, start]
    return (
      compareDecimals(text, least) >= 0 && compareDecimals(text, most) <= 0 && isOnStep(text, start, step)
    )
  }),
  date: day,
  time: textRules((text) => parseTime(text) !== null),
  dateTime: moment,
  select_one: anyText,
  select_multiple: choices,
  rank: choices,
  acknowledge: textRules((text) => text === 'OK'),
  geopoint: point,
  'start-geopoint': point,
  geotrace: pointsRules(() => true, 2),
  // Three corners at least, and closed.
  geoshape: pointsRules((points) => {
    const [first, last] = [points[0], points.at(-1)]
    return first?.lat === last?.lat && first?.lon === last?.lon
  }, 4),
  image: attachments,
  audio: attachments,
  video: attachments,
  file: attachments,
  start: moment,
  end: moment,
  today: day,
  deviceid: anyText,
  username: anyText,
  email: anyText,
  phonenumber: anyText,
  simserial: anyText,
  subscriberid: anyText,
  audit: anyText,
}
