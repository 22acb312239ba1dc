import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../../shared/expression/parse.ts'
import { number, truth } from './evaluate-text.ts'

describe('arithmetic (XPath 1.0, section 3.5)', () => {
  it.each<[string, number]>([
    ['-1 +-1', -2],
    ['-1 --1', 0],
    ['5- 4-1--1--4', 5],
    ['.5-.5-.3', -0.3],
    ["'1'-'1'", 0],
    ['true()+true()', 2],
    ['false() - 1', -1],
    ['-15.*1.5', -22.5],
    ['5 mod 2', 1],
    ['5 mod -2', 1],
    ['-5 mod 2', -1],
    ['-5 mod -2', -1],
    ['5 mod 1.5', 0.5],
    ['10 mod (1 div 0)', 10],
    ["'1'mod'1'", 0],
    ['1 div 0', Number.POSITIVE_INFINITY],
    ['-1 div 0', Number.NEGATIVE_INFINITY],
    ['(1 div 0) * -1', Number.NEGATIVE_INFINITY],
    ['5 div 4 div 1 div -1 div -4', 0.3125],
    ['1-10 mod 3 div 3', 0.6666666666666667],
    ['4-3*4+5-1', -4],
    ['(4-3)*4+5-1', 8],
    ['8 div 2 + 4', 8],
    ['-2 * -(3 - 5)', -4],
  ])('%s is %d', (expression, expected) => {
    expect(number(expression)).toBeCloseTo(expected, 12)
  })

  it.each([
    '0 div 0',
    '0 mod 0',
    '1 mod 0',
    '(1 div 0) mod 1',
    '(1 div 0) * 0',
    '(1 div 0) + (-1 div 0)',
    "'asdf' - 'asdf'",
    "1 + ''",
    '1 + ${none}',
    "number('a') * 0",
  ])('%s is not a number', (expression) => {
    expect(number(expression)).toBeNaN()
  })
})

/** -5 to 5, 6 to 10, 4 to 8, three words, and nothing. */
const SETS = {
  low: ['-5', '-4', '-3', '-2', '-1', '0', '1', '2', '3', '4', '5'],
  high: ['6', '7', '8', '9', '10'],
  middle: ['4', '5', '6', '7', '8'],
  words: ['aaa', 'bbb', 'cccccc'],
}

describe('= and != (XPath 1.0, section 3.4)', () => {
  it.each<[string, string, boolean, boolean]>([
    ['1', '1', true, false],
    ['1', "'1'", true, false],
    ['1', "'1.00'", true, false],
    ['1', "'x'", false, true],
    ['1', 'true()', true, false],
    ['2', 'true()', true, false],
    ['0', 'false()', true, false],
    ["'1'", "'1.0'", false, true],
    ["'0'", 'false()', false, true],
    ["''", 'false()', true, false],
    ["''", "''", true, false],
    // Not a number equals nothing, not even itself.
    ['0 div 0', '0 div 0', false, true],
    ["''", '0', false, true],
    // A node-set compares by any of its nodes, so both can hold.
    ['4', '${low}', true, true],
    ['4.3', '${low}', false, true],
    ['-10', '${low}', false, true],
    ["'aaa'", '${words}', true, true],
    ["'bb'", '${words}', false, true],
    ['${low}', '${middle}', true, true],
    ['${low}', '${high}', false, true],
    ['true()', '${low}', true, false],
    ['false()', '${low}', false, true],
    // An empty one is a blank: a hidden answer differs from any word.
    ['true()', '${none}', false, true],
    ['false()', '${none}', true, false],
    ["''", '${none}', true, false],
    ['0', '${none}', false, true],
  ])('%s and %s', (left, right, same, different) => {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ]) {
      expect(truth(`${a} = ${b}`, SETS)).toBe(same)
      expect(truth(`${a} != ${b}`, SETS)).toBe(different)
    }
  })
})

describe('< <= > >=', () => {
  it.each<[string, string, string]>([
    ['1', '2', '< <='],
    ['1', '1', '<= >='],
    ["'2'", '1', '> >='],
    ["'10'", "'9'", '> >='],
    ['2', 'true()', '> >='],
    ['false()', '1', '< <='],
    ['true()', "''", ''],
    ["''", "'0'", ''],
    ["'a'", "'b'", ''],
    ['-10', '${low}', '< <='],
    ['5', '${low}', '<= > >='],
    ['2', '${low}', '< <= > >='],
    ['${low}', '2', '< <= > >='],
    ["'aaa'", '${words}', ''],
    ['0', '${none}', ''],
    ['${low}', '${none}', ''],
    ['${low}', '${middle}', '< <= > >='],
    ['${low}', '${high}', '< <='],
  ])('%s and %s: %s', (left, right, holding) => {
    const found = ['<', '<=', '>', '>='].filter((operator) => truth(`${left} ${operator} ${right}`, SETS))
    expect(found.join(' ')).toBe(holding)
  })
})

describe('the number of arguments is that of the specification', () => {
  it.each(
    `sum() sum(\${a},1) count() count(\${a},1) count-non-empty() if(1,2) if(1,2,3,4) coalesce('') once() once(1,2)
    date() date(1,2) date-time() format-date(1) format-date(1,2,3) format-date-time(1) decimal-date-time()
    decimal-date-time(1,2) decimal-time(1,2) string-length(1,2) substr(1) substr(1,2,3,4) substring-before(1)
    substring-after(1,2,3) join() contains(1) starts-with(1) ends-with(1) normalize-space(1,2) translate(1,2)
    regex(1) number(1,2) int() int(1,2) round() round(1,2,3) pow(1) log() log10(1,2) abs() sin() atan2(1) sqrt() exp(1,2)
    exp10() pi(1) random(1) boolean() boolean-from-string() not() not(1,2) true(1) false(1) checklist(1)
    weighted-checklist(1) weighted-checklist(1,2,3) uuid(1,2) digest(1) base64-decode() area() area(1,2) distance()
    geofence(1) pulldata(1,2,3) version(1) selected(1) selected-at(1) count-selected() jr:choice-name(1) jr:itext()
    indexed-repeat(\${a},\${b}) indexed-repeat(\${a},\${b},1,\${c}) position(\${a},1) instance() current(1) last(1)
    today(1) now(1) randomize() min() max()`
      .trim()
      .split(/\s+/),
  )('%s is refused', (expression) => {
    expect(parseExpression(expression)).toMatchObject({ problem: { code: 'wrong-number-of-arguments' } })
  })
})
