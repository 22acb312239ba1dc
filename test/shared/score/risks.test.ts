import { describe, expect, it } from 'vitest'
import { RISK_PARTS } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { hasExtremeRisk, type RiskMark, rateRisk, risksIn } from '../../../shared/score/risks.ts'
import { choices, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

describe('the matrix', () => {
  it.each<[RiskMark, RiskMark, number, string]>([
    [1, 1, 1, 'low'],
    [4, 1, 4, 'low'],
    [1, 4, 4, 'low'],
    [5, 1, 5, 'moderate'],
    [3, 3, 9, 'moderate'],
    [2, 3, 6, 'moderate'],
    [4, 3, 12, 'high'],
    [4, 4, 16, 'high'],
    [5, 4, 20, 'extreme'],
    [4, 5, 20, 'extreme'],
    [5, 5, 25, 'extreme'],
  ])('likelihood %i and consequence %i make %i: %s', (likelihood, consequence, product, level) => {
    expect(rateRisk(likelihood, consequence)).toEqual({ likelihood, consequence, product, level })
  })

  it('keeps a consequence of 5 high, however unlikely it is (domain vector 3)', () => {
    expect(rateRisk(2, 5)).toMatchObject({ product: 10, level: 'high' })
    expect(rateRisk(1, 5)).toMatchObject({ product: 5, level: 'high' })
  })
})

describe('the risks of a form', () => {
  const checklist = load(
    definition(
      [
        group('section', [
          repeat('register', [
            question('text', 'what'),
            ...RISK_PARTS.map((part) =>
              question('select_one', part, { list_name: 'marks', adit: { risk: part } }),
            ),
          ]),
        ]),
      ],
      { choices: { marks: choices('1 2 3 4 5') } },
    ),
  )
  const open = (values: Record<string, string>, rows: readonly string[]) =>
    openForm(checklist, { values, rows: { register: rows }, profile: {} }, fakeEnvironment())

  it('are the rows of its registers, with the pairs that are rated', () => {
    const form = open(
      {
        '0000000a/inherent_likelihood': '2',
        '0000000a/inherent_consequence': '5',
        '0000000a/target_likelihood': '1',
        '0000000a/target_consequence': '5',
        '0000000b/inherent_likelihood': '4',
      },
      ['0000000a', '0000000b'],
    )
    expect(risksIn(form)).toMatchObject([
      { row: '0000000a', inherent: { product: 10 }, current: null, target: { product: 5, level: 'high' } },
      { row: '0000000b', inherent: null, current: null, target: null },
    ])
    expect(hasExtremeRisk(risksIn(form))).toBe(false)
  })

  it('are extreme as things stand now: measures that work take a risk down, those only meant do not', () => {
    const extreme = { '0000000a/inherent_likelihood': '5', '0000000a/inherent_consequence': '5' }
    const isExtreme = (values: Record<string, string>) => hasExtremeRisk(risksIn(open(values, ['0000000a'])))
    expect(isExtreme(extreme)).toBe(true)
    expect(
      isExtreme({ ...extreme, '0000000a/target_likelihood': '1', '0000000a/target_consequence': '2' }),
    ).toBe(true)
    expect(
      isExtreme({ ...extreme, '0000000a/current_likelihood': '2', '0000000a/current_consequence': '4' }),
    ).toBe(false)
  })
})
