import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import { expressionsOf } from '../../../shared/checklist/row-expressions.ts'
import { FUNCTIONS } from '../../../shared/expression/functions/table.ts'
import { MAX_OPERATORS, parseExpression } from '../../../shared/expression/parse.ts'
import { printExpression } from '../../../shared/expression/print.ts'
import type { BinaryOperator, Step, Tree } from '../../../shared/expression/tree.ts'

function parse(text: string): Tree {
  const read = parseExpression(text)
  if ('problem' in read) throw new Error(`${JSON.stringify(read.problem)} in ${text}`)
  return read.tree
}

/** A tree without its places. */
function bare(tree: Tree): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'at' ? undefined : value)))
}

describe('printing an expression', () => {
  it.each([
    ['((1 + 2)) + 3', '1 + 2 + 3'],
    ['1 + (2 + 3)', '1 + (2 + 3)'],
    ['(1 * 2) + 3', '1 * 2 + 3'],
    ['1 * (2 + 3)', '1 * (2 + 3)'],
    ['((a) and (b)) or c', 'a and b or c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['(a = b) = c', 'a = b = c'],
    ['a = (b = c)', 'a = (b = c)'],
    ['(a < b) = (c < d)', 'a < b = c < d'],
    ['-(a)', '-a'],
    ['-(a + b)', '-(a + b)'],
    ['-(a | b)', '-a | b'],
    ['- - a', '--a'],
    ['(-a) * b', '-a * b'],
    ['a - -b', 'a - -b'],
    ['a div b', 'a div b'],
    ["selected( ${a} ,'x')", "selected(${a}, 'x')"],
    ['"it\'s"', '"it\'s"'],
    ['"plain"', "'plain'"],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.0000001', '0.0000001'],
    ['. >= 0', '. >= 0'],
    ['../x', '../x'],
    ['/data/a', '/data/a'],
    ['//a', '//a'],
    ['/', '/'],
    ['(/) or a', '(/) or a'],
    ['(/) = a', '/ = a'],
    ['b = (/) and a', 'b = (/) and a'],
    ['-(/) * 2', '-(/) * 2'],
    ['.//a', './/a'],
    ['parent::node()/child::x', '../x'],
    ['self::x', 'self::x'],
    ['descendant::*', 'descendant::node()'],
    ["instance('p')/root/item[ name=${x} ]/max", "instance('p')/root/item[name = ${x}]/max"],
    ['(${rows})[1]/name', '${rows}[1]/name'],
    ['(a | b)[1]', '(a | b)[1]'],
    ['(a)[1]', '(a)[1]'],
    ['div div div', 'div div div'],
    ['* * *', '* * *'],
    ["jr:choice-name(${a}, '${a}')", "jr:choice-name(${a}, '${a}')"],
    ['today()', 'today()'],
  ])('%s becomes %s', (text, printed) => {
    expect(printExpression(parse(text))).toBe(printed)
    expect(bare(parse(printed))).toEqual(bare(parse(text)))
  })

  it('puts together a text that holds both kinds of quotes, which no literal can', () => {
    const tree: Tree = { kind: 'text', value: `5'6"`, at: { start: 0, end: 0 } }
    expect(printExpression(tree)).toBe(`concat('5', "'", '6"')`)
  })

  it('stays right for a number with more digits than a number can hold', () => {
    const text = '9'.repeat(400)
    expect(bare(parse(printExpression(parse(text))))).toEqual(bare(parse(text)))
    expect(printExpression(parse(`2${'0'.repeat(30)}`))).toBe(`2${'0'.repeat(30)}`)
  })

  it('does not run out of stack on the longest sum that is read', () => {
    const sum = Array.from({ length: MAX_OPERATORS + 1 }, () => '1').join(' + ')
    expect(printExpression(parse(sum))).toBe(sum)
  })

  it('gives back every tree', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        expect(bare(parse(printExpression(tree)))).toEqual(bare(tree))
      }),
      { numRuns: 2000 },
    )
  })

  it('uses no parentheses that could be left out', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        const text = printExpression(tree)
        for (const without of withoutOnePair(text)) {
          const read = parseExpression(without)
          if ('tree' in read) expect(bare(read.tree), without).not.toEqual(bare(tree))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives back every expression of the built-in checklist, and settles at once', async () => {
    const read = await readChecklist('assets/checklists/adit-acquisition')
    if ('problems' in read) throw new Error('the built-in checklist is unsound')
    const trees = [...read.checklist.rows.values()].flatMap((row) =>
      expressionsOf(row).map(({ tree }) => tree),
    )
    expect(trees.length).toBeGreaterThan(100)
    for (const tree of trees) {
      const printed = printExpression(tree)
      expect(bare(parse(printed))).toEqual(bare(tree))
      expect(printExpression(parse(printed))).toBe(printed)
    }
  })
})

/** The text without one pair of parentheses, for every pair that is not a call's, a node test's or in quotes. */
function withoutOnePair(text: string): string[] {
  const found: string[] = []
  const open: number[] = []
  let quote = ''
  for (const [index, letter] of [...text].entries()) {
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === "'" || letter === '"') quote = letter
    else if (letter === '(') open.push(index)
    else if (letter === ')') {
      const start = open.pop() ?? 0
      if (/[\w-]/.test(text[start - 1] ?? '')) continue
      found.push(`${text.slice(0, start)}${text.slice(start + 1, index)}${text.slice(index + 1)}`)
    }
  }
  return found
}

/** Trees as the parser gives them: calls rightly supplied, node-sets where they are asked for. */
function trees(): fc.Arbitrary<Tree> {
  const at = { start: 0, end: 0 }
  const name = fc.constantFrom('a', 'b-c', 'x.1', 'or', 'and', 'div', 'mod', 'node', 'parent', '水位', '_q')
  const operator = fc.constantFrom<BinaryOperator>(
    ...(['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod'] as const),
  )
  const axis = fc.constantFrom(...(['child', 'parent', 'self', 'descendant', 'descendant-or-self'] as const))
  const text = fc
    .oneof(fc.string(), fc.constantFrom("it's", 'say "so"', '', '${a}'))
    .filter((value) => !(value.includes("'") && value.includes('"')))
  const functions = [...FUNCTIONS.values()].map((definition) => ({
    definition,
    counts: [0, 1, 2, 3, 4, 5, 6, 7].filter(
      (count) =>
        count >= definition.min &&
        count <= definition.max &&
        (definition.fits === undefined || definition.fits(count)),
    ),
  }))
  return fc.letrec<{ tree: Tree; nodes: Tree; reference: Tree; path: Tree; call: Tree; steps: Step[] }>(
    (tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc
          .oneof(fc.nat({ max: 1e6 }), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
          .map((value): Tree => ({ kind: 'number', value: Math.abs(value), at })),
        text.map((value): Tree => ({ kind: 'text', value, at })),
        tie('reference'),
        fc
          .tuple(operator, tie('tree'), tie('tree'))
          .map(([op, left, right]): Tree => ({ kind: 'binary', operator: op, left, right, at })),
        tie('tree').map((inside): Tree => ({ kind: 'negate', operand: inside, at })),
        tie('call'),
        tie('nodes'),
      ),
      nodes: fc.oneof(
        { depthSize: 'small' },
        tie('reference'),
        tie('path'),
        fc
          .tuple(tie('nodes'), tie('nodes'))
          .map(([left, right]): Tree => ({ kind: 'binary', operator: '|', left, right, at })),
      ),
      reference: name.map((value): Tree => ({ kind: 'reference', name: value, at })),
      steps: fc.array(
        fc
          .tuple(axis, fc.option(name), fc.array(tie('tree'), { maxLength: 2, depthIdentifier: 'step' }))
          .map(([along, to, predicates]): Step => ({ axis: along, name: to, predicates })),
        { minLength: 1, maxLength: 3 },
      ),
      path: fc.oneof(
        tie('steps').map((steps): Tree => ({ kind: 'path', from: 'context', predicates: [], steps, at })),
        tie('steps').map((steps): Tree => ({ kind: 'path', from: 'document', predicates: [], steps, at })),
        fc.constant<Tree>({ kind: 'path', from: 'document', predicates: [], steps: [], at }),
        fc
          .tuple(tie('nodes'), fc.array(tie('tree'), { minLength: 1, maxLength: 2 }), tie('steps'))
          .map(([from, predicates, steps]): Tree => ({ kind: 'path', from, predicates, steps, at })),
        fc
          .tuple(tie('nodes'), tie('steps'))
          .map(([from, steps]): Tree => ({ kind: 'path', from, predicates: [], steps, at })),
      ),
      call: fc.constantFrom(...functions).chain(({ definition, counts }) =>
        fc.constantFrom(...counts).chain((count) =>
          fc
            .tuple(
              ...Array.from({ length: count }, (_, index) => {
                const literal = definition.literals?.some((each) => each.at === index) ?? false
                if (definition.nodeSets?.includes(index)) return tie('nodes')
                return literal ? tie('reference') : tie('tree')
              }),
            )
            .map((args): Tree => ({ kind: 'call', name: definition.name, args: args as Tree[], at })),
        ),
      ),
    }),
  ).tree
}
