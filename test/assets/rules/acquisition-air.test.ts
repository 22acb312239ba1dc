import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { under } from '../support/ask-items.ts'

describe('ACQ-AIR-02, PM10 where people live', () => {
  it.each([
    [{}, {}, 'unknown'],
    [{ shown: 'no', value: '5' }, {}, 'unknown'],
    [{ shown: 'yes' }, {}, 'unknown'],
    [{ shown: 'yes', value: '70' }, {}, 'yes'],
    [{ shown: 'yes', value: '70.1' }, {}, 'no'],
    [{ shown: 'yes', value: '60', permit: '50' }, {}, 'no'],
    [{ shown: 'yes', value: '80', permit: '90' }, {}, 'yes'],
    [{ shown: 'yes', value: '<5' }, {}, 'yes'],
    [{ shown: 'yes', value: '<80' }, {}, 'unknown'],
    [{ shown: 'yes', value: '41' }, { country: 'CN' }, 'unknown'],
    [{ shown: 'yes', value: '41', zone: 'class_1' }, { country: 'CN' }, 'no'],
    [{ shown: 'yes', value: '41', zone: 'class_2' }, { country: 'CN' }, 'yes'],
  ])('%j at %j is %s', (fields, profile, expected) => {
    expect(verdict('ACQ-AIR-02', fields, [], profile)).toBe(expected)
  })
})

describe('ACQ-AIR-04, stacks', () => {
  const test = { stack: 'S1', parameter: 'so2', date: '2025-06-01' }
  it.each([
    ['yes', [], 'unknown'],
    ['yes', [{ value: '100', permit: '100' }], 'yes'],
    ['yes', [{ value: '101', permit: '100' }], 'no'],
    ['no', [{ value: '1', permit: '100' }], 'unknown'],
    [undefined, [{ value: '1', permit: '100' }], 'unknown'],
    ['yes', [{ value: '1' }], 'unknown'],
    ['no', [{ value: '1' }, { value: '101', permit: '100' }], 'no'],
    ['yes', [{ value: '500', permit: '100', date: '2024-05-27' }], 'unknown'],
    ['yes', [{ value: '500', permit: '100', date: '2024-05-29' }], 'no'],
    ['yes', [{ value: '<3', permit: '100' }], 'yes'],
    ['yes', [{ value: '<300', permit: '100' }], 'unknown'],
  ])('complete: %s with %j is %s', (complete, rows, expected) => {
    const tests = rows.map((row) => ({ ...test, ...row }))
    expect(verdict('ACQ-AIR-04', { complete }, tests)).toBe(expected)
  })

  it.each([
    ['yes', undefined, true],
    ['no', 'yes', true],
    ['no', 'unknown', true],
    ['no', 'no', false],
    ['no', undefined, false],
  ])('with a smelter: %s and a boiler: %s are asked: %s', (smelt, boiler, asked) => {
    const answers = boiler === undefined ? {} : { 'ACQ-AIR_boiler': boiler }
    expect(ask('ACQ-AIR-04', answers, { smelt }).relevant).toBe(asked)
  })
})

describe('ACQ-AIR-05, noise', () => {
  it.each([
    [{}, 'unknown'],
    [{ day: '55', night: '45', valid: 'yes' }, 'yes'],
    [{ day: '55.1', night: '40', valid: 'yes' }, 'no'],
    [{ night: '46', valid: 'yes' }, 'no'],
    [{ day: '50', valid: 'yes' }, 'unknown'],
    [{ day: '50', night: '40' }, 'unknown'],
    [{ day: '90', night: '90', valid: 'no' }, 'unknown'],
    [{ day: '54', night: '40', permit_day: '50', valid: 'yes' }, 'no'],
    [{ day: '58', night: '48', permit_day: '60', permit_night: '50', valid: 'yes' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-AIR-05', fields)).toBe(expected)
  })
})

describe('ACQ-AIR-06, blast damage (yes is bad)', () => {
  const record = { claims: 'no', records: 'shown', structure: 'brick_house' }
  it.each([
    [{}, 'unknown'],
    [{ claims: 'yes' }, 'yes'],
    [{ claims: 'unknown', records: 'no_blasting' }, 'unknown'],
    [{ claims: 'no', records: 'none' }, 'unknown'],
    [{ claims: 'no', records: 'no_blasting' }, 'no'],
    [{ ...record, ppv: '20' }, 'no'],
    [{ ...record, ppv: '20.1' }, 'yes'],
    [{ ...record, ppv: '23', frequency: '10' }, 'no'],
    [{ ...record, ppv: '24', frequency: '50' }, 'yes'],
    [{ ...record, ppv: '27', frequency: '51' }, 'no'],
    [{ ...record, ppv: '20.1', claims: 'unknown' }, 'yes'],
    [{ ...record, ppv: '11', permit: '10' }, 'yes'],
    [{ ...record }, 'unknown'],
    [{ ...record, structure: 'other', ppv: '1' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-AIR-06', fields)).toBe(expected)
  })
})

describe('ACQ-AIR-08, energy', () => {
  it.each([
    [{}, 'unknown'],
    [{ exists: 'no', actual: '9' }, 'na'],
    [{ exists: 'yes', actual: '5', limit: '5' }, 'yes'],
    [{ exists: 'yes', actual: '5.1', limit: '5' }, 'no'],
    [{ exists: 'yes', actual: '5' }, 'unknown'],
    [{ exists: 'yes', limit: '5' }, 'unknown'],
    [{ exists: 'unknown', actual: '5' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-AIR-08', fields)).toBe(expected)
  })

  it('shows the margin', () => {
    const fields = under('ACQ-AIR-08', { exists: 'yes', actual: '4', limit: '5' })
    expect(ask('ACQ-AIR-08_margin', fields).value).toBe('20')
  })
})
