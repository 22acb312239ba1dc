import { readDate } from '../fields/read-date.ts'

/** In which order day and month stand in front of the year. */
export type DateOrder = 'dmy' | 'mdy'

/** English months, as spreadsheets write them in many languages of their menus. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Years of two digits as Excel reads them: up to 29 this century, from 30 on the last one. */
const LAST_OF_CENTURY = 29

/**
 * Reads a day as spreadsheets write it: year first, or day and month in front of the year, or with the English name of
 * the month. Midnight behind it says nothing. What could be two days is read only in the `order` that somebody said.
 *
 * @returns `YYYY-MM-DD`, or null
 */
export function readSheetDate(text: string, order: DateOrder | null): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[T\s]+0?0:00(:00(\.0+)?)?$/, '')
  const first = readDate(plain)
  if (first !== null) return first
  const named = readNamed(plain)
  if (named !== null) return named
  const parts = numbersOf(plain)
  if (parts === null) return null
  const [a, b, year] = parts
  const days = [dayOf(year, b, a), dayOf(year, a, b)] as const
  if (days[0] === null || days[1] === null || a === b) return days[0] ?? days[1]
  return order === null ? null : order === 'dmy' ? days[0] : days[1]
}

/** Whether a text is one day or another, depending on the order of day and month. */
export function isUnclearDate(text: string): boolean {
  return readSheetDate(text, null) === null && readSheetDate(text, 'dmy') !== null
}

function numbersOf(text: string): readonly [number, number, number] | null {
  const parts = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text)
  return parts === null ? null : [Number(parts[1]), Number(parts[3]), fullYear(parts[4] ?? '')]
}

/** `30-May-26`, `30 May 2026`, `May 30, 2026`. */
function readNamed(text: string): string | null {
  const behind = /^(\d{1,2})[-\s./]+([a-z]{3,9})\.?[-\s.,/]+(\d{4}|\d{2})$/i.exec(text)
  const before = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text)
  const [day, month, year] = behind?.slice(1) ?? [before?.[2], before?.[1], before?.[3]]
  if (day === undefined || month === undefined || year === undefined) return null
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return number === 0 ? null : dayOf(fullYear(year), number, Number(day))
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year <= LAST_OF_CENTURY ? 2000 + year : 1900 + year
}

function dayOf(year: number, month: number, day: number): string | null {
  return readDate(`${String(year).padStart(4, '0')}-${month}-${day}`)
}
