import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayeredMap } from '../../../shared/lib/layered-map.ts'

const change = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.option(fc.string(), { nil: undefined }))

describe('a layered map', () => {
  it('holds what a copied map would hold, after any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 20 }), { maxLength: 30 }), (rounds) => {
        const copied = new Map<number, string>([...Array(100).keys()].map((key) => [key, `first ${key}`]))
        let layered: LayeredMap<number, string> = LayeredMap.over(new Map(copied))
        for (const changes of rounds) {
          for (const [key, value] of changes) {
            if (value === undefined) copied.delete(key)
            else copied.set(key, value)
          }
          layered = layered.with(changes)
          expect(layered.size).toBe(copied.size)
          expect(new Map(layered)).toEqual(copied)
          for (let key = 0; key <= 120; key += 1) {
            expect(layered.get(key)).toBe(copied.get(key))
            expect(layered.has(key)).toBe(copied.has(key))
          }
        }
      }),
    )
  })

  it('leaves the map it was made from as it was', () => {
    const first = LayeredMap.over(new Map([['a', 1]]))
    const second = first.with([
      ['a', 2],
      ['b', 3],
    ])
    expect([...first]).toEqual([['a', 1]])
    expect([...second.keys()]).toEqual(['a', 'b'])
    expect([...second.with([['a', undefined]]).values()]).toEqual([3])
  })
})
