import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-ECO-01, land opened and restored', () => {
  const land = {
    shown: 'yes',
    opened: '40',
    restored: '50',
    plan: '50',
    disturbed: '900',
    total: '400',
    ledger: '420',
    flown: '2026-04-01',
  }
  it.each([
    ['nothing', {}, 'unknown'],
    ['not shown', { shown: 'no' }, 'unknown'],
    ['on plan, ledger 5 % above the map', land, 'yes'],
    ['ledger more than 5 % above the map', { ...land, ledger: '420.5' }, 'no'],
    ['ledger more than 5 % below the map', { ...land, ledger: '379' }, 'no'],
    ['behind plan', { ...land, restored: '49.9' }, 'no'],
    ['no plan', { ...land, plan: '' }, 'unknown'],
    ['no plan and a wrong ledger', { ...land, plan: '', ledger: '600' }, 'no'],
    [
      'nothing on the map, nothing claimed',
      { ...land, restored: '0', plan: '0', total: '0', ledger: '0' },
      'yes',
    ],
    ['nothing on the map, land claimed', { ...land, total: '0', ledger: '12' }, 'no'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-ECO-01', fields)).toBe(expected)
  })

  it('cannot restore more than was disturbed', () => {
    const total = (value: string) =>
      ask('OPS-ECO-01_total', under('OPS-ECO-01', { ...land, total: value })).violation
    expect(total('900')).toBeNull()
    expect(total('900.1')?.code).toBe('constraint')
  })

  it('show restored against opened in percent', () => {
    expect(ask('OPS-ECO-01_ratio', under('OPS-ECO-01', land)).value).toBe('125')
  })
})

describe('OPS-ECO-02, land that is ready', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', ready: '0' }, 'na'],
    [{ shown: 'yes', ready: '300' }, 'unknown'],
    [{ shown: 'yes', ready: '300', done: '300' }, 'yes'],
    [{ shown: 'yes', ready: '3000', done: '2999.9' }, 'no'],
    [{ shown: 'yes', ready: '300', done: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ECO-02', fields)).toBe(expected)
  })
})

describe('OPS-ECO-03, months from shape to planting', () => {
  const block = (shaped: string, planted?: string) => ({ block: 'B', shaped, planted })
  const inTime = block('2025-04-01', '2025-10-01')
  const late = block('2023-04-01', '2025-10-01')
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['no block is ready', { any: 'no' }, [], 'na'],
    ['not listed', { any: 'yes' }, [], 'unknown'],
    ['in time', { any: 'yes' }, [inTime], 'yes'],
    ['some late', { any: 'yes' }, [inTime, late], 'partial'],
    ['all late', { any: 'yes' }, [late, late], 'no'],
    ['still bare after eleven months', { any: 'yes' }, [block('2025-07-01')], 'yes'],
    ['still bare after thirteen months', { any: 'yes' }, [block('2025-04-20')], 'no'],
    ['a block without a date', { any: 'yes' }, [inTime, { block: 'C' }], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('OPS-ECO-03', fields, rows)).toBe(expected)
  })

  it('are counted to the day judged while a block waits', () => {
    const answers = { 'OPS-ECO-03_any': 'yes', ...rowsOf('OPS-ECO-03', [block('2025-05-29')]) }
    const months = ask('OPS-ECO-03_months', answers, {}, 'OPS-ECO-03_rows')
    expect(months.value).toBe('12')
    expect(months.limit?.max).toBe('12')
  })
})

describe('OPS-ECO-04, topsoil', () => {
  it('that is more than was stripped is pointed out', () => {
    const soil = (used: string) => under('OPS-ECO-04', { stripped: '1000', stored: '600', used })
    expect(ask('OPS-ECO-04_balance', soil('300')).value).toBe('100')
    expect(ask('OPS-ECO-04_short_note', soil('400')).relevant).toBe(false)
    expect(ask('OPS-ECO-04_short_note', soil('400.1')).relevant).toBe(true)
  })
})

describe('OPS-ECO-05, soil cover', () => {
  const pit = (use: string, depth: string, more: object = {}) => ({ block: 'B', use, depth, ...more })
  const cover = (rows: readonly object[], country = 'CN') =>
    verdict('OPS-ECO-05', {}, rows as readonly Readonly<Record<string, unknown>>[], { country })
  it.each([
    ['no pits', [], 'unknown'],
    ['forest at 30 cm', [pit('forest', '30')], 'yes'],
    ['farmland at 59 cm', [pit('farm', '59')], 'no'],
    ['one of two too thin', [pit('forest', '30'), pit('grass', '19')], 'partial'],
    ['a plan that asks for more', [pit('forest', '40', { design: '50', design_ref: 'Plan' })], 'no'],
    ['a plan that asks for less', [pit('farm', '50', { design: '50', design_ref: 'Plan' })], 'yes'],
    ['a use without a value', [pit('forest', '30'), pit('wetland', '10')], 'unknown'],
    ['no depth', [{ block: 'B', use: 'forest' }], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(cover(rows)).toBe(expected)
  })

  it('has no usual value outside of China', () => {
    expect(cover([pit('forest', '30')], 'PE')).toBe('unknown')
  })
})

describe('OPS-ECO-06, soil samples', () => {
  const sample = {
    block: 'B',
    date: '2026-01-01',
    use: 'park',
    fit: 'yes',
    tested: 'yes',
    metal: 'as',
    value: '20',
  }
  const soil = (...rows: readonly object[]) =>
    verdict('OPS-ECO-06', {}, rows as readonly Readonly<Record<string, unknown>>[])
  it.each([
    ['none', [], 'unknown'],
    ['fit and at the screening value', [sample], 'yes'],
    ['a metal above it', [sample, { ...sample, value: '20.1' }], 'no'],
    ['the same metal on land for energy', [{ ...sample, use: 'energy', value: '60' }], 'yes'],
    ['farmland without its own limit', [{ ...sample, use: 'farm' }], 'unknown'],
    [
      'farmland above its own limit',
      [{ ...sample, use: 'farm', value: '31', limit: '30', limit_ref: 'S' }],
      'no',
    ],
    [
      'farmland inside its own limit',
      [{ ...sample, use: 'farm', value: '30', limit: '30', limit_ref: 'S' }],
      'yes',
    ],
    ['unfit for planting', [{ ...sample, fit: 'no' }], 'no'],
    ['short of the target', [sample, { ...sample, fit: 'partial' }], 'partial'],
    ['fitness not known', [{ ...sample, fit: 'unknown' }], 'unknown'],
    ['metals not tested', [{ ...sample, tested: 'no' }], 'unknown'],
    ['a detection limit above the screening value', [{ ...sample, value: '<50' }], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(soil(...rows)).toBe(expected)
  })
})

describe('OPS-ECO-07, plant cover', () => {
  const cover = { shown: 'yes', method: 'plots', before: '25', now: '60', reference: '55' }
  const at = (fields: object, country = 'ZZ') => verdict('OPS-ECO-07', { ...fields }, [], { country })
  it.each([
    ['nothing', {}, 'unknown'],
    ['not shown', { shown: 'no' }, 'unknown'],
    ['no reference', { ...cover, reference: '' }, 'unknown'],
    ['as good as the reference', { ...cover, now: '55' }, 'yes'],
    ['below the reference, no target', { ...cover, now: '54' }, 'partial'],
    ['at the target', { ...cover, now: '40', target: '40' }, 'yes'],
    ['below the target', { ...cover, now: '39', target: '40' }, 'no'],
    ['below what grew before', { ...cover, now: '24', target: '20' }, 'no'],
  ])('%s', (_, fields, expected) => {
    expect(at(fields)).toBe(expected)
  })

  it('must reach the usual floor in China', () => {
    expect(at({ ...cover, before: '10', now: '29', reference: '28' }, 'CN')).toBe('no')
    expect(at({ ...cover, before: '10', now: '30', reference: '28' }, 'CN')).toBe('yes')
  })

  it('far above the reference is pointed out', () => {
    const note = (now: string) => ask('OPS-ECO-07_high_note', under('OPS-ECO-07', { ...cover, now })).relevant
    expect(note('75')).toBe(false)
    expect(note('75.1')).toBe(true)
  })
})

describe('OPS-ECO-08, survival', () => {
  const planted = { way: 'planted', count: '269000', area: '100' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['nothing planted', { way: 'none' }, 'na'],
    ['only seeded', { way: 'seeded' }, 'na'],
    ['not known', { way: 'unknown' }, 'unknown'],
    ['not counted', planted, 'unknown'],
    ['85 %', { ...planted, survival: '85' }, 'yes'],
    ['just below 85 %', { ...planted, survival: '84.9' }, 'partial'],
    ['70 %', { ...planted, survival: '70' }, 'partial'],
    ['below 70 %', { ...planted, survival: '69.9' }, 'no'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-ECO-08', fields)).toBe(expected)
  })

  it('comes with plants per hectare, questioned when implausible', () => {
    const density = (count: string) => ask('OPS-ECO-08_density', under('OPS-ECO-08', { ...planted, count }))
    expect(density('269000')).toMatchObject({ value: '2690', implausible: false })
    expect(density('9000')).toMatchObject({ value: '90', implausible: true })
  })
})

describe('OPS-ECO-09, native planting', () => {
  const list = { shown: 'yes', native: '70', species: '6', layers: '3', reference: '3' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['no list', { shown: 'no' }, 'unknown'],
    ['native and layered', list, 'yes'],
    ['a layer short', { ...list, layers: '2' }, 'partial'],
    ['few natives', { ...list, native: '69' }, 'partial'],
    ['mostly foreign', { ...list, native: '49.9' }, 'no'],
    ['one species', { ...list, species: '1' }, 'no'],
    ['layers not given', { ...list, layers: '' }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-ECO-09', fields)).toBe(expected)
  })
})

describe('OPS-ECO-11, restoration money', () => {
  const spent = (year: string, currency = 'CNY') => ({
    answers: {
      ...under('OPS-ECO-01', { shown: 'yes', restored: '100' }),
      ...under('OPS-ECO-11', { year }),
    },
    profile: { currency },
  })
  it('gives the cost of a square metre', () => {
    const { answers, profile } = spent('45.2')
    expect(ask('OPS-ECO-11_unit', answers, profile).value).toBe('45.2')
  })

  it.each([
    ['4.9', 'CNY', true],
    ['5', 'CNY', false],
    ['300', 'CNY', false],
    ['300.1', 'CNY', true],
    ['4.9', 'USD', false],
  ])('of %s million on 100 ha in %s is pointed out: %s', (year, currency, expected) => {
    const { answers, profile } = spent(year, currency)
    expect(ask('OPS-ECO-11_unit_note', answers, profile).relevant).toBe(expected)
  })
})

describe('OPS-ECO-13, acceptance', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', due: '0' }, 'na'],
    [{ shown: 'yes', due: '100' }, 'unknown'],
    [{ shown: 'yes', due: '100', accepted: '100' }, 'yes'],
    [{ shown: 'yes', due: '100', accepted: '99.9' }, 'partial'],
    [{ shown: 'yes', due: '100', accepted: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ECO-13', fields)).toBe(expected)
  })
})

describe('OPS-ECO-14, carbon claims', () => {
  it.each([
    [{}, null],
    [{ backed: 'na' }, 'na'],
    [{ backed: 'yes' }, 'yes'],
    [{ backed: 'yes', rate: '30' }, 'yes'],
    [{ backed: 'yes', rate: '30.1' }, 'no'],
    [{ backed: 'partial', rate: '8' }, 'partial'],
    [{ backed: 'unknown', rate: '870' }, 'no'],
    [{ backed: 'no', rate: '8' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ECO-14', fields)).toBe(expected)
  })
})

describe('OPS-ECO-15, the restoration plan', () => {
  it.each([
    [{}, 'unknown'],
    [{ approved: 'no' }, 'no'],
    [{ approved: 'unknown' }, 'unknown'],
    [{ approved: 'yes', changed: 'no' }, 'unknown'],
    [{ approved: 'yes', date: '2021-05-28', changed: 'no' }, 'yes'],
    [{ approved: 'yes', date: '2021-05-27', changed: 'no' }, 'no'],
    [{ approved: 'yes', date: '2025-01-01', changed: 'yes' }, 'no'],
    [{ approved: 'yes', date: '2025-01-01', changed: 'unknown' }, 'unknown'],
    [{ approved: 'yes', date: '2025-01-01' }, 'unknown'],
    [{ approved: 'partial', date: '2025-01-01', changed: 'no' }, 'partial'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ECO-15', fields)).toBe(expected)
  })
})
