import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildChoiceNodes } from '../../../shared/engine/choice-nodes.ts'
import { isNodeSet, toText } from '../../../shared/expression/convert.ts'
import { evaluate, itemsFor } from '../../../shared/expression/evaluate.ts'
import { parseExpression } from '../../../shared/expression/parse.ts'
import type { ExpressionNode, World } from '../../../shared/expression/scope.ts'
import type { Tree } from '../../../shared/expression/tree.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'
import { leaf } from './evaluate-text.ts'

/** What columns hold and what is asked for: words, blanks, numbers written in several ways, days and moments. */
const TEXTS = ['a', 'b', '', '1', '1.0', '01', '-1', '0', 'true', '2026-05-30', '2026-05-30T00:00:00.000Z']

/** One row of a list: a column that is missing is undefined. */
type Row = Readonly<Record<'x' | 'y', string | undefined>>

function listOf(rows: readonly Row[]) {
  const choices = rows.map(({ x, y }, index) => ({
    name: `n${index}`,
    label: { en: `Label ${index}` },
    columns: { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) },
  }))
  return buildChoiceNodes('list', choices, 'en')
}

/** The same nodes, without what finds them quickly. */
function withoutIndex(node: ExpressionNode): ExpressionNode {
  return {
    name: node.name,
    leaf: node.leaf,
    numeric: node.numeric,
    text: () => node.text(),
    relevant: () => true,
    parent: () => node.parent(),
    children: () => (node.name === 'instance' ? node.children().map(withoutIndex) : node.children()),
    position: () => node.position(),
  }
}

function worldOf(list: ExpressionNode, answers: Readonly<Record<string, readonly ExpressionNode[]>>): World {
  return {
    ...fakeEnvironment(),
    offsetAt: () => 0,
    reference: (name) => answers[name] ?? [],
    instance: () => list,
    itext: () => '',
    version: '',
    choiceLabel: () => '',
    document: leaf('', ''),
  }
}

function treeOf(text: string): Tree {
  const parsed = parseExpression(text)
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.code}`)
  return parsed.tree
}

const text = fc.constantFrom(...TEXTS)
const rows = fc.array(
  fc.record({ x: fc.option(text, { nil: undefined }), y: fc.option(text, { nil: undefined }) }),
  { maxLength: 8 },
)
const key = fc.oneof(
  text.map((word) => `'${word}'`),
  fc.constantFrom(
    '1',
    '-1',
    '0 div 0',
    'true()',
    'false()',
    '${q}',
    '${many}',
    '${none}',
    '${n}',
    'current()',
  ),
  fc.constantFrom(
    "concat('', ${q})",
    '${n} + 0',
    'y',
    '.',
    'string()',
    'position()',
    "if(${q} = 'a', 'b', 1)",
  ),
)
const equation = fc
  .tuple(
    fc.constantFrom('x', './y', 'name', 'x | y'),
    fc.constantFrom('=', '=', '=', '!=', '<'),
    key,
    fc.boolean(),
  )
  .map(([column, sign, value, turned]) =>
    turned ? `${value} ${sign} ${column}` : `${column} ${sign} ${value}`,
  )
const condition = fc.oneof(
  equation,
  fc.tuple(equation, fc.constantFrom('and', 'or'), equation).map(([a, word, b]) => `${a} ${word} ${b}`),
  fc.tuple(equation, equation, equation).map(([a, b, c]) => `(${a}) and (${b} and ${c})`),
  equation.map((inner) => `not(${inner})`),
  fc.constantFrom('2', '${n}', "x = 'a' and position() = 2", 'position() = last()'),
)
const answers = fc.record({
  q: text.map((word) => [leaf('q', word)]),
  n: fc.constantFrom('1', '1.0', '', '-1', 'a').map((word) => [leaf('n', word, true)]),
  many: fc.array(text, { maxLength: 3 }).map((words) => words.map((word) => leaf('many', word))),
})

describe('an index finds what asking every item finds', () => {
  it('in a choice filter', () => {
    fc.assert(
      fc.property(rows, condition, answers, (list, filter, given) => {
        const { root } = listOf(list)
        const world = worldOf(root, given)
        const current = leaf('self', 'a')
        const tree = treeOf(filter)
        const found = (from: ExpressionNode) =>
          itemsFor(tree, from, current, world).map((item) => item.position())
        expect(found(root)).toEqual(found(withoutIndex(root)))
      }),
      { numRuns: 500 },
    )
  })

  it('in the predicates of a path', () => {
    fc.assert(
      fc.property(rows, condition, condition, answers, (list, first, second, given) => {
        const nodes = listOf(list)
        const value = (tree: Tree, from: ExpressionNode) => {
          const result = evaluate(tree, leaf('self', 'a'), worldOf(from, given))
          return isNodeSet(result) ? result.map((node) => node.text()) : toText(result)
        }
        for (const path of [
          `item[${first}]/name`,
          `item[${first}][${second}]/label`,
          `item[${first}][1]/name`,
        ]) {
          const tree = treeOf(`instance('list')/root/${path}`)
          expect(value(tree, nodes.list)).toEqual(value(tree, withoutIndex(nodes.list)))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('in pulldata()', () => {
    fc.assert(
      fc.property(rows, text, (list, wanted) => {
        const nodes = listOf(list)
        const tree = treeOf(`pulldata('list', 'name', 'x', '${wanted}')`)
        const value = (from: ExpressionNode) => evaluate(tree, leaf('self', ''), worldOf(from, {}))
        expect(value(nodes.list)).toBe(value(withoutIndex(nodes.list)))
      }),
    )
  })
})

describe('a cascading select', () => {
  const cities = Array.from(
    { length: 10_000 },
    (_, index): Row => ({ x: `p${index % 100}`, y: String(index) }),
  )

  /** A list that counts how often its items are asked for a column. */
  function counted() {
    let asked = 0
    const nodes = listOf(cities)
    for (const item of nodes.items) {
      const children = item.children.bind(item)
      item.children = () => {
        asked += 1
        return children()
      }
    }
    return { nodes, times: () => asked }
  }

  it.each([['x = ${q}'], ["${q} = ./x and y != '7'"], ['y > 50 and x = current()']])(
    'by %s asks only the items that come into question',
    (filter) => {
      const { nodes, times } = counted()
      const world = worldOf(nodes.list, { q: [leaf('q', 'p7')] })
      const found = () => itemsFor(treeOf(filter), nodes.root, leaf('self', 'p7'), world).length
      found()
      // Every item once for the index; from then on, a hundred items with two columns each.
      const before = times()
      expect(found()).toBeGreaterThan(90)
      expect(times() - before).toBeLessThanOrEqual(200)
    },
  )

  it('asks every item where the condition leaves no other way', () => {
    const { nodes, times } = counted()
    const world = worldOf(nodes.list, { q: [leaf('q', '7')] })
    itemsFor(treeOf('contains(y, ${q})'), nodes.root, leaf('self', ''), world)
    expect(times()).toBe(10_000)
  })
})
