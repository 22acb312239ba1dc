import { assert as holds, jsonValue, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CanonicalJsonError, canonicalJson, parseCanonical } from '../../../shared/lib/canonical-json.ts'

describe('writing', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [true, 'true'],
    [-0, '0'],
    [9007199254740991, '9007199254740991'],
    ['€$\u000f\nA\'B"\\"/水', '"€$\\u000f\\nA\'B\\"\\\\\\"/水"'],
    [[1, [2, {}], 'x'], '[1,[2,{}],"x"]'],
    [{ b: 1, a: { d: 2, c: 3 }, A: 4, '10': 5, '9': 6 }, '{"10":5,"9":6,"A":4,"a":{"c":3,"d":2},"b":1}'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
  ])('%j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each<[string, unknown, string, string]>([
    ['a fraction', { a: [0.5] }, 'number', 'a[0]'],
    ['a number beyond 2^53', 2 ** 53, 'number', ''],
    ['NaN', Number.NaN, 'number', ''],
    ['a lone surrogate', { a: '\ud800' }, 'string', 'a'],
    ['decomposed text', ['e\u0301'], 'nfc', '[0]'],
    ['a key with a space', { a: { 'b c': 1 } }, 'key', 'a.b c'],
    ['an empty key', { '': 1 }, 'key', ''],
    ['__proto__', JSON.parse('{"__proto__":1}'), 'key', '__proto__'],
    ['undefined in a list', [undefined], 'type', '[0]'],
    ['a date', { a: new Date(0) }, 'type', 'a'],
    ['a map', new Map(), 'type', ''],
    ['a big integer', 1n, 'type', ''],
  ])('%s has no canonical form', (_what, value, code, place) => {
    try {
      canonicalJson(value)
    } catch (error) {
      expect(error).toBeInstanceOf(CanonicalJsonError)
      expect(error).toMatchObject({ problem: { code, place } })
      return
    }
    expect.fail('nothing was thrown')
  })

  test('64 levels are written, 65 are not', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
    expect(canonicalJson(nested(64))).toBe(`${'['.repeat(64)}1${']'.repeat(64)}`)
    expect(() => canonicalJson(nested(65))).toThrow(CanonicalJsonError)
  })
})

describe('reading', () => {
  test.each([
    ['{"a":1', 'syntax'],
    ['', 'syntax'],
    ['{"a":1,"a":2}', 'form'],
    ['{"b":1,"a":2}', 'form'],
    ['{"a": 1}', 'form'],
    ['"\\u0041"', 'form'],
    ['"\\/"', 'form'],
    ['1.0', 'form'],
    ['1e3', 'form'],
    ['-0', 'form'],
    ['0.1', 'number'],
    ['{"__proto__":{"x":1}}', 'key'],
    ['"e\u0301"', 'nfc'],
    ['"\\ud800"', 'string'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'depth'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseCanonical(text)).toMatchObject({ problem: { code } })
  })

  test('whatever was written reads back the same', () => {
    holds(
      property(jsonValue(), (value) => {
        let text: string
        try {
          text = canonicalJson(value)
        } catch (error) {
          if (error instanceof CanonicalJsonError) return
          throw error
        }
        expect(parseCanonical(text)).toEqual({ value: JSON.parse(text) })
      }),
    )
  })
})
