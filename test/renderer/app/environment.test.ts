import { expect, test } from 'vitest'
import { deviceEnvironment, nameDevice } from '../../../renderer/app/environment.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'

test('chance stays below one', () => {
  for (let count = 0; count < 1000; count += 1) {
    const number = deviceEnvironment('x').random()
    expect(number).toBeGreaterThanOrEqual(0)
    expect(number).toBeLessThan(1)
  }
})

test('a device is named once, and forms get the name', async () => {
  const storage = createMemoryStorage()
  const name = await nameDevice(storage)
  expect(name).toMatch(/^adit:[0-9a-f-]{36}$/)
  expect(await nameDevice(storage)).toBe(name)
  expect(deviceEnvironment(name).properties).toEqual({ deviceid: name })
})
