import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pace } from '../../../renderer/ui/pace.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('the first is done at once, a hundred that follow are one, and after a rest the next is at once again', () => {
  let done = 0
  const call = pace(() => {
    done += 1
  }, 100)
  call()
  expect(done).toBe(1)
  for (let turn = 0; turn < 100; turn += 1) call()
  expect(done).toBe(1)
  vi.advanceTimersByTime(100)
  expect(done).toBe(2)
  call()
  expect(done).toBe(2)
  vi.advanceTimersByTime(300)
  expect(done).toBe(3)
  call()
  expect(done).toBe(4)
})
