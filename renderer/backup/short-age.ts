const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago something was, in one number of one unit; `fresh`: less than a minute ago, and `count` is 0. */
export interface ShortAge {
  readonly unit: 'fresh' | 'minutes' | 'hours' | 'days' | 'months' | 'years'
  readonly count: number
}

/**
 * How long before `now` an ISO 8601 moment was, where there is room for a number and a sign only; in the steps of
 * `formatSince`. Null when it lies in the future: a clock was set back, and nobody knows.
 */
export function shortAge(at: string, now: string): ShortAge | null {
  const age = Date.parse(now) - Date.parse(at)
  // Claimed times are cut to whole seconds, and clocks are read one after the other.
  if (!(age > -MINUTE)) return null
  if (age < MINUTE) return { unit: 'fresh', count: 0 }
  if (age < HOUR) return { unit: 'minutes', count: Math.floor(age / MINUTE) }
  if (age < DAY) return { unit: 'hours', count: Math.floor(age / HOUR) }
  const days = Math.floor(age / DAY)
  if (days < 60) return { unit: 'days', count: days }
  if (days < 731) return { unit: 'months', count: Math.floor(days / 30.44) }
  return { unit: 'years', count: Math.floor(days / 365.25) }
}
