import { expect, it } from 'vitest'
import { shortAge } from '../../../renderer/backup/short-age.ts'

const NOW = '2026-05-30T12:00:00Z'
const before = (milliseconds: number) => new Date(Date.parse(NOW) - milliseconds).toISOString()
const HOUR = 3_600_000

it('counts minutes, hours and days, then months and years, never more than have passed', () => {
  const ages = [59_000, 60_000, 59 * 60_000, HOUR, 24 * HOUR - 1, 24 * HOUR, 59 * 24 * HOUR, 61 * 24 * HOUR]
  expect(ages.map((age) => shortAge(before(age), NOW))).toEqual([
    { unit: 'fresh', count: 0 },
    { unit: 'minutes', count: 1 },
    { unit: 'minutes', count: 59 },
    { unit: 'hours', count: 1 },
    { unit: 'hours', count: 23 },
    { unit: 'days', count: 1 },
    { unit: 'days', count: 59 },
    { unit: 'months', count: 2 },
  ])
  expect(shortAge(before(800 * 24 * HOUR), NOW)).toEqual({ unit: 'years', count: 2 })
})

it('says nothing of a moment to come, but for one that clocks that differ may give', () => {
  expect(shortAge(before(-30_000), NOW)).toEqual({ unit: 'fresh', count: 0 })
  expect(shortAge(before(-60_000), NOW)).toBeNull()
  expect(shortAge('not a moment', NOW)).toBeNull()
})
