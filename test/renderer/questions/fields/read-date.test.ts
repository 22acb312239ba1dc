import { describe, expect, it } from 'vitest'
import { readDate, readTime, zoneOffset } from '../../../../renderer/questions/fields/read-date.ts'

describe('a typed date', () => {
  it.each(['2026-05-03', '2026/5/3', '2026.5.3', '20260503', '2026年5月3日', '２０２６-５-３', ' 2026-5-3 '])(
    '%j is a day',
    (typed) => {
      expect(readDate(typed)).toBe('2026-05-03')
    },
  )

  it.each(['', '03/05/2026', '2026-13-01', '2026-02-30', '2025-02-29', '2026-5', '26-05-03'])(
    '%j is none',
    (typed) => {
      expect(readDate(typed)).toBeNull()
    },
  )

  it('may be a leap day', () => {
    expect(readDate('2024-02-29')).toBe('2024-02-29')
  })
})

describe('a typed time', () => {
  it.each([
    ['7:05', '07:05:00'],
    ['705', '07:05:00'],
    ['0705', '07:05:00'],
    ['7.05', '07:05:00'],
    ['19:05:30', '19:05:30'],
    ['19时05分', '19:05:00'],
    ['19：05', '19:05:00'],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  it.each(['', '24:00', '12:60', '12', '7pm', '12:30:61'])('%j is none', (typed) => {
    expect(readTime(typed)).toBeNull()
  })
})

describe('the zone', () => {
  it('is that of the machine at that moment', () => {
    // The tests run in Nepal's zone, which keeps no summer time.
    expect(zoneOffset('2026-05-03', '12:00:00')).toBe('+05:45')
  })
})
