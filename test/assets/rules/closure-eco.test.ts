import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-ECO-01, restored land', () => {
  const land = { shown: 'yes', disturbed: '900', restorable: '800', restored: '800' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['not shown', { ...land, shown: 'no' }, 'unknown'],
    ['all of it', land, 'yes'],
    [
      'short by a little that rounds away',
      { ...land, disturbed: '9000', restorable: '8000', restored: '7999.9' },
      'no',
    ],
    ['nothing can be restored', { ...land, restorable: '0', restored: '0' }, 'na'],
    ['not measured', { ...land, restored: undefined }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('CLO-ECO-01', fields)).toBe(expected)
  })

  it('shows when report and map differ by more than 5 %', () => {
    const note = (ledger: string) =>
      ask('CLO-ECO-01_difference_note', under('CLO-ECO-01', { ...land, ledger })).relevant
    expect([note('840'), note('841')]).toEqual([false, true])
  })

  it('cannot be more than was disturbed', () => {
    const restored = ask('CLO-ECO-01_restored', under('CLO-ECO-01', { ...land, restored: '901' }))
    expect(restored.violation?.code).toBe('constraint')
  })
})

describe('CLO-ECO-02, plant cover', () => {
  const cover = { shown: 'yes', before: '40', now: '60', reference: '60' }
  it.each([
    ['nothing', {}, 'ZZ', 'unknown'],
    ['at the reference', cover, 'ZZ', 'yes'],
    ['below the reference', { ...cover, now: '59' }, 'ZZ', 'partial'],
    ['nine tenths of it in the United States', { ...cover, now: '54' }, 'US', 'yes'],
    ['less than that', { ...cover, now: '53.9' }, 'US', 'partial'],
    ['below the criterion', { ...cover, target: '70' }, 'ZZ', 'no'],
    ['at the criterion, below the reference', { ...cover, now: '50', target: '50' }, 'ZZ', 'yes'],
    ['below the cover before mining', { ...cover, now: '39', target: '30' }, 'ZZ', 'no'],
    ['below the floor in China', { ...cover, before: '10', now: '29', reference: '25' }, 'CN', 'no'],
    ['no reference', { ...cover, reference: undefined }, 'ZZ', 'unknown'],
  ])('%s', (_, fields, country, expected) => {
    expect(verdict('CLO-ECO-02', fields, [], { country })).toBe(expected)
  })
})

describe('CLO-ECO-03, species', () => {
  const birds = { group: 'birds', method: 'Transect, May', now: '40', baseline: '40' }
  const rest = { native: '70', type: 'same' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['back', rest, [birds], 'yes'],
    ['one group poorer', rest, [birds, { ...birds, group: 'plants', now: '39' }], 'no'],
    ['nothing to compare with', rest, [{ ...birds, baseline: undefined }], 'unknown'],
    ['few natives', { ...rest, native: '69' }, [birds], 'partial'],
    ['mostly foreign', { ...rest, native: '49' }, [birds], 'no'],
    ['another type, agreed', { ...rest, type: 'agreed' }, [birds], 'yes'],
    ['another type without reason', { ...rest, type: 'changed' }, [birds], 'no'],
    ['type not known', { ...rest, type: 'unknown' }, [birds], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-ECO-03', fields, rows)).toBe(expected)
  })
})

describe('CLO-ECO-04, soil depth', () => {
  const pit = { domain: 'A', use: 'farm', depth: '60' }
  it.each([
    ['no pits', [], 'CN', 'unknown'],
    ['deep enough for farming in China', [pit], 'CN', 'yes'],
    ['one thin', [pit, { ...pit, depth: '59' }], 'CN', 'partial'],
    ['all thin', [{ ...pit, depth: '10' }], 'CN', 'no'],
    ['no value anywhere', [pit], 'ZZ', 'unknown'],
    ['by the plan', [{ ...pit, design: '80' }], 'CN', 'no'],
    ['not measured', [{ ...pit, depth: undefined }], 'CN', 'unknown'],
  ])('%s', (_, rows, country, expected) => {
    expect(verdict('CLO-ECO-04', {}, rows, { country })).toBe(expected)
  })
})

describe('CLO-ECO-05, soil and food', () => {
  const farm = rowsOf('CLO-STK-05', [{ domain: 'A', use: 'farm' }])
  const soil = { domain: 'A', medium: 'soil', parameter: 'Cd', value: '0.3', limit: '0.3' }
  const crop = { ...soil, medium: 'crop', value: '0.1', limit: '0.2' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['both clean', { complete: 'yes' }, [soil, crop], 'yes'],
    ['food above', { complete: 'yes' }, [soil, { ...crop, value: '0.21' }], 'no'],
    ['no food tested', { complete: 'yes' }, [soil], 'unknown'],
    ['no soil tested', { complete: 'yes' }, [crop], 'unknown'],
    ['no limit', { complete: 'yes' }, [soil, { ...crop, limit: undefined }], 'unknown'],
    ['below detection', { complete: 'yes' }, [soil, { ...crop, value: '<0.01' }], 'yes'],
    ['a blind laboratory', { complete: 'yes' }, [soil, { ...crop, value: '<1' }], 'unknown'],
    ['a domain left out', { complete: 'no' }, [soil, crop], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-ECO-05', fields, rows, {}, farm)).toBe(expected)
  })
})

describe('CLO-ECO-06, trees', () => {
  const wood = rowsOf('CLO-STK-05', [{ domain: 'A', use: 'forest' }])
  it.each([
    [{}, 'unknown'],
    [{ survival: '85', density: '1600' }, 'yes'],
    [{ survival: '84', density: '1600' }, 'partial'],
    [{ survival: '69', density: '1600' }, 'no'],
    [{ survival: '90', density: '1600', design: '1601' }, 'no'],
    [{ survival: '90' }, 'unknown'],
    [{ density: '1600' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('CLO-ECO-06', fields, [], {}, wood)).toBe(expected)
  })
})

describe('CLO-ECO-07, threatened species', () => {
  const seen = (present?: string) => ({ species: 'Crane', present })
  it.each([
    ['not listed', [], 'unknown'],
    ['all seen', [seen('yes'), seen('yes')], 'yes'],
    ['one missing', [seen('yes'), seen('no')], 'partial'],
    ['all missing', [seen('no')], 'no'],
    ['nobody looked', [seen('yes'), seen('unknown')], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('CLO-ECO-07', { listed: 'yes' }, rows)).toBe(expected)
  })

  it('are not asked for where none was ever found', () => {
    const asked = (listed: string) => ask('CLO-ECO-07', { 'CLO-ECO-07_listed': listed }).relevant
    expect([asked('no'), asked('unknown'), asked('yes')]).toEqual([false, true, true])
  })
})

describe('CLO-ECO-10, years without help', () => {
  it.each([
    [{}, 'unknown'],
    [{ years: '2' }, 'no'],
    [{ years: '3' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('CLO-ECO-10', fields)).toBe(expected)
  })
})
