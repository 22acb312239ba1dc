import { expect, test } from 'vitest'
import { claimedTime, localIso } from '../../../shared/lib/moment.ts'

// The tests run in Asia/Kathmandu, five hours and 45 minutes ahead of UTC.
test('the present is written in the zone of the device and means the same moment', () => {
  const moment = new Date('2026-05-30T15:00:00.000Z')
  expect(localIso(moment)).toBe('2026-05-30T20:45:00.000+05:45')
  expect(new Date(localIso(moment)).getTime()).toBe(moment.getTime())
})

test('a claimed time is in UTC and whole seconds', () => {
  expect(claimedTime(new Date('2026-05-30T20:45:12.987+05:45'))).toBe('2026-05-30T15:00:12Z')
})
