import { describe, expect, it } from 'vitest'
import { judgeLimit } from '../../../shared/engine/limits.ts'
import { at, choices, choose, open, question } from '../../support/checklist-dsl.ts'

describe('a limit', () => {
  it.each<[string, string, string, string | null]>([
    // Domain C1: effluent copper, IFC 0.3 mg/L.
    ['0.42', '0.3', '', 'breach'],
    ['0.3', '0.3', '', 'watch'],
    ['0.30000000000000000001', '0.3', '', 'breach'],
    ['0.24', '0.3', '', 'watch'],
    ['0.2399', '0.3', '', 'inside'],
    ['0', '0', '', 'inside'],
    ['1', '0', '', 'breach'],
    // pH 6 to 9 is a band: its upper end is no maximum that the value creeps up to.
    ['5.9', '9', '6', 'breach'],
    ['6', '9', '6', 'inside'],
    ['7.2', '9', '6', 'inside'],
    ['9', '9', '6', 'inside'],
    ['9.01', '9', '6', 'breach'],
    ['1.4', '', '1.5', 'breach'],
    ['1.5', '', '1.5', 'inside'],
    // Nothing to hold against, or nothing to hold.
    ['5', '', '', null],
    ['5', 'see permit', '', null],
    ['five', '1', '', null],
    // Below detection: met where the detection limit is within, unsettled where it is not.
    ['<0.005', '0.3', '', 'inside'],
    ['<0.3', '0.3', '', 'inside'],
    ['<0.5', '0.3', '', null],
    ['<2', '', '3', 'breach'],
    ['<4', '', '3', null],
  ])('%s against max %s and min %s is %s', (value, max, min, expected) => {
    expect(judgeLimit(value, { max, min, source: '', verified: null })?.state ?? null).toBe(expected)
  })

  const metals = {
    choices: {
      metals: choices('cu zn x', { cu: { max: '0.3', source: 'IFC' }, zn: { max: '0.5', source: 'IFC' } }),
    },
  }
  const rows = [
    choose('metal', { list_name: 'metals' }),
    question('decimal', 'permit'),
    question('decimal', 'value', {
      constraint: '. >= 0',
      adit: {
        severity: 'critical',
        limit: {
          max: "coalesce(${permit}, instance('metals')/root/item[name = ${metal}]/max)",
          source: "if(${permit} != '', 'permit', instance('metals')/root/item[name = ${metal}]/source)",
        },
        plausible: { min: '0', max: '100' },
      },
    }),
  ]

  it('comes from the table, and the permit beats the table', () => {
    const form = open(rows, { values: { metal: 'cu', value: '0.42' } }, metals)
    expect(at(form, 'value').limit).toEqual({ state: 'breach', max: '0.3', source: 'IFC' })
    expect(form.answer('permit', '0.5')).toEqual(['permit', 'value'])
    expect(at(form, 'value').limit).toEqual({ state: 'watch', max: '0.5', source: 'permit' })
    form.answer('permit', null)
    form.answer('metal', 'zn')
    expect(at(form, 'value').limit).toEqual({ state: 'watch', max: '0.5', source: 'IFC' })
    form.answer('metal', 'x')
    expect(at(form, 'value').limit).toBe(null)
  })

  it('says whether its value was read in the source, where the checklist says so', () => {
    const list = {
      choices: {
        metals: choices('cu zn', { cu: { max: '0.3', read: 'yes' }, zn: { max: '5', read: 'no' } }),
      },
    }
    const item = "instance('metals')/root/item[name = ${metal}]"
    const judged = question('decimal', 'value', {
      adit: { limit: { max: `${item}/max`, verified: `${item}/read = 'yes'` } },
    })
    const form = open(
      [choose('metal', { list_name: 'metals' }), judged],
      { values: { metal: 'cu', value: '0.1' } },
      list,
    )
    expect(at(form, 'value').limit).toEqual({ state: 'inside', max: '0.3', verified: true })
    expect(form.answer('metal', 'zn')).toContain('value')
    expect(at(form, 'value').limit).toEqual({ state: 'inside', max: '5', verified: false })
  })

  it('never stands in the way of the answer', () => {
    expect(at(open(rows, { values: { metal: 'cu', value: '99' } }, metals), 'value').violation).toBe(null)
  })

  it('takes a result below detection, which counts as its detection limit in expressions', () => {
    const form = open(rows, { values: { metal: 'cu', value: '<0.005' } }, metals)
    expect(at(form, 'value')).toMatchObject({
      violation: null,
      limit: { state: 'inside' },
      implausible: false,
    })
    expect(at(open([question('decimal', 'a')], { values: { a: '<0.005' } }), 'a').violation?.code).toBe(
      'type',
    )
  })

  it('is not held against an irrelevant question', () => {
    const hidden = question('decimal', 'v', {
      relevant: 'false()',
      adit: { limit: { max: '1' }, plausible: { max: '1' } },
    })
    expect(at(open([hidden], { values: { v: '5' } }), 'v')).toMatchObject({ limit: null, implausible: false })
  })

  it('an implausible number is questioned and not refused', () => {
    const form = open(rows, { values: { value: '100.1' } }, metals)
    expect(at(form, 'value')).toMatchObject({ implausible: true, violation: null })
    form.answer('value', '100')
    expect(at(form, 'value').implausible).toBe(false)
  })
})
