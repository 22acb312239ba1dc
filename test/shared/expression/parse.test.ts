import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_EXPRESSION_LENGTH, parseExpression } from '../../../shared/expression/parse.ts'
import type { Tree } from '../../../shared/expression/tree.ts'

function tree(text: string): Tree {
  const result = parseExpression(text)
  if ('problem' in result) throw new Error(JSON.stringify(result.problem))
  return result.tree
}

/** The tree as text with every operation in brackets, so that a test can read its shape. */
function shape(part: Tree): string {
  switch (part.kind) {
    case 'number':
      return String(part.value)
    case 'text':
      return `'${part.value}'`
    case 'reference':
      return `\${${part.name}}`
    case 'negate':
      return `(-${shape(part.operand)})`
    case 'binary':
      return `(${shape(part.left)} ${part.operator} ${shape(part.right)})`
    case 'call':
      return `${part.name}(${part.args.map(shape).join(', ')})`
    case 'path': {
      const from = part.from === 'context' ? '' : part.from === 'document' ? '/' : `<${shape(part.from)}>`
      const predicates = (trees: readonly Tree[]) => trees.map((each) => `[${shape(each)}]`).join('')
      const steps = part.steps.map(
        (step) => `${step.axis}::${step.name ?? 'any'}${predicates(step.predicates)}`,
      )
      return `${from}${predicates(part.predicates)}{${steps.join(' ')}}`
    }
  }
}

describe('an expression is read as XPath 1.0 reads it', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['(1 - 2) * 3', '((1 - 2) * 3)'],
    ['8 div 4 mod 3', '((8 div 4) mod 3)'],
    ['1 = 2 or 3 < 4 and 5 != 6', '((1 = 2) or ((3 < 4) and (5 != 6)))'],
    ['1 < 2 = 3 >= 4', '((1 < 2) = (3 >= 4))'],
    ['--1', '(-(-1))'],
    ['-${a} * 2', '((-${a}) * 2)'],
    ['.5 + 5.', '(0.5 + 5)'],
    [`'say "x"' = "it's"`, `('say "x"' = 'it's')`],
    ["${ACQ-LEG-01} = 'no'", "(${ACQ-LEG-01} = 'no')"],
    ['${ spaced } > 1', '(${spaced} > 1)'],
    ['${a}-1', '(${a} - 1)'],
    ['a-b', '{child::a-b}'],
    ['a - b', '({child::a} - {child::b})'],
    ['today()-30', '(today() - 30)'],
    ['div div mod', '({child::div} div {child::mod})'],
    ['* * *', '({child::any} * {child::any})'],
    ['.', '{self::any}'],
    ['../name', '{parent::any child::name}'],
    ['current()/../x', '<current()>{parent::any child::x}'],
    ['/data/a//b', '/{child::data child::a descendant-or-self::any child::b}'],
    ['child::a/parent::node()', '{child::a parent::any}'],
    [
      "instance('list')/root/item[name = ${x}]/label",
      "<instance('list')>{child::root child::item[({child::name} = ${x})] child::label}",
    ],
    ['${rows}[position() = 2]/a', '<${rows}>[(position() = 2)]{child::a}'],
    ['${a} | ${b}', '(${a} | ${b})'],
    ["jr:choice-name(${a}, '${a}')", 'jr:choice-name(${a}, ${a})'],
    ["if(selected(., 'x'), 1, 2)", "if(selected({self::any}, 'x'), 1, 2)"],
    ['${水质} + 1', '(${水质} + 1)'],
  ])('%s', (text, expected) => {
    expect(shape(tree(text))).toBe(expected)
  })

  it('keeps the place of every part', () => {
    const sum = tree('12 + ${abc}')
    expect(sum.at).toEqual({ start: 0, end: 11 })
    expect(sum.kind === 'binary' && sum.right.at).toEqual({ start: 5, end: 11 })
  })
})

describe('a fault is named with its place', () => {
  it.each([
    ['', 'unexpected-end', 0, 0],
    ['1 +', 'unexpected-end', 3, 3],
    ['(1', 'unexpected-end', 2, 2],
    ['1 2', 'unexpected-token', 2, 3],
    [')', 'unexpected-token', 0, 1],
    ['1 = = 2', 'unexpected-token', 4, 5],
    ["'abc", 'unterminated-string', 0, 4],
    ['1 + ~', 'unknown-character', 4, 5],
    ['${a', 'unknown-character', 0, 1],
    ['${a b}', 'unknown-character', 0, 1],
    ['nope(1)', 'unknown-function', 0, 4],
    ['1 + round()', 'wrong-number-of-arguments', 4, 11],
    ['today(1)', 'wrong-number-of-arguments', 0, 8],
    ['weighted-checklist(1, 2, 3)', 'wrong-number-of-arguments', 0, 27],
    ['@a', 'unknown-axis', 0, 1],
    ['following::a', 'unknown-axis', 0, 9],
    ['current()/', 'unexpected-end', 10, 10],
    ['a/text()', 'unexpected-token', 2, 6],
    ['a/child::text()', 'unknown-function', 9, 13],
    ['a/count(b)', 'unexpected-token', 2, 7],
    ['sum(1)', 'not-a-node-set', 4, 5],
    ["regex(., '[a')", 'invalid-pattern', 9, 13],
    ["regex(., '(a)\\1')", 'invalid-pattern', 9, 16],
    ["digest(., 'CRC')", 'unknown-option', 10, 15],
    ["digest(., 'MD5', 'octal')", 'unknown-option', 17, 24],
    ["digest('a')", 'wrong-number-of-arguments', 0, 11],
    ['randomize(1, 2)', 'not-a-node-set', 10, 11],
    ['randomize(${a}, 1, 2)', 'wrong-number-of-arguments', 0, 21],
    ['version(1)', 'wrong-number-of-arguments', 0, 10],
    ['1 + ${last-saved#a}', 'last-saved', 4, 19],
    ['count(1)', 'not-a-node-set', 6, 7],
    ["'a'/b", 'not-a-node-set', 0, 3],
    ['1 | ${a}', 'not-a-node-set', 0, 1],
  ])('%s', (text, code, start, end) => {
    expect(parseExpression(text)).toMatchObject({ problem: { code, at: { start, end } } })
  })

  it('refuses nesting that would exhaust the stack, and texts beyond all measure', () => {
    const deep = `${'('.repeat(5000)}1${')'.repeat(5000)}`
    expect(parseExpression(deep)).toHaveProperty('problem.code', 'too-deep')
    expect(parseExpression('-'.repeat(5000))).toHaveProperty('problem.code', 'too-deep')
    expect(parseExpression('1'.repeat(MAX_EXPRESSION_LENGTH + 1))).toHaveProperty('problem.code', 'too-long')
  })

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '${a}',
      '(',
      ')',
      "'",
      '"',
      '..',
      '/',
      '//',
      '[',
      ']',
      'or',
      '-',
      '*',
      'if(',
      ',',
      '1',
      ' ',
      '::',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const result = parseExpression(pieces.join(''))
        return 'tree' in result || 'problem' in result
      }),
    )
  })
})
