import type { Environment } from '../../shared/engine/form-view.ts'

/** The moment at which tests happen: late enough in the day that the UTC date is another one. */
export const TEST_NOW = '2026-05-30T01:30:00.000+05:45'

/** An environment in which nothing is left to chance: a fixed moment, counted random numbers and UUIDs. */
export function fakeEnvironment(now: string = TEST_NOW): Environment {
  let count = 0
  return {
    now: () => now,
    random: () => {
      count += 1
      return (count % 10) / 10
    },
    uuid: () => {
      count += 1
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
    },
  }
}
