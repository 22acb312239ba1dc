/** Milliseconds of a day; leap seconds are not counted. */
export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A day in the calendar, month and day from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A moment as written: wall clock, and the zone's distance from UTC in minutes when it is given. */
export interface DateTimeParts extends CalendarDay {
  /** Milliseconds since midnight. */
  readonly time: number
  readonly offset: number | null
}

/** Reads `YYYY-MM-DD`. Null when it is no day of the Gregorian calendar (30 February). */
export function parseDate(text: string): CalendarDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isDay(day) ? day : null
}

/** Reads `HH:MM`, with seconds, fraction and zone if given. Null when it is no time of day. */
export function parseTime(text: string): { readonly time: number; readonly offset: number | null } | null {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text)
  if (match === null) return null
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const fraction = Number(`0.${match[4] ?? 0}`)
  const time = (hours * 3600 + minutes * 60 + seconds) * 1000 + Math.floor(fraction * 1000)
  const offset = parseOffset(match[5])
  return offset === null || Math.abs(offset) <= 14 * 60 ? { time, offset } : null
}

/** Reads `YYYY-MM-DDTHH:MM`, with seconds, fraction and zone if given. Null when it is no moment. */
export function parseDateTime(text: string): DateTimeParts | null {
  if (text[10] !== 'T') return null
  const day = parseDate(text.slice(0, 10))
  const time = parseTime(text.slice(11))
  return day === null || time === null ? null : { ...day, ...time }
}

/** Whole days from 1970-01-01 to this day. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  // Date.UTC reads years below 100 as 19xx; setUTCFullYear does not.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / DAY_MS)
}

/** The day that lies `days` (rounded down) after 1970-01-01, as `YYYY-MM-DD`; '' outside of the years 0 to 9999. */
export function dateText(days: number): string {
  const date = new Date(Math.floor(days) * DAY_MS)
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 0 || year > 9999) return ''
  return `${pad(year, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}

/** Days and fractions since 1970-01-01T00:00Z. Without a zone the wall clock is taken as UTC. */
function momentNumber(parts: DateTimeParts): number {
  return momentOf(parts, () => 0) / DAY_MS
}

/** How far the local clock is from UTC at a moment, in minutes. */
export type OffsetAt = (moment: number) => number

/** Milliseconds from 1970-01-01T00:00Z to a moment. Without a zone it is read from the local clock. */
export function momentOf(parts: DateTimeParts, offsetAt: OffsetAt): number {
  const wall = dayNumber(parts) * DAY_MS + parts.time
  if (parts.offset !== null) return wall - parts.offset * MINUTE_MS
  // The offset is asked for at a moment that is only known with the offset: the second guess is right but in a gap.
  const guess = wall - offsetAt(wall) * MINUTE_MS
  return wall - offsetAt(guess) * MINUTE_MS
}

/** What the local clock and calendar show at a moment; '' outside of the years 0 to 9999. */
export function localText(moment: number, offsetAt: OffsetAt): string {
  return dateTimeText(moment / DAY_MS, offsetAt(moment))
}

/** Days and fractions since 1970-01-01 by the wall clock, wherever it hung. */
export function wallClockNumber(parts: DateTimeParts): number {
  return dayNumber(parts) + parts.time / DAY_MS
}

/** The moment `days` after 1970-01-01T00:00Z in the zone `offset` minutes from UTC; '' outside of the calendar. */
function dateTimeText(days: number, offset: number): string {
  const local = Math.round((days + offset / 1440) * DAY_MS)
  const date = dateText(local / DAY_MS)
  if (date === '') return ''
  const time = ((local % DAY_MS) + DAY_MS) % DAY_MS
  const zone = Math.abs(offset)
  const clock = [time / 3_600_000, (time / 60_000) % 60, (time / 1000) % 60].map((part) =>
    pad(Math.floor(part), 2),
  )
  const sign = offset < 0 ? '-' : '+'
  return `${date}T${clock.join(':')}.${pad(time % 1000, 3)}${sign}${pad(Math.floor(zone / 60), 2)}:${pad(zone % 60, 2)}`
}

/**
 * The number behind a date or a moment in text (ODK XForms, `number()`): whole days for a date, so that
 * `${date} - 30` is a day again; days with fractions, by UTC, for a moment. NaN for anything else.
 */
export function dateNumber(text: string): number {
  const day = parseDate(text)
  if (day !== null) return dayNumber(day)
  const moment = parseDateTime(text)
  return moment === null ? Number.NaN : momentNumber(moment)
}

/** Writes a number with leading zeros. */
export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function parseOffset(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text === 'Z') return 0
  const rest = Number(text.slice(3).replace(':', '') || 0)
  const minutes = rest > 59 ? Number.NaN : Number(text.slice(1, 3)) * 60 + rest
  return text.startsWith('-') ? -minutes : minutes
}

function isDay({ year, month, day }: CalendarDay): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= length
}
