import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonFault } from '../../../main/cli/json-fault.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a fault in a JSON text', () => {
  test.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{\n  "a": 1,\n  "b": }', 3, 8],
    ['{\n  "a": 1,\n}', 3, 1],
    ['[1, 2,]', 1, 7],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ["{'a': 1}", 1, 2],
    ['{"a": 1} x', 1, 10],
    ['["line\nbreak"]', 1, 2],
    ['["\\x"]', 1, 2],
    ['["open]', 1, 2],
    ['01', 1, 2],
    ['[1}', 1, 3],
    ['// no', 1, 1],
  ])('in %j stands in line %i, column %i', (text, line, column) => {
    expect(isJson(text)).toBe(false)
    expect(findJsonFault(text)).toEqual({ reason: 'syntax', line, column })
  })

  test('is a name said twice in one object, however it is spelled, though JSON.parse takes the last', () => {
    expect(findJsonFault('{"a": 1,\n "\\u0061": 2}')).toEqual({ reason: 'duplicate-key', line: 2, column: 2 })
    expect(findJsonFault('[{"a": {"a": 1}}, {"a": 2}]')).toBeNull()
    expect(findJsonFault('{"__proto__": 1}')).toBeNull()
  })

  test('is found in any damaged text, and in no sound one', () => {
    const damage = fc.record({
      json: fc.json(),
      at: fc.nat(),
      put: fc.constantFrom('', '"', ',', '{', ']', '\\', '0', ' '),
    })
    fc.assert(
      fc.property(damage, ({ json, at, put }) => {
        expect(findJsonFault(json)).toBeNull()
        const place = at % json.length
        const text = json.slice(0, place) + put + json.slice(place + 1)
        const found = findJsonFault(text)
        if (found?.reason !== 'duplicate-key') expect(found === null).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('is found in a text nested deeper than any call stack, and in one endless string', () => {
    expect(findJsonFault('['.repeat(300_000))).toMatchObject({ column: 300_001 })
    expect(findJsonFault(`["${'a\\n'.repeat(300_000)}`)).toMatchObject({ column: 2 })
    expect(findJsonFault(`["${'a\\n'.repeat(300_000)}"]`)).toBeNull()
  })
})
