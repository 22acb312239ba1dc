import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertUnit, relativesOf } from '../../../shared/checklist/units.ts'

describe('a unit', () => {
  test('has its relatives, itself first', () => {
    expect(relativesOf('mg/L')).toEqual(['mg/L', 'ug/L', 'g/L'])
    expect(relativesOf('mu')).toEqual(['mu', 'ha', 'm2', 'km2'])
    expect(relativesOf('km')).toEqual(['km', 'm'])
    expect(relativesOf('m')).toEqual(['m', 'km', 'cm', 'mm', 'ft'])
  })

  test.each(['deg', '%', 'pH', '', 'constructor'])('without relatives stands alone: %s', (unit) => {
    expect(relativesOf(unit)).toEqual([unit])
  })
})

describe('a number', () => {
  test.each([
    ['420', 'ug/L', 'mg/L', '0.42'],
    ['0.1', 'g/L', 'mg/L', '100'],
    ['<5', 'ug/L', 'mg/L', '<0.005'],
    ['0.05', 'mg/m3', 'ug/m3', '50'],
    ['15', 'mu', 'ha', '1'],
    ['100', 'mu', 'ha', '6.666667'],
    ['99500', 'mu', 'ha', '6633.333333'],
    ['1', 'ha', 'mu', '15'],
    ['2.5', 'km2', 'ha', '250'],
    ['1', 'ft', 'm', '0.3048'],
    ['1', 'ft', 'mm', '304.8'],
    ['1', 'm', 'ft', '3.28084'],
    ['-12.5', 'cm', 'm', '-0.125'],
    ['0.5', 'cm/s', 'mm/s', '5'],
    ['1.2', 'Mt/yr', 't/yr', '1200000'],
    ['3', 'ML/yr', 'm3/yr', '3000'],
    ['850', 'gce/t', 'kgce/t', '0.85'],
    ['0.1', 'mg/L', 'ug/L', '100'],
    ['-0', 'cm', 'm', '0'],
    ['0.0000001', 'mm', 'km', null],
    ['1', 'mg/L', 'mg/m3', null],
    ['1', 'deg', 'm', null],
    ['1e3', 'cm', 'm', null],
    ['about 3', 'cm', 'm', null],
  ])('%s %s in %s is %s', (value, from, to, expected) => {
    expect(convertUnit(value, from, to)).toBe(expected)
  })

  test('stays as it was typed in its own unit', () => {
    expect(convertUnit('0.50', 'mg/L', 'mg/L')).toBe('0.50')
  })

  test('comes back exactly from every unit in which it has an end', () => {
    const exact = [
      ['ug/L', 'mg/L'],
      ['m2', 'ha'],
      ['t/yr', 'Mt/yr'],
      ['cm', 'm'],
    ]
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.nat(9), (units, places) => {
        const digits = String(units).padStart(places + 1, '0')
        const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
        for (const [small = '', large = ''] of exact) {
          const there = convertUnit(value, small, large) ?? ''
          const back = convertUnit(there, large, small) ?? ''
          const plain = value.includes('.') ? value.replace(/\.?0+$/, '') : value
          expect(back).toBe(plain)
        }
      }),
    )
  })
})
