import { toNumber, toText } from '../convert.ts'
import {
  dateNumber,
  dateText,
  dateTimeText,
  dayNumber,
  pad,
  parseDate,
  parseDateTime,
  parseTime,
} from '../dates.ts'
import type { Argument, FunctionDefinition, Scope } from '../scope.ts'
import { textAt } from './arguments.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Dates are text, `YYYY-MM-DD`; as numbers they are days since 1970-01-01 (see `dateNumber`). */
export const DATE_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'today', min: 0, max: 0, evaluate: (_, scope) => scope.world.now().slice(0, 10) },
  { name: 'now', min: 0, max: 0, evaluate: (_, scope) => scope.world.now() },
  { name: 'date', min: 1, max: 1, evaluate: toDate },
  { name: 'date-time', min: 1, max: 1, evaluate: toDateTime },
  { name: 'decimal-date-time', min: 1, max: 1, evaluate: (args) => dateNumberOf(args) },
  {
    name: 'decimal-time',
    min: 1,
    max: 1,
    evaluate: (args) => (parseTime(textAt(args, 0))?.time ?? Number.NaN) / 86_400_000,
  },
  { name: 'format-date', min: 2, max: 2, evaluate: (args) => format(dayOrMoment(args), textAt(args, 1)) },
  {
    name: 'format-date-time',
    min: 2,
    max: 2,
    evaluate: (args, scope) => format(toDateTime(args, scope), textAt(args, 1)),
  },
]

/** What `format-date` gets: a moment keeps its time, everything else becomes a date. */
function dayOrMoment(args: readonly Argument[]): string {
  const text = textAt(args, 0)
  return parseDateTime(text) === null ? toDate(args) : text
}

/** A date written without leading zeros gets them; a moment loses its time; a number is a day number. */
function toDate(args: readonly Argument[]): string {
  const value = args[0]?.evaluate() ?? ''
  if (typeof value === 'number') return dateText(value)
  const text = toText(value)
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?$/.exec(text)
  if (loose !== null) {
    const date = `${loose[1]}-${pad(Number(loose[2]), 2)}-${pad(Number(loose[3]), 2)}`
    return parseDate(date) === null ? '' : date
  }
  return text === '' ? '' : dateText(toNumber(text))
}

function toDateTime(args: readonly Argument[], scope: Scope): string {
  const value = args[0]?.evaluate() ?? ''
  const text = toText(value)
  if (parseDateTime(text) !== null) return text
  const zone = scope.world.now().slice(23) || 'Z'
  if (parseDate(text) !== null) return `${text}T00:00:00.000${zone}`
  const days = toNumber(value)
  if (text === '' || Number.isNaN(days)) return ''
  return dateTimeText(days, parseTime(`00:00${zone}`)?.offset ?? 0)
}

function dateNumberOf(args: readonly Argument[]): number {
  const value = args[0]?.evaluate() ?? ''
  return typeof value === 'number' ? value : dateNumber(toText(value))
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
