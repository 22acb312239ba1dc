import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-CHE-02, covers', () => {
  const cover = { thickness: '60', thickness_design: '60', infiltration: '5', infiltration_design: '5' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['as designed', cover, 'yes'],
    ['thinner', { ...cover, thickness: '59' }, 'no'],
    ['leakier', { ...cover, infiltration: '5.1' }, 'no'],
    ['thinner, infiltration never measured', { ...cover, thickness: '10', infiltration: undefined }, 'no'],
    ['infiltration never measured', { ...cover, infiltration: undefined }, 'unknown'],
    ['without a design', { thickness: '60', infiltration: '5' }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('CLO-CHE-02', fields)).toBe(expected)
  })
})

describe('CLO-CHE-03, seeps', () => {
  const seep = { point: 'S-1', position: '1 1 0 0', ph: '7', metal: 'cu', value: '0.3' }
  const all = { found: 'yes', complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['none found', { found: 'no' }, [], 'yes'],
    ['nobody looked', { found: 'unknown' }, [], 'unknown'],
    ['not listed', all, [], 'unknown'],
    ['clean', all, [seep], 'yes'],
    ['acid', all, [seep, { ...seep, ph: '4.4' }], 'no'],
    ['sour, but not acid', all, [{ ...seep, ph: '4.5' }], 'partial'],
    ['at the effluent limit', all, [{ ...seep, ph: '6' }], 'yes'],
    ['alkaline', all, [{ ...seep, ph: '9.1' }], 'partial'],
    ['copper above the table', all, [{ ...seep, value: '0.31' }], 'no'],
    ['copper the permit allows', all, [{ ...seep, value: '0.42', permit: '0.5' }], 'yes'],
    ['a detection limit above the limit', all, [{ ...seep, value: '<0.5' }], 'unknown'],
    ['a detection limit below it', all, [{ ...seep, value: '<0.005' }], 'yes'],
    ['no laboratory result', all, [{ ...seep, value: undefined }], 'unknown'],
    ['no limit', all, [{ ...seep, metal: 'other' }], 'unknown'],
    ['a list with gaps', { found: 'yes', complete: 'no' }, [seep], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-CHE-03', fields, rows)).toBe(expected)
  })

  it('are asked for pH once, not as a parameter again', () => {
    const rows = { 'CLO-CHE-03_found': 'yes', ...rowsOf('CLO-CHE-03', [{ point: 'S-1' }]) }
    const names = ask('CLO-CHE-03_metal', rows, {}, 'CLO-CHE-03_rows').choices?.map(({ name }) => name)
    expect(names).toContain('cu')
    expect(names).not.toContain('ph')
  })
})

describe('CLO-CHE-05, groundwater', () => {
  const well = { id: 'GW-1', parameter: 'so4', value: '250', limit: '250', trend: 'steady' }
  const all = { complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['at the limit and steady', all, [well], 'yes'],
    ['falling', all, [{ ...well, trend: 'falling' }], 'yes'],
    ['above the limit', all, [well, { ...well, value: '251' }], 'no'],
    ['below, but getting worse', all, [{ ...well, value: '10', trend: 'rising' }], 'no'],
    ['too few quarters', all, [{ ...well, trend: 'unknown' }], 'unknown'],
    ['no limit', all, [{ ...well, limit: undefined }], 'unknown'],
    ['below detection', all, [{ ...well, value: '<1' }], 'yes'],
    ['a blind laboratory', all, [{ ...well, value: '<300' }], 'unknown'],
    ['sour', all, [{ ...well, parameter: 'ph', value: '5.9', limit: '9', limit_min: '6' }], 'no'],
    ['pH without its lower limit', all, [{ ...well, parameter: 'ph', value: '7', limit: '9' }], 'unknown'],
    ['a well is missing', { complete: 'no' }, [well], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-CHE-05', fields, rows)).toBe(expected)
  })
})

describe('CLO-CHE-06, contaminated soil', () => {
  const area = { area: 'Fuel store', method: 'removed', result: 'clean' }
  const all = { found: 'yes', complete: 'yes' }
  it.each([
    ['not listed', all, [], 'unknown'],
    ['removed and clean', all, [area], 'yes'],
    ['contained and clean', all, [{ ...area, method: 'contained' }], 'yes'],
    ['one left alone', all, [area, { ...area, method: 'none' }], 'no'],
    ['one above target', all, [{ ...area, result: 'above' }], 'no'],
    ['no samples afterwards', all, [{ ...area, result: 'untested' }], 'unknown'],
    ['an area is missing', { found: 'yes', complete: 'no' }, [area], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-CHE-06', fields, rows)).toBe(expected)
  })

  it.each([
    ['yes', true],
    ['unknown', true],
    ['no', false],
  ])('found: %s', (found, relevant) => {
    expect(ask('CLO-CHE-06', { 'CLO-CHE-06_found': found }).relevant).toBe(relevant)
  })
})

describe('CLO-CHE-08, cyanide', () => {
  it.each([
    [{}, 'unknown'],
    [{ rinsed: 'yes' }, 'unknown'],
    [{ rinsed: 'yes', wad: '0.5' }, 'yes'],
    [{ rinsed: 'yes', wad: '0.51' }, 'no'],
    [{ rinsed: 'yes', wad: '0.51', criterion: '1' }, 'yes'],
    [{ rinsed: 'yes', wad: '0.3', criterion: '0.2' }, 'no'],
    [{ rinsed: 'yes', wad: '<0.01' }, 'yes'],
    [{ rinsed: 'yes', wad: '<1' }, 'unknown'],
    [{ rinsed: 'partial', wad: '0.1' }, 'partial'],
    [{ rinsed: 'no', wad: '0.1' }, 'no'],
    [{ rinsed: 'unknown', wad: '0.1' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('CLO-CHE-08', fields)).toBe(expected)
  })
})
