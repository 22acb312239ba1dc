import { describe, expect, it } from 'vitest'
import { verdict } from '../support/operation.ts'

describe('OPS-WRD-02, lifts and faces', () => {
  const designed = { final: 'no', height: '20', height_design: '20', angle: '36', angle_design: '36' }
  it.each([
    ['no rows', [], 'unknown'],
    ['as designed', [designed], 'yes'],
    ['too high', [{ ...designed, height: '20.1' }], 'no'],
    ['too steep', [designed, { ...designed, angle: '37' }], 'no'],
    ['a working face without a design', [{ final: 'no', height: '20', angle: '36' }], 'unknown'],
    ['a final face without a design', [{ final: 'yes', height: '15', angle: '33' }], 'yes'],
    ['a final face too steep', [{ final: 'yes', height: '15', angle: '33.1' }], 'no'],
    ['a final face too high', [{ final: 'yes', height: '15.1', angle: '30' }], 'no'],
    ['angle not measured', [{ ...designed, angle: undefined }], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(
      verdict(
        'OPS-WRD-02',
        {},
        rows.map((row) => ({ dump: 'D1', ...row })),
      ),
    ).toBe(expected)
  })
})

describe('OPS-WRD-03, unbroken slope', () => {
  it.each([
    [{}, 'unknown'],
    [{ length: '30' }, 'yes'],
    [{ length: '30.1' }, 'partial'],
    [{ length: '40', design: '40' }, 'yes'],
    [{ length: '41', design: '40' }, 'no'],
    [{ length: '26', design: '25' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WRD-03', fields)).toBe(expected)
  })
})

describe('OPS-WRD-05, safety factors of slopes', () => {
  it.each([
    ['none', [], 'yes', 'unknown'],
    ['static at its limit', [{ case: 'static', fos: '1.3' }], 'yes', 'yes'],
    ['static under it', [{ case: 'static', fos: '1.29' }], 'yes', 'no'],
    ['earthquake under it', [{ case: 'seismic', fos: '1.04' }], 'yes', 'no'],
    ['a design that asks for more', [{ case: 'static', fos: '1.35', design: '1.4' }], 'yes', 'no'],
    ['no factor', [{ case: 'static' }], 'yes', 'unknown'],
    ['not every slope', [{ case: 'static', fos: '2' }], 'no', 'unknown'],
    ['not every slope, one bad', [{ case: 'static', fos: '1' }], 'no', 'no'],
    ['completeness left blank', [{ case: 'static', fos: '2' }], undefined, 'unknown'],
  ])('%s', (_, rows, complete, expected) => {
    expect(
      verdict(
        'OPS-WRD-05',
        { complete },
        rows.map((row) => ({ slope: 'D1', date: '2026-01-01', ...row })),
      ),
    ).toBe(expected)
  })
})

describe('OPS-WRD-08, rock inside the pit', () => {
  it.each([
    [{}, 'unknown'],
    [{ share: '40' }, 'unknown'],
    [{ share: '40', planned: '40' }, 'yes'],
    [{ share: '39', planned: '40' }, 'no'],
    [{ share: '0', planned: '0' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WRD-08', fields)).toBe(expected)
  })
})
