/**
 * Reads a date in year-month-day order, with or without signs between, also `2026年5月3日`. Day-first and month-first
 * forms are not guessed: 03/05/2026 is two different days in two countries.
 *
 * @returns ISO 8601 `YYYY-MM-DD`, or null when there is no such day.
 */
export function readDate(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(/日$/, '')
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (parts === null) return null
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const iso = `${parts[1]}-${pad(month)}-${pad(day)}`
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso : null
}

/** Reads `7:05`, `0705`, `7.05`, `19:05:30`. @returns ISO 8601 `HH:MM:SS`, or null when there is no such time of day. */
export function readTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  const parts =
    /^(\d{1,2})\s*[:.h时]\s*(\d{2})(?:\s*[:.分]\s*(\d{2}))?[分秒]?$/.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain)
  if (parts === null) return null
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)] as const
  if (hour > 23 || minute > 59 || second > 59) return null
  return `${pad(hour)}:${pad(minute)}:${pad(second)}`
}

/** Minutes that the zone of this machine was ahead of UTC at that local moment, as `+02:00`. */
export function zoneOffset(date: string, time: string): string {
  const ahead = -new Date(`${date}T${time}`).getTimezoneOffset()
  const size = Math.abs(ahead)
  return `${ahead < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
