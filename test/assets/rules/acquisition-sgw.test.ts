import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'

describe('ACQ-SGW-02, soil', () => {
  // Arsenic, GB 36600: screening 20 and 60, intervention 120 and 140 mg/kg for homes and industry.
  const soil = { sample: 'S1', land: 'industry', parameter: 'as' }
  const classOf = (row: Answers) =>
    ask('ACQ-SGW-02_class', rowsOf('ACQ-SGW-02', [{ ...soil, ...row }]), {}, 'ACQ-SGW-02_rows').value

  it.each([
    [{ value: '60' }, 'below'],
    [{ value: '60.1' }, 'screen'],
    [{ value: '140' }, 'screen'],
    [{ value: '140.1' }, 'intervene'],
    [{ land: 'homes', value: '121' }, 'intervene'],
    [{ value: '150', background: '150' }, 'below'],
    [{ value: '150', background: '149' }, 'intervene'],
    [{ value: '60.1', screening: '70' }, 'below'],
    [{ value: '69', intervention: '68' }, 'intervene'],
    [{ value: '<0.1' }, 'below'],
    [{ value: '<100' }, null],
    [{ value: undefined }, null],
    [{ value: '10', land: undefined }, null],
  ])('%j is %s', (row, expected) => {
    expect(classOf(row)).toBe(expected)
  })

  it.each([
    ['yes', [], 'unknown'],
    ['yes', ['20'], 'yes'],
    ['yes', ['20', '70'], 'partial'],
    ['yes', ['70', '150'], 'no'],
    ['no', ['150'], 'no'],
    ['no', ['20'], 'unknown'],
    [undefined, ['20'], 'unknown'],
    ['yes', ['70', undefined], 'unknown'],
  ])('covered: %s with %j is %s', (complete, values, expected) => {
    const rows = values.map((value) => ({ ...soil, value }))
    expect(verdict('ACQ-SGW-02', { complete }, rows)).toBe(expected)
  })
})

describe('ACQ-SGW-04, groundwater', () => {
  const water = { well: 'W1', date: '2026-01-10', parameter: 'as', limit: '0.01' }
  const acid = { ...water, parameter: 'ph', limit: '8.5', limit_min: '6.5' }
  it.each([
    ['no rows', [], 'unknown'],
    ['at the limit', [{ ...water, value: '0.01' }], 'yes'],
    ['above it', [{ ...water, value: '0.011' }], 'no'],
    ['below detection', [{ ...water, value: '<0.005' }], 'yes'],
    ['detection at the limit', [{ ...water, value: '<0.01' }], 'yes'],
    ['detection above the limit', [{ ...water, value: '<0.05' }], 'unknown'],
    ['no limit', [{ ...water, limit: undefined, value: '9' }], 'unknown'],
    ['no result', [{ ...water, value: undefined }], 'unknown'],
    ['pH inside', [{ ...acid, value: '6.5' }], 'yes'],
    ['pH too low', [{ ...acid, value: '6.4' }], 'no'],
    ['pH too low, no upper limit', [{ ...acid, limit: undefined, value: '6.4' }], 'no'],
    ['a breach beside a gap', [{ ...water, value: '1' }, water], 'no'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('ACQ-SGW-04', { complete: 'yes' }, rows)).toBe(expected)
  })

  it('is not known while wells or seasons are missing', () => {
    expect(verdict('ACQ-SGW-04', { complete: 'no' }, [{ ...water, value: '0.001' }])).toBe('unknown')
  })
})

describe('ACQ-SGW-08, sediment and farmland', () => {
  const mud = { sample: 'M1', medium: 'sediment', parameter: 'cd', limit: '0.6' }
  it.each([
    ['yes', [], 'unknown'],
    ['yes', [{ ...mud, value: '0.6' }], 'yes'],
    ['yes', [{ ...mud, value: '0.61' }], 'no'],
    ['no', [{ ...mud, value: '0.61' }], 'no'],
    ['no', [{ ...mud, value: '0.6' }], 'unknown'],
    ['yes', [{ ...mud, value: '<0.6' }], 'yes'],
    ['yes', [{ ...mud, value: '<1' }], 'unknown'],
    ['yes', [{ ...mud, value: '<0.1' }], 'yes'],
    ['yes', [{ ...mud, limit: undefined, value: '0.1' }], 'unknown'],
  ])('sampled: %s with %j is %s', (complete, rows, expected) => {
    expect(verdict('ACQ-SGW-08', { complete }, rows)).toBe(expected)
  })
})

describe('ACQ-SGW-09, the cost of clean-up', () => {
  const rows = rowsOf('ACQ-SGW-02', [{ sample: 'S1' }])
  it('is asked once there are soil results', () => {
    expect(ask('ACQ-SGW-09', {}).relevant).toBe(false)
    expect(ask('ACQ-SGW-09', rows).relevant).toBe(true)
  })

  it.each([
    ['likely', { low: '2', likely: '1.9' }],
    ['high', { low: '1', likely: '2', high: '1.9' }],
  ])('does not take a %s end out of order', (end, ends) => {
    const answers = Object.fromEntries(Object.entries(ends).map(([name, to]) => [`ACQ-SGW-09_${name}`, to]))
    expect(ask(`ACQ-SGW-09_${end}`, { ...rows, ...answers }).violation?.code).toBe('constraint')
  })
})
