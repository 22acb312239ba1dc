import { describe, expect, it } from 'vitest'
import { compareValues } from '../../../shared/expression/compare.ts'
import { leaf, truth } from './evaluate-text.ts'

type Values = Record<string, string | string[]>

describe('comparison', () => {
  it.each<[string, boolean, Values?]>([
    ["'1' = '1.0'", false],
    ["1 = '1.0'", true],
    ["true() = 'anything'", true],
    ["'a' < 'b'", false],
    ["${x} = ''", true, { x: '' }],
    // A hidden question is no node at all, and still a blank to whoever asks.
    ["${hidden} = ''", true],
    ["${hidden} != 'yes'", true],
    ["${hidden} = 'yes'", false],
    ['${hidden} < 5', false],
    ['${hidden} >= 0', false],
    // Over several rows a comparison holds when it holds for any.
    ["${x} = 'b'", true, { x: ['a', 'b'] }],
    ["${x} != 'a'", true, { x: ['a', 'b'] }],
    ['${x} > 4', true, { x: ['3', '5'] }],
    ['${x} = ${y}', true, { x: ['1', '2'], y: ['2', '3'] }],
    ['${x} < ${y}', false, { x: ['3'], y: ['2', '3'] }],
  ])('%s is %s', (expression, expected, values) => {
    expect(truth(expression, values)).toBe(expected)
  })

  it('numeric questions equal what means the same number', () => {
    expect(compareValues('=', [leaf('a', '0.30', true)], '0.3')).toBe(true)
    expect(compareValues('=', [leaf('a', '0.30', true)], [leaf('b', '.3', true)])).toBe(true)
    expect(compareValues('=', [leaf('a', '0.30')], '0.3')).toBe(false)
    expect(compareValues('!=', [leaf('a', '0.30', true)], '0.3')).toBe(false)
  })
})

describe('dates', () => {
  // The environment's moment is 2026-05-30T01:30+05:45, which in UTC is still the 29th.
  it.each<[string, boolean, Values?]>([
    ['${d} > today()', true, { d: '2026-05-31' }],
    ['${d} > today()', false, { d: '2026-05-30' }],
    ['${d} = today()', true, { d: '2026-05-30' }],
    ['${d} >= today() - 30', true, { d: '2026-04-30' }],
    ['${d} < today() - 30', true, { d: '2026-04-29' }],
    ['${d} - 1 = today()', true, { d: '2026-05-31' }],
    ['date(${d} - 1) = today()', true, { d: '2026-05-31' }],
    ["${d} < '2027-01-01'", true, { d: '2026-12-31' }],
    ['now() >= today()', true],
    ['today() <= now()', true],
    ['today() > now()', false],
    ["'08:30' < '10:00'", true],
    ["'2026-05-30T10:00:00.000+02:00' < '2026-05-30T09:30:00.000Z'", true],
  ])('%s is %s', (expression, expected, values) => {
    expect(truth(expression, values)).toBe(expected)
  })
})
