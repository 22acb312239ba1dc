import { describe, expect, test } from 'vitest'
import { createSlowWatch, type Heads, SLOW_AFTER } from '../../../renderer/copies/slow-copies.ts'

const [one, two] = [{ name: 'one' }, { name: 'two' }]

/** What is said at each moment, of what the copies are at then. */
function said(
  ...moments: readonly (readonly [at: number, database: object | null, journal: object | null])[]
) {
  let heads: Heads = { database: null, journal: null }
  const watch = createSlowWatch(() => heads)
  return moments.map(([at, database, journal]) => {
    heads = { database, journal }
    return watch.look(at)
  })
}

describe('a copy that does not answer', () => {
  test('is slow after a while, and the other one has it', () => {
    expect(
      said([0, one, one], [10, null, one], [SLOW_AFTER - 1, null, one], [SLOW_AFTER, null, one]),
    ).toEqual([null, null, null, { slow: 'journal', has: 'database' }])
    expect(said([0, one, null], [SLOW_AFTER, one, null]).at(-1)).toEqual({ slow: 'database', has: 'journal' })
  })

  test('is not slow any more once it goes on', () => {
    expect(said([0, null, one], [SLOW_AFTER, null, one], [SLOW_AFTER + 1, null, two]).at(-1)).toBeNull()
    expect(said([0, null, one], [SLOW_AFTER, null, one], [SLOW_AFTER + 1, null, null]).at(-1)).toBeNull()
  })

  test('leaves nothing to say of the other while that is at work too', () => {
    expect(said([0, null, one], [SLOW_AFTER, two, one]).at(-1)).toEqual({ slow: 'journal', has: null })
    expect(said([0, one, one], [SLOW_AFTER, one, one]).at(-1)).toEqual({ slow: 'both', has: null })
  })
})

test('copies that are busy with one thing after the other are not slow', () => {
  const moments = Array.from({ length: 20 }, (_, n) => [n * 1_000, { n }, { n }] as const)
  expect(said(...moments).every((slow) => slow === null)).toBe(true)
})

test('time at rest is not time at work', () => {
  expect(said([0, null, null], [SLOW_AFTER * 10, null, one]).at(-1)).toBeNull()
})
