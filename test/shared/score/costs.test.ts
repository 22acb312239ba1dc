import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { FormInput } from '../../../shared/engine/form-view.ts'
import {
  costsIn,
  estimateCost,
  fundsIn,
  openCosts,
  shortfallOf,
  totalCost,
} from '../../../shared/score/costs.ts'
import { definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

const ends = (name: string): RowDefinition[] => [
  question('decimal', `${name}_low`, { adit: { cost: 'low' } }),
  question('decimal', `${name}_likely`, { adit: { cost: 'likely' } }),
  question('decimal', `${name}_high`, { adit: { cost: 'high' } }),
]

function fill(rows: readonly RowDefinition[], input: Partial<FormInput>) {
  return openForm(load(definition(rows)), { values: {}, rows: {}, profile: {}, ...input }, fakeEnvironment())
}

describe('domain vector 3: three costs in millions', () => {
  const buttress = estimateCost({ low: 8, likely: 12, high: 25 })
  const plant = estimateCost({ low: 2, likely: 3, high: 5 })
  const reclamation = estimateCost({ low: 4, likely: 6, high: 10 })
  const total = totalCost([buttress, plant, reclamation])

  it('have these means and deviations', () => {
    expect([buttress.mean, plant.mean, reclamation.mean].map((mean) => mean.toFixed(4))).toEqual([
      '13.5000',
      '3.1667',
      '6.3333',
    ])
    expect([buttress.deviation, plant.deviation, reclamation.deviation].map((sd) => sd.toFixed(4))).toEqual([
      '2.8333',
      '0.5000',
      '1.0000',
    ])
  })

  it('come to 23.0 together and with 80 % probability to no more than 25.5635', () => {
    expect(total.mean).toBeCloseTo(23, 10)
    expect(total.deviation).toBeCloseTo(3.0459, 4)
    expect(total.p80).toBeCloseTo(25.5635, 3)
  })

  it('leave 14.0 and 16.5635 open beyond a provision of 9', () => {
    expect(shortfallOf(total, 9).mean).toBeCloseTo(14, 10)
    expect(shortfallOf(total, 9).p80).toBeCloseTo(16.5635, 3)
  })
})

describe('the costs of a form', () => {
  it('are its groups and rows that hold all three ends', () => {
    const rows = [
      group('a', ends('a')),
      group('b', [repeat('r', [question('text', 'what'), ...ends('r')])]),
      group('c', ends('c')),
    ]
    const form = fill(rows, {
      values: {
        a_low: '1',
        a_likely: '2',
        a_high: '3',
        '0000000a/r_low': '4',
        '0000000a/r_likely': '5',
        '0000000a/r_high': '6',
        '0000000b/r_low': '4',
        '0000000b/r_likely': '5',
        c_likely: '7',
      },
      rows: { r: ['0000000a', '0000000b'] },
    })
    expect(costsIn(form)).toMatchObject([
      { path: 'a', low: 1, likely: 2, high: 3, mean: 2 },
      { path: 'r', row: '0000000a', low: 4, likely: 5, high: 6, mean: 5 },
    ])
    expect(openCosts(form)).toBe(2)
  })

  it('leave out one whose ends are crossed, and one that is not asked', () => {
    const crossed = fill([group('a', ends('a'))], { values: { a_low: '3', a_likely: '2', a_high: '4' } })
    expect(costsIn(crossed)).toEqual([])
    const hidden = fill([group('a', ends('a'), { relevant: "'x' = 'y'" })], {
      values: { a_low: '1', a_likely: '2', a_high: '4' },
    })
    expect(costsIn(hidden)).toEqual([])
    expect(openCosts(hidden)).toBe(0)
  })

  it('meet the money put aside, in every row that is asked and holds a number', () => {
    const fund = (name: string, more = {}) => question('decimal', name, { adit: { funds: true }, ...more })
    const rows = [
      group('a', [fund('bond'), fund('gone', { relevant: "'x' = 'y'" })]),
      repeat('r', [fund('cash')]),
    ]
    const values = { bond: '2.5', gone: '9', '0000000a/cash': '4', '0000000b/cash': '<1' }
    expect(fundsIn(fill(rows, { values, rows: { r: ['0000000a', '0000000b'] } }))).toBe(6.5)
    expect(fundsIn(fill(rows, { values: { bond: '0' } }))).toBe(0)
    expect(fundsIn(fill(rows, {}))).toBeNull()
  })

  it('come to nothing when there are none', () => {
    expect(totalCost([])).toEqual({ mean: 0, deviation: 0, p80: 0 })
  })
})
