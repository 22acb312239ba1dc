import { afterEach, expect, test } from 'vitest'
import { claimedTime, localIso, localOffset } from '../../../shared/lib/moment.ts'

const usual = process.env.TZ
afterEach(() => {
  process.env.TZ = usual
})

// The tests run in Asia/Kathmandu, five hours and 45 minutes ahead of UTC.
test('the present is written in the zone of the device and means the same moment', () => {
  const moment = new Date('2026-05-30T15:00:00.000Z')
  expect(localIso(moment)).toBe('2026-05-30T20:45:00.000+05:45')
  expect(new Date(localIso(moment)).getTime()).toBe(moment.getTime())
})

test('a claimed time is in UTC and whole seconds', () => {
  expect(claimedTime(new Date('2026-05-30T20:45:12.987+05:45'))).toBe('2026-05-30T15:00:12Z')
})

test('in the zone of UTC itself a clock is 0 minutes ahead, as its written form says when it is read again', () => {
  process.env.TZ = 'UTC'
  const offset = localOffset(Date.parse('2026-05-30T15:00:00.000Z'))
  expect(JSON.parse(JSON.stringify(offset))).toBe(offset)
  expect(offset).toBe(0)
})
