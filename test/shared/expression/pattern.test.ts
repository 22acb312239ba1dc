import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPattern, matchesPattern } from '../../../shared/expression/pattern.ts'

describe('a pattern', () => {
  it.each<[string, string, boolean]>([
    ['[A-Z]{3}-[0-9]+', 'ABC-12', true],
    ['[A-Z]{3}-[0-9]+', 'xABC-12', false],
    ['^[A-Z]{3}$', 'ABC', true],
    ['a|bc', 'bc', true],
    ['a|bc', 'abc', false],
    ['(?:ab)*', 'ababab', true],
    ['(?:ab)*', 'aba', false],
    ['a{2,3}', 'a', false],
    ['a{2,3}', 'aaa', true],
    ['a{2,3}', 'aaaa', false],
    ['a{2,}', 'aaaaa', true],
    ['a+?b??', 'aa', true],
    ['\\d\\.\\d', '1.2', true],
    ['\\d\\.\\d', '1x2', false],
    ['.', '\n', false],
    ['.', '🜨', true],
    ['[^🜨]', '🜨', false],
    ['\\p{L}+', '水质', true],
    ['[\\]a]+', 'a]', true],
    ['(?i)abc', 'aBC', true],
    ['(?i)[a-c]+\\.', 'ABC.', true],
    ['(?<year>\\d{4})', '2026', true],
    ['(?!.*bad).*', 'good', true],
    ['(?!.*bad).*', 'too bad', false],
    ['(?=.*\\d)(?=.*[a-z]).{4,}', 'abc1', true],
    ['(?=.*\\d)(?=.*[a-z]).{4,}', 'abcd', false],
    ['.*\\bpit\\b.*', 'the pit wall', true],
    ['.*\\bpit\\b.*', 'the pitwall', false],
    ['a\\Bb', 'ab', true],
    ['', '', true],
    ['(a|b*)*c', 'abbac', true],
    ['x{,2}', 'x{,2}', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(isPattern(pattern)).toBe(true)
    expect(matchesPattern(text, pattern)).toBe(expected)
  })

  it.each([
    '[a',
    '(a',
    'a)',
    '*a',
    'a**',
    'a++',
    '(a)\\1',
    '(?<=a)b',
    '(?<!a)b',
    '\\Qa',
    'a{3,2}',
    'a{1,1001}',
    '(?:a{1000}){1000}',
    '[z-a]',
    '\\',
    'a'.repeat(1001),
    `${'('.repeat(60)}a${')'.repeat(60)}`,
  ])('%j is refused', (pattern) => {
    expect(isPattern(pattern)).toBe(false)
    expect(matchesPattern('a', pattern)).toBe(false)
  })

  it.each(['(a+)+b', '(a|a)*b', '(a|aa)+b', '(.*)*b', 'a*a*a*a*a*a*b', '((a?){30}){30}b', '(?=(a+)+b)a*'])(
    '%s does not run away on a text that nearly fits',
    (pattern) => {
      // On a backtracking engine, most of these would outlive whoever waits for them.
      expect(matchesPattern('a'.repeat(3000), pattern)).toBe(false)
    },
  )

  it('means what it means to the engine of the language', () => {
    const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(?:a|b)', '(?:ab|)', '(?=a)', '\\b')
    const sign = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,2}', '{1,}')
    const part = fc
      .tuple(piece, sign)
      .map(([atom, count]) => (/^\(\?=|^\\b/.test(atom) ? atom : atom + count))
    const sequence = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''))
    const nested = fc.tuple(sequence, sequence, sign).map(([a, b, count]) => `(?:${a}|${b})${count}${b}`)
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 6 })
    fc.assert(
      fc.property(fc.oneof(sequence, nested), text, (pattern, subject) => {
        expect(matchesPattern(subject, pattern)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(subject))
      }),
      { numRuns: 1000 },
    )
  })
})
