import { expect, test } from 'vitest'
import { deviceEnvironment, localIso } from '../../../renderer/app/environment.ts'

// The tests run in Asia/Kathmandu, five hours and 45 minutes ahead of UTC.
test('the present is written in the zone of the device and means the same moment', () => {
  const moment = new Date('2026-05-30T15:00:00.000Z')
  expect(localIso(moment)).toBe('2026-05-30T20:45:00.000+05:45')
  expect(new Date(localIso(moment)).getTime()).toBe(moment.getTime())
})

test('chance stays below one', () => {
  for (let count = 0; count < 1000; count += 1) {
    const number = deviceEnvironment.random()
    expect(number).toBeGreaterThanOrEqual(0)
    expect(number).toBeLessThan(1)
  }
})
