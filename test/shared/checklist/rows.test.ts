import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { choose, definition, group, question, repeat } from '../../support/checklist-dsl.ts'
import { faults, problemsOf } from './faults.ts'

describe('structure and scoring', () => {
  it.each<[string, readonly RowDefinition[], string]>([
    [
      'a gate without severity',
      [choose('a', { adit: { gate: true, adverse: ['no'] } })],
      '[0].adit.gate gate-without-severity',
    ],
    [
      'severity on a note',
      [question('note', 'a', { adit: { severity: 'major' } })],
      '[0].adit.severity severity-not-answerable',
    ],
    [
      'severity on a group',
      [group('a', [], { adit: { severity: 'major' } })],
      '[0].adit.severity severity-not-answerable',
    ],
    [
      'severity on a choice without adverse answers',
      [choose('a', { adit: { severity: 'major' } })],
      '[0].adit.severity severity-without-rule',
    ],
    [
      'a limit on a text',
      [question('text', 'a', { adit: { limit: { max: '1' } } })],
      '[0].adit.limit limit-not-a-number',
    ],
    [
      'a plausible range on a date',
      [question('date', 'a', { adit: { plausible: { min: '1' } } })],
      '[0].adit.plausible limit-not-a-number',
    ],
    [
      'a unit from elsewhere on a text',
      [question('text', 'a', { adit: { unit_from: "'m'" } })],
      '[0].adit.unit_from unit-not-a-number',
    ],
    [
      'a unit of its own and one from elsewhere',
      [question('decimal', 'a', { adit: { unit: 'm', unit_from: "'cm'" } })],
      '[0].adit.unit_from unit-twice',
    ],
    [
      'a weight inside a section',
      [group('g', [], { adit: { weight: 5 } })],
      '[0].adit.weight weight-outside-section',
    ],
    [
      'a name of rows by a question outside of them',
      [question('text', 'a'), repeat('r', [question('text', 'b')], { adit: { row_name: ['b', 'a'] } })],
      '[1].adit.row_name[1] unknown-reference',
    ],
    ['a calculation of nothing', [question('calculate', 'a')], '[0].calculation calculation-missing'],
    [
      'a trigger that is no reference',
      [question('text', 'a', { calculation: '1', trigger: '1 + ${b}' }), question('text', 'b')],
      '[0].trigger trigger-not-a-reference',
    ],
    [
      'severity on a note of the filling',
      [question('username', 'a', { adit: { severity: 'major' } })],
      '[0].adit.severity severity-not-answerable',
    ],
    [
      'a required note of the filling, which nobody could answer',
      [question('audit', 'a', { required: 'yes' })],
      '[0].required not-used-by-type',
    ],
    [
      'a calculated note of the filling',
      [question('start', 'a', { calculation: 'now()' })],
      '[0].calculation not-used-by-type',
    ],
    [
      'a value from a column that the list has not',
      [choose('a', { parameters: 'value=code' })],
      '[0].parameters unknown-path',
    ],
    [
      'a seed that is no expression',
      [choose('a', { parameters: 'randomize=true seed=${nobody}' })],
      '[0].parameters unknown-reference',
    ],
    [
      'parameters that are no pairs',
      [question('range', 'a', { parameters: 'from 1 to 5' })],
      '[0].parameters wrong-form',
    ],
  ])('%s is refused', (_, rows, expected) => {
    expect(faults(rows)).toEqual([expected])
  })

  it('a weight is that of a section, not of loose rows', () => {
    const survey = [
      repeat('r', [question('text', 'a')], { adit: { weight: 2 } }),
      { type: 'group' as const, name: 'unnamed', children: [], adit: { weight: 2 } },
    ]
    expect(problemsOf(definition([], { survey }))).toMatchObject([
      { path: 'survey[0].adit.weight', code: 'weight-outside-section' },
      { path: 'survey[1].adit.weight', code: 'weight-outside-section' },
    ])
  })
})
