import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-AIR-02, air at receptors', () => {
  const air = (row: Answers, profile: Answers = {}, fields: Answers = {}) =>
    verdict('OPS-AIR-02', fields, [{ point: 'Village', date: '2025-12-31', ...row }], profile)
  it.each([
    ['PM10 of a year at its limit', { parameter: 'pm10', average: 'annual', value: '70' }, {}, {}, 'yes'],
    ['PM10 of a year above it', { parameter: 'pm10', average: 'annual', value: '71' }, {}, {}, 'no'],
    ['PM10 of a day', { parameter: 'pm10', average: 'day_24h', value: '71' }, {}, {}, 'yes'],
    ['a stricter permit', { parameter: 'pm10', average: 'annual', value: '60', permit: '50' }, {}, {}, 'no'],
    ['TSP where no limit is known', { parameter: 'tsp', average: 'annual', value: '60' }, {}, {}, 'unknown'],
    [
      'TSP in China',
      { parameter: 'tsp', average: 'annual', value: '201' },
      { country: 'CN' },
      { zone: 'class_2' },
      'no',
    ],
    [
      'TSP in class 1',
      { parameter: 'tsp', average: 'annual', value: '81' },
      { country: 'CN' },
      { zone: 'class_1' },
      'no',
    ],
    [
      'TSP in class 2',
      { parameter: 'tsp', average: 'annual', value: '81' },
      { country: 'CN' },
      { zone: 'class_2' },
      'yes',
    ],
    ['too old', { parameter: 'pm10', average: 'annual', value: '99', date: '2025-05-27' }, {}, {}, 'unknown'],
    ['below detection', { parameter: 'pm10', average: 'annual', value: '<5' }, {}, {}, 'yes'],
    ['blind instrument', { parameter: 'pm10', average: 'annual', value: '<90' }, {}, {}, 'unknown'],
    ['no value', { parameter: 'pm10', average: 'annual' }, {}, {}, 'unknown'],
    ['no averaging time', { parameter: 'pm10', value: '99' }, {}, {}, 'unknown'],
  ])('%s', (_, row, profile, fields, expected) => {
    expect(air(row, profile, fields)).toBe(expected)
  })

  it('is not known without results', () => {
    expect(verdict('OPS-AIR-02', {})).toBe('unknown')
  })
})

describe('OPS-AIR-03, stacks', () => {
  const stack = (complete: string | undefined, ...rows: readonly Answers[]) =>
    verdict(
      'OPS-AIR-03',
      { complete },
      rows.map((row) => ({ stack: 'S1', parameter: 'so2', date: '2026-01-01', ...row })),
    )
  it.each([
    ['inside', [{ value: '100', permit: '100' }], 'yes'],
    ['above', [{ value: '101', permit: '100' }], 'no'],
    ['no limit', [{ value: '1' }], 'unknown'],
    ['no limit beside a breach', [{ value: '1' }, { value: '101', permit: '100' }], 'no'],
    ['too old', [{ value: '500', permit: '100', date: '2025-05-01' }], 'unknown'],
    ['below detection', [{ value: '<3', permit: '100' }], 'yes'],
    ['blind', [{ value: '<300', permit: '100' }], 'unknown'],
    ['none', [], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(stack('yes', ...rows)).toBe(expected)
  })

  it('need a complete list', () => {
    expect(stack('no', { value: '1', permit: '100' })).toBe('unknown')
    expect(stack(undefined, { value: '1', permit: '100' })).toBe('unknown')
  })

  it.each([
    ['yes', undefined, true],
    ['no', 'yes', true],
    ['no', 'unknown', true],
    ['no', 'no', false],
  ])('with a smelter: %s and a boiler: %s are asked: %s', (smelt, boiler, asked) => {
    const answers = boiler === undefined ? {} : { 'OPS-AIR_boiler': boiler }
    expect(ask('OPS-AIR-03', answers, { smelt }).relevant).toBe(asked)
    expect(ask('OPS-AIR-04', answers, { smelt }).relevant).toBe(asked)
  })
})

describe('OPS-AIR-04, sulphur dioxide', () => {
  it.each([
    [{}, 'unknown'],
    [{ now: '65' }, 'unknown'],
    [{ now: '65', before: '100' }, 'yes'],
    [{ now: '100', before: '100' }, 'yes'],
    [{ now: '100.1', before: '100' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-AIR-04', fields)).toBe(expected)
  })

  it('shows the change', () => {
    expect(ask('OPS-AIR-04_change', under('OPS-AIR-04', { now: '65', before: '100' })).value).toBe('-35')
  })
})

describe('OPS-AIR-05, yearly ceilings', () => {
  it.each([
    [undefined, [], 'unknown'],
    ['unknown', [], 'unknown'],
    ['no', [], 'partial'],
    ['yes', [], 'unknown'],
    ['yes', [{ total: '10', target: '10' }], 'yes'],
    [
      'yes',
      [
        { total: '10', target: '10' },
        { total: '11', target: '10' },
      ],
      'no',
    ],
    ['yes', [{ total: '10' }], 'unknown'],
  ])('set: %s with %j is %s', (set, rows, expected) => {
    expect(
      verdict(
        'OPS-AIR-05',
        { set },
        rows.map((row) => ({ parameter: 'so2', ...row })),
      ),
    ).toBe(expected)
  })
})

describe('OPS-AIR-07, noise', () => {
  const noise = (row: Answers, profile: Answers = {}, valid = 'yes') =>
    verdict('OPS-AIR-07', { valid }, [{ point: 'House', place: 'dwelling', ...row }], profile)
  it.each([
    ['at the limits', { day: '55', night: '45' }, {}, 'yes'],
    ['loud by day', { day: '55.1', night: '45' }, {}, 'no'],
    ['loud by night', { day: '50', night: '46' }, {}, 'no'],
    ['night not measured', { day: '50' }, {}, 'unknown'],
    ['day not measured', { night: '40' }, {}, 'unknown'],
    ['loud without the mine, 3 dB more', { day: '50', night: '51', back_night: '48' }, {}, 'yes'],
    ['loud without the mine, 4 dB more', { day: '50', night: '52', back_night: '48' }, {}, 'no'],
    ['a quiet background changes nothing', { day: '54', night: '44', back_day: '30' }, {}, 'yes'],
    ['a stricter permit', { day: '54', night: '44', permit_day: '50' }, {}, 'no'],
    ['a boundary of class 2', { place: 'class_2', day: '60', night: '50' }, { country: 'CN' }, 'yes'],
    [
      'a boundary of class 2, loud by night',
      { place: 'class_2', day: '60', night: '51' },
      { country: 'CN' },
      'no',
    ],
    ['no kind of place', { place: undefined, day: '90', night: '90' }, {}, 'unknown'],
  ])('%s', (_, row, profile, expected) => {
    expect(noise(row, profile)).toBe(expected)
  })

  it('does not count without calibration', () => {
    expect(noise({ day: '90', night: '90' }, {}, 'no')).toBe('unknown')
    expect(noise({ day: '50', night: '40' }, {}, 'unknown')).toBe('unknown')
    expect(verdict('OPS-AIR-07', { valid: 'yes' })).toBe('unknown')
  })
})

describe('OPS-AIR-08, blast vibration', () => {
  const blast = (row: Answers, profile: Answers = {}) =>
    verdict('OPS-AIR-08', {}, [{ blast: 'B1', structure: 'brick_house', ...row }], profile)
  it.each([
    ['low frequency at the limit', { ppv: '20', frequency: '9.9' }, {}, 'yes'],
    ['low frequency above it', { ppv: '20.1', frequency: '9.9' }, {}, 'no'],
    ['frequency not recorded', { ppv: '21' }, {}, 'no'],
    ['10 Hz', { ppv: '23', frequency: '10' }, {}, 'yes'],
    ['50 Hz', { ppv: '24', frequency: '50' }, {}, 'no'],
    ['51 Hz', { ppv: '27', frequency: '51' }, {}, 'yes'],
    ['monument', { structure: 'monument', ppv: '1.1' }, {}, 'no'],
    ['a house in Australia', { ppv: '11', frequency: '60' }, { country: 'AU' }, 'no'],
    [
      'a concrete frame in Australia',
      { structure: 'concrete_frame', ppv: '11', frequency: '60' },
      { country: 'AU' },
      'yes',
    ],
    ['a permit', { ppv: '11', frequency: '60', permit: '10' }, {}, 'no'],
    ['another structure without a limit', { structure: 'other', ppv: '11' }, {}, 'unknown'],
    ['no velocity', {}, {}, 'unknown'],
  ])('%s', (_, row, profile, expected) => {
    expect(blast(row, profile)).toBe(expected)
  })

  it('is not known without rows, and not asked where nothing was blasted', () => {
    expect(verdict('OPS-AIR-08', {})).toBe('unknown')
    expect(ask('OPS-AIR-08', { 'OPS-AIR_blasting': 'no' }).relevant).toBe(false)
    expect(ask('OPS-AIR-08', { 'OPS-AIR_blasting': 'yes' }).relevant).toBe(true)
  })
})

describe('OPS-AIR-09, air overpressure', () => {
  it.each([
    [{}, 'AU', 'unknown'],
    [{ level: '120' }, 'AU', 'yes'],
    [{ level: '121' }, 'AU', 'no'],
    [{ level: '100' }, 'PE', 'unknown'],
    [{ level: '100', limit: '115' }, 'PE', 'yes'],
    [{ level: '116', limit: '115' }, 'AU', 'no'],
  ])('%j in %s is %s', (fields, country, expected) => {
    expect(verdict('OPS-AIR-09', fields, [], { country })).toBe(expected)
  })
})

describe('OPS-AIR-10, complaints', () => {
  it.each([
    [{}, 'unknown'],
    [{ log: 'no' }, 'no'],
    [{ log: 'unknown' }, 'unknown'],
    [{ log: 'yes' }, 'unknown'],
    [{ log: 'yes', count: '0' }, 'yes'],
    [{ log: 'yes', count: '4' }, 'unknown'],
    [{ log: 'yes', count: '4', solved: '4' }, 'yes'],
    [{ log: 'yes', count: '4', solved: '3' }, 'partial'],
    [{ log: 'yes', count: '4', solved: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-AIR-10', fields)).toBe(expected)
  })
})
