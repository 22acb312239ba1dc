import type { Language } from '../messages/i18n.ts'
import { formatAge, formatAgo, formatDateTime } from '../ui/format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago a moment was: minutes, hours, then as `formatAge`; the moment itself when it lies in the future. */
export function formatSince(at: string, now: string, language: Language): string {
  const age = Date.parse(now) - Date.parse(at)
  // Claimed times are cut to whole seconds, and clocks are read one after the other.
  if (!(age > -MINUTE)) return formatDateTime(at, language)
  if (age >= DAY) return formatAge(at, now, language)
  const [count, unit] =
    age >= HOUR
      ? ([Math.floor(age / HOUR), 'hour'] as const)
      : ([Math.max(0, Math.floor(age / MINUTE)), 'minute'] as const)
  return formatAgo(count, unit, language)
}
