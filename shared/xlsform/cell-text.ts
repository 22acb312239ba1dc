/** One day, in milliseconds. */
const DAY = 86_400_000

/**
 * A cell's value as text. Numbers are written without rounding to what the sheet shows and without exponent; dates and
 * times, which are numbers with a format, as ISO 8601 (`2026-05-30`, `17:00:00`, `2026-05-30T17:00:00`); truth as `TRUE`
 * and `FALSE`.
 *
 * @param format the cell's number format, e.g. `yyyy-mm-dd`
 * @param epoch1904 days are counted from 1904, as old Macintosh books do
 */
export function cellText(kind: string, value: unknown, format: string, epoch1904: boolean): string {
  if (kind === 'b') return value === true || value === 1 ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19)
  if (typeof value !== 'number') return String(value)
  if (isDateFormat(format)) return dateText(value, epoch1904, format) ?? numberText(value)
  return numberText(value)
}

/** Spreadsheets keep 15 digits: 0.1 + 0.2 is 0.3 there. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  if (Math.abs(rounded) >= 1e15) return BigInt(Math.round(rounded)).toString()
  return rounded.toFixed(20).replace(/0+$/, '')
}

/** Whether a number format has parts of a date or a time, outside of quoted words and brackets. */
function isDateFormat(format: string): boolean {
  const first = format.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
  return /[ymdhs]/i.test(bare) && !/[0#?]\s*[eE][+-]/.test(bare)
}

function dateText(days: number, epoch1904: boolean, format: string): string | null {
  if (days < 0 || days >= 2_958_466) return null
  // Excel counts a 29 February 1900 that never was.
  const shift = epoch1904 ? 1462 : days < 60 ? 1 : 0
  const moment = new Date(Math.round(((days + shift - 25_569) * DAY) / 1000) * 1000)
  const iso = moment.toISOString()
  const whole = Math.abs(days - Math.round(days)) < 1e-9
  if (days < 1 && !epoch1904 && /[hs]/i.test(format)) return iso.slice(11, 19)
  return whole ? iso.slice(0, 10) : iso.slice(0, 19)
}
