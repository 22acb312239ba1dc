import { dateFormatter } from '../../ui/formatters.ts'

/** One day on a calendar page. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly day: number
  /** False for the days of the months before and after that fill the first and last week. */
  readonly inMonth: boolean
}

/** A month as `YYYY-MM`. */
export type Month = string

/** The six weeks that show a month, Monday first as ISO 8601 counts and as most mines' shift plans do. */
export function weeksOf(month: Month): readonly (readonly CalendarDay[])[] {
  const first = new Date(`${month}-01T00:00:00Z`)
  const lead = (first.getUTCDay() + 6) % 7
  const days = Array.from({ length: 42 }, (_, index) => {
    const date = new Date(first.getTime() + (index - lead) * 86_400_000).toISOString().slice(0, 10)
    return { date, day: Number(date.slice(8)), inMonth: date.startsWith(month) }
  })
  return Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** The month so many months later, or earlier when negative. */
export function monthAfter(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** A day so many days later, or earlier when negative. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Short names of the days of the week in a language, Monday first. */
export function weekdayNames(language: string): readonly string[] {
  const format = dateFormatter(language, { weekday: 'narrow', timeZone: 'UTC' })
  // 2024-01-01 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)))
}

/** A month in words: `May 2026`, `2026年5月`. */
export function monthName(month: Month, language: string): string {
  const format = dateFormatter(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}

/** A day in words, with its weekday: `Saturday, 30 May 2026`, `2026年5月30日星期六`. */
export function dayName(date: string, language: string): string {
  // Day before month in English too: on five continents that is what is read without a second look.
  const format = dateFormatter(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date}T00:00:00Z`))
}
