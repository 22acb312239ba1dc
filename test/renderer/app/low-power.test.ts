import { expect, test } from 'vitest'
import { lowBattery, lowDisk } from '../../../renderer/app/low-power.ts'

test('a battery is low below 20 percent, while it runs down', () => {
  expect(lowBattery({ level: 0.09, charging: false })).toBe(9)
  expect(lowBattery({ level: 0.199, charging: false })).toBe(19)
  expect(lowBattery({ level: 0.2, charging: false })).toBeNull()
  expect(lowBattery({ level: 0.09, charging: true })).toBeNull()
  // What a machine without a battery says.
  expect(lowBattery({ level: 1, charging: true })).toBeNull()
})

test('a disk is low with less than a gigabyte above what the app needs', () => {
  const GB = 1024 ** 3
  expect(lowDisk({ free: 1.5 * GB, needed: GB })).toBe(0.5 * GB)
  expect(lowDisk({ free: 2 * GB, needed: GB })).toBeNull()
  expect(lowDisk({ free: 10, needed: GB })).toBe(0)
  expect(lowDisk({ free: null, needed: GB })).toBeNull()
})
