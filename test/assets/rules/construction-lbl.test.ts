import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'

describe('EIA-LBL-02, soil results', () => {
  const limit = (row: object, profile = {}) =>
    ask('EIA-LBL-02_value', rowsOf('EIA-LBL-02', [{ point: 'S-1', ...row }]), profile, 'EIA-LBL-02_rows')
      .limit?.state
  it.each([
    ['a park above its screening value', { use: 'sensitive', parameter: 'as', value: '20.1' }, 'breach'],
    ['a factory with the same result', { use: 'industrial', parameter: 'as', value: '20.1' }, 'inside'],
    ['farmland, for which there is no value here', { use: 'farm', parameter: 'as', value: '999' }, undefined],
  ])('%s', (_, row, expected) => {
    expect(limit(row)).toBe(expected)
  })
})

describe('EIA-LBL-03, topsoil', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', available: '500' }, 'unknown'],
    [{ shown: 'yes', available: '500', need: '500' }, 'yes'],
    [{ shown: 'yes', available: '900', need: '500' }, 'yes'],
    [{ shown: 'yes', available: '499', need: '500' }, 'unknown'],
    [{ shown: 'yes', available: '499', need: '500', substitute: 'no' }, 'no'],
    [{ shown: 'yes', available: '499', need: '500', substitute: 'yes' }, 'partial'],
    [{ shown: 'yes', available: '499', need: '500', substitute: 'unknown' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-LBL-03', fields)).toBe(expected)
  })

  it('shows what is missing, never less than nothing', () => {
    const deficit = (available: string) =>
      ask('EIA-LBL-03_deficit', under('EIA-LBL-03', { shown: 'yes', available, need: '500' })).value
    expect(deficit('120')).toBe('380')
    expect(deficit('900')).toBe('0')
  })
})

describe('EIA-LBL-04, land use and prime farmland', () => {
  const grass = { class: 'grass', area: '120' }
  it.each([
    [{}, [], 'unknown'],
    [{ prime: 'no' }, [], 'unknown'],
    [{ prime: 'no' }, [grass], 'yes'],
    [{ prime: 'unknown' }, [grass], 'unknown'],
    [{ prime: 'yes', prime_area: '2' }, [grass], 'unknown'],
    [{ prime: 'yes', prime_area: '2', approved: 'no' }, [grass], 'no'],
    [{ prime: 'yes', prime_area: '2', approved: 'yes' }, [grass], 'yes'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-LBL-04', fields, rows)).toBe(expected)
  })
})

describe('EIA-LBL-05, plant cover', () => {
  const plots = { type: 'Steppe', area: '30', cover: '20', method: 'plots', plots: '12' }
  it.each([
    [[], 'unknown'],
    [[plots], 'yes'],
    [[plots, { ...plots, method: 'guess' }], 'partial'],
    [[{ ...plots, method: 'images_only' }], 'no'],
    [[{ ...plots, plots: '0' }], 'no'],
    [[{ ...plots, plots: undefined }], 'unknown'],
    [[{ ...plots, method: 'unknown' }], 'unknown'],
    [[{ ...plots, cover: undefined }], 'unknown'],
  ])('%j is %s', (rows, expected) => {
    expect(verdict('EIA-LBL-05', {}, rows)).toBe(expected)
  })

  it('is averaged by area over the types that have both numbers', () => {
    const rows = [plots, { ...plots, area: '10', cover: '60' }, { ...plots, area: undefined, cover: '99' }]
    expect(ask('EIA-LBL-05_before', rowsOf('EIA-LBL-05', rows)).value).toBe('30')
    expect(ask('EIA-LBL-05_before', {}).relevant).toBe(false)
  })
})

describe('EIA-LBL-06, the dated image', () => {
  const cleared = { 'EIA-SCO-02_disturbed': 'yes', 'EIA-SCO-02_cleared': '2026-02-01' }
  it.each([
    [{}, {}, 'unknown'],
    [{ kept: 'no' }, {}, 'no'],
    [{ kept: 'unknown' }, {}, 'unknown'],
    [{ kept: 'yes' }, {}, 'unknown'],
    [{ kept: 'yes', date: '2026-02-01' }, {}, 'yes'],
    [{ kept: 'yes', date: '2026-02-01' }, cleared, 'no'],
    [{ kept: 'yes', date: '2026-01-31' }, cleared, 'yes'],
  ])('%j with %j is %s', (fields, before, expected) => {
    expect(ask('EIA-LBL-06', { ...before, ...under('EIA-LBL-06', fields) }).value).toBe(expected)
  })
})

describe('EIA-LBL-07, erosion before the project', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', rate: '900' }, 'unknown'],
    [{ shown: 'yes', method: 'plots' }, 'unknown'],
    [{ shown: 'yes', rate: '900', method: 'plots' }, 'yes'],
    [{ shown: 'yes', rate: '0', method: 'model' }, 'yes'],
    [{ shown: 'yes', rate: '900', method: 'regional' }, 'partial'],
    [{ shown: 'yes', rate: '900', method: 'guess' }, 'no'],
    [{ shown: 'yes', rate: '900', method: 'unknown' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-LBL-07', fields)).toBe(expected)
  })
})
