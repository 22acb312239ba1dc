import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { calculate, definition, group, question, repeat } from '../../support/checklist-dsl.ts'
import { problemsOf } from './faults.ts'

describe('a loop', () => {
  function loops(rows: readonly RowDefinition[]): unknown[] {
    return problemsOf(definition(rows))
      .filter((problem) => problem.code === 'loop')
      .map((problem) => problem.detail?.names)
  }

  it('of calculations is refused by name', () => {
    const rows = [calculate('a', '${b} + 1'), calculate('b', '${a} + 1')]
    expect(problemsOf(definition(rows))).toEqual([
      { path: 'survey[0].children[0].calculation', code: 'loop', detail: { names: 'a → b → a' } },
    ])
  })

  it.each<[string, readonly RowDefinition[], string[]]>([
    ['of one with itself', [calculate('a', '${a} + 1')], ['a → a']],
    ['through a path', [calculate('a', '../b'), calculate('b', '${a}')], ['a → b → a']],
    [
      'through relevance',
      [question('text', 'a', { relevant: "${b} = ''" }), question('text', 'b', { relevant: "${a} = ''" })],
      ['a → b → a'],
    ],
    [
      'of a group with what is in it',
      [group('g', [question('text', 'q')], { relevant: "${q} = ''" })],
      ['g → q → g'],
    ],
    [
      'of a count with what it counts',
      [repeat('r', [question('integer', 'n')], { repeat_count: '${n}' })],
      ['r → n → r'],
    ],
    ['two loops are both named', [calculate('a', '${a}'), calculate('b', '${b}')], ['a → a', 'b → b']],
  ])('%s', (_, rows, expected) => {
    expect(loops(rows)).toEqual(expected)
  })

  it.each<[string, readonly RowDefinition[]]>([
    [
      'constraints that look at each other',
      [
        question('integer', 'a', { constraint: '. < ${b}' }),
        question('integer', 'b', { constraint: '. > ${a}' }),
      ],
    ],
    [
      'a diamond',
      [
        question('integer', 'a'),
        calculate('b', '${a}'),
        calculate('c', '${a}'),
        calculate('d', '${b} + ${c}'),
      ],
    ],
    [
      'a running total, which reads the row before',
      [
        repeat('r', [
          question('integer', 'n'),
          calculate('t', '${n} + indexed-repeat(${t}, ${r}, position(..) - 1)'),
        ]),
      ],
    ],
    ['the number of rows, read inside a row', [repeat('r', [calculate('n', 'count(${r})')])]],
    ['once(), which reads its own value', [calculate('a', 'once(uuid())')]],
  ])('is not %s', (_, rows) => {
    expect(loops(rows)).toEqual([])
  })

  it('from outside, picking a row is no way around', () => {
    const rows = [
      repeat('r', [calculate('t', '${first}')]),
      calculate('first', 'indexed-repeat(${t}, ${r}, 1)'),
    ]
    expect(loops(rows)).toEqual(['t → first → t'])
  })
})
