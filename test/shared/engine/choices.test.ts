import { describe, expect, it } from 'vitest'
import type { Choice } from '../../../shared/checklist/definition.ts'
import {
  at,
  calculate,
  choices,
  choose,
  open,
  question,
  valueAt,
  words,
} from '../../support/checklist-dsl.ts'

const names = (list: readonly Choice[]) => list.map((choice) => choice.name).join('')
const letters = { choices: { letters: choices('A B C D E F', { A: { kind: 'x' }, C: { kind: 'x' } }) } }

describe('the order of choices', () => {
  const shown = (parameters: string, columns = {}) =>
    names(at(open([choose('q', { list_name: 'letters', parameters, ...columns })], {}, letters), 'q').choices)

  it.each([
    ['randomize=true seed=42', 'AFCBDE'],
    ['randomize=true, seed=1', 'BFEACD'],
    ['randomize = True; seed = 0', 'CBEAFD'],
    ['randomize=false seed=42', 'ABCDEF'],
  ])('with %s is %s, as in ODK', (parameters, expected) => {
    expect(shown(parameters)).toBe(expected)
  })

  it('without a seed is one by chance that stays while the form is open', () => {
    const form = open([choose('q', { list_name: 'letters', parameters: 'randomize=true' })], {}, letters)
    const before = names(at(form, 'q').choices)
    expect([...before].sort().join('')).toBe('ABCDEF')
    expect(before).not.toBe('ABCDEF')
    form.answer('q', 'C')
    expect(names(at(form, 'q').choices)).toBe(before)
  })

  it('follows the answer that is the seed, and leaves out what the filter does', () => {
    const rows = [
      question('integer', 'n'),
      choose('q', { list_name: 'letters', parameters: 'randomize=true seed=${n}' }),
    ]
    const form = open(rows, { values: { n: '42' } }, letters)
    expect(names(at(form, 'q').choices)).toBe('AFCBDE')
    expect(form.answer('n', '1')).toEqual(['n', 'q'])
    expect(names(at(form, 'q').choices)).toBe('BFEACD')
    expect([...shown('randomize=true seed=7', { choice_filter: "kind = 'x'" })].sort()).toEqual(['A', 'C'])
  })
})

describe('a list from a file', () => {
  const mines: readonly Choice[] = [
    { name: 'r1', label: words('Row 1'), columns: { code: 'CA', title: 'Cerro Alto', region: 'south' } },
    { name: 'r2', label: words('Row 2'), columns: { code: 'LB', title: 'La Blanca', region: 'north' } },
  ]
  const rows = [
    choose('plain', { list_name: 'mines' }),
    choose('mine', { list_name: 'mines', parameters: 'value=code, label=title' }),
    choose('northern', {
      list_name: 'mines',
      parameters: 'value=code label=title',
      choice_filter: "region = 'north'",
    }),
    calculate('shown', "jr:choice-name(${mine}, '${mine}')"),
    calculate('region', "instance('mines')/root/item[code = ${mine}]/region"),
    calculate('pulled', "pulldata('mines', 'region', 'code', ${mine})"),
  ]
  const form = open(rows, { values: { mine: 'CA' } }, { choices: { mines } })

  it('gives each question the value and the label it asks for', () => {
    const pairs = (path: string) => at(form, path).choices.map(({ name, label }) => [name, label.en])
    expect(pairs('plain')).toEqual([
      ['r1', 'Row 1'],
      ['r2', 'Row 2'],
    ])
    expect(pairs('mine')).toEqual([
      ['CA', 'Cerro Alto'],
      ['LB', 'La Blanca'],
    ])
    expect(pairs('northern')).toEqual([['LB', 'La Blanca']])
  })

  it('accepts those values and no others, and is read by them in expressions', () => {
    expect(at(form, 'mine').violation).toBe(null)
    expect(['shown', 'region', 'pulled'].map((path) => valueAt(form, path))).toEqual([
      'Cerro Alto',
      'south',
      'south',
    ])
    form.answer('mine', 'r1')
    expect(at(form, 'mine').violation?.code).toBe('choice')
    form.answer('mine', 'CA')
  })
})
