import { expect, test } from 'vitest'
import { deviceEnvironment } from '../../../renderer/app/environment.ts'

test('chance stays below one', () => {
  for (let count = 0; count < 1000; count += 1) {
    const number = deviceEnvironment.random()
    expect(number).toBeGreaterThanOrEqual(0)
    expect(number).toBeLessThan(1)
  }
})
