import { toNumber, toText } from '../convert.ts'
import {
  DAY_MS,
  dateText,
  dayNumber,
  localText,
  momentOf,
  pad,
  parseDate,
  parseDateTime,
  parseTime,
} from '../dates.ts'
import type { Argument, ExpressionValue, FunctionDefinition, Scope, World } from '../scope.ts'
import { textAt } from './arguments.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * Dates are text, `YYYY-MM-DD`; as numbers they are days since 1970-01-01 (see `dateNumber`). A moment with a zone is
 * shown by the local clock, as in ODK's clients, whatever zone it was written in.
 */
export const DATE_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'today', min: 0, max: 0, evaluate: (_, scope) => scope.world.now().slice(0, 10) },
  { name: 'now', min: 0, max: 0, evaluate: (_, scope) => scope.world.now() },
  { name: 'date', min: 1, max: 1, evaluate: (args, scope) => toDate(valueAt(args), scope) },
  { name: 'date-time', min: 1, max: 1, evaluate: (args, scope) => toDateTime(valueAt(args), scope) },
  { name: 'decimal-date-time', min: 1, max: 1, evaluate: (args, { world }) => decimal(valueAt(args), world) },
  {
    name: 'decimal-time',
    min: 1,
    max: 1,
    evaluate: (args, { world }) => localTime(textAt(args, 0), world) / DAY_MS,
  },
  { name: 'format-date', min: 2, max: 2, evaluate: formatted },
  { name: 'format-date-time', min: 2, max: 2, evaluate: formatted },
]

function valueAt(args: readonly Argument[]): ExpressionValue {
  return args[0]?.evaluate() ?? ''
}

function formatted(args: readonly Argument[], scope: Scope): string {
  const value = valueAt(args)
  // What is no moment is formatted as a day, so that `2026-5-3` works and a number of days keeps its day.
  const text =
    typeof value === 'number' && !Number.isInteger(value) ? toDateTime(value, scope) : toText(value)
  return format(shiftToLocal(text, scope.world) ?? toDate(value, scope), textAt(args, 1))
}

/** A moment by the local clock; null for any other text. */
function shiftToLocal(text: string, world: World): string | null {
  const parts = parseDateTime(text)
  if (parts === null || parts.offset === null) return parts === null ? null : text
  return localText(momentOf(parts, world.offsetAt), world.offsetAt)
}

/**
 * A date written without leading zeros gets them; a moment loses its time by the local clock. A whole number is a day
 * number, any other a moment in days, as `decimal-date-time()` gives it.
 */
function toDate(value: ExpressionValue, scope: Scope): string {
  const { world } = scope
  if (typeof value === 'number') {
    return Number.isInteger(value) ? dateText(value) : localText(value * DAY_MS, world.offsetAt).slice(0, 10)
  }
  const text = toText(value)
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?$/.exec(text)
  if (loose !== null) {
    const [, year, month, day, time] = loose
    const date = `${year}-${pad(Number(month), 2)}-${pad(Number(day), 2)}`
    const local = time === undefined ? date : (shiftToLocal(`${date}${time}`, world) ?? date).slice(0, 10)
    return parseDate(local) === null ? '' : local
  }
  return text === '' ? '' : toDate(toNumber(text), scope)
}

/** A moment stays as it is; a day begins at midnight by the local clock; a number is a moment in days. */
function toDateTime(value: ExpressionValue, { world }: Scope): string {
  const text = toText(value)
  if (parseDateTime(text) !== null) return text
  const day = parseDate(text)
  const days = day === null ? toNumber(value) : Number.NaN
  const moment = day === null ? days * DAY_MS : momentOf({ ...day, time: 0, offset: null }, world.offsetAt)
  return text === '' || Number.isNaN(moment) ? '' : localText(moment, world.offsetAt)
}

/** Days and fractions from 1970-01-01T00:00Z; a day begins, and a time without a zone counts, by the local clock. */
function decimal(value: ExpressionValue, world: World): number {
  if (typeof value === 'number') return value
  const text = toText(value)
  const day = parseDate(text)
  const parts = day === null ? parseDateTime(text) : { ...day, time: 0, offset: null }
  return parts === null ? Number.NaN : momentOf(parts, world.offsetAt) / DAY_MS
}

/**
 * Milliseconds from midnight by the local clock. A time has no date, so a zone that the local clock is in now or half
 * a year from now is taken for its own, and nothing is shifted by summer time.
 */
function localTime(text: string, world: World): number {
  const parsed = parseTime(text)
  if (parsed === null) return Number.NaN
  const { time, offset } = parsed
  const now = Date.parse(world.now())
  const own = [now, now + 182 * DAY_MS].map((moment) => world.offsetAt(moment))
  if (offset === null || own.includes(offset)) return time
  const shifted = time + ((own[0] ?? 0) - offset) * 60_000
  return ((shifted % DAY_MS) + DAY_MS) % DAY_MS
}

/** Fills `%Y %y %m %n %b %d %e %a %H %h %M %S %3`. Names are English in every language, since the result is stored. */
function format(text: string, pattern: string): string {
  const moment = parseDateTime(text)
  const day = moment ?? parseDate(text)
  if (day === null) return ''
  const time = moment?.time ?? 0
  const hours = Math.floor(time / 3_600_000)
  // 1970-01-01 was a Thursday.
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7
  const parts: Readonly<Record<string, string>> = {
    Y: pad(day.year, 4),
    y: pad(day.year % 100, 2),
    m: pad(day.month, 2),
    n: String(day.month),
    b: MONTHS[day.month - 1] ?? '',
    d: pad(day.day, 2),
    e: String(day.day),
    a: DAYS[weekday] ?? '',
    H: pad(hours, 2),
    h: String(hours),
    M: pad(Math.floor(time / 60_000) % 60, 2),
    S: pad(Math.floor(time / 1000) % 60, 2),
    3: pad(time % 1000, 3),
  }
  return pattern.replace(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole)
}
