import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'

describe('EIA-WBL-01, months and seasons', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', months: '12' }, 'unknown'],
    [{ shown: 'yes', months: '12', seasons: 'both' }, 'yes'],
    [{ shown: 'yes', months: '12', seasons: 'even' }, 'yes'],
    [{ shown: 'yes', months: '11', seasons: 'both' }, 'no'],
    [{ shown: 'yes', months: '24', seasons: 'dry' }, 'no'],
    [{ shown: 'yes', months: '24', seasons: 'unknown' }, 'unknown'],
    [{ shown: 'yes', seasons: 'both' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-WBL-01', fields)).toBe(expected)
  })
})

describe('EIA-WBL-02, points', () => {
  it('cannot be a yes without a point', () => {
    expect(ask('EIA-WBL-02', { 'EIA-WBL-02': 'yes' }).violation?.code).toBe('constraint')
    const point = rowsOf('EIA-WBL-02', [{ id: 'SW-1' }])
    expect(ask('EIA-WBL-02', { ...point, 'EIA-WBL-02': 'yes' }).violation).toBeNull()
    expect(ask('EIA-WBL-02', { 'EIA-WBL-02': 'no' }).violation).toBeNull()
  })
})

describe('EIA-WBL-03, baseline values', () => {
  const row = { point: 'SW-1', parameter: 'cu', n: '12', median: '0.01', p95: '0.04', unit: 'mg/L' }
  const good = { quality: 'yes', complete: 'yes' }
  it.each([
    [{}, [], 'unknown'],
    [good, [], 'unknown'],
    [good, [row], 'yes'],
    [good, [{ ...row, median: '<0.005', p95: '<0.005' }], 'yes'],
    [good, [row, { ...row, p95: undefined }], 'unknown'],
    [good, [{ ...row, unit: undefined }], 'unknown'],
    [{ ...good, quality: 'partial' }, [row], 'partial'],
    [{ ...good, quality: 'no' }, [row], 'no'],
    [{ ...good, complete: 'no' }, [row], 'no'],
    [{ ...good, complete: 'unknown' }, [row], 'unknown'],
    [{ complete: 'yes' }, [row], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-WBL-03', fields, rows)).toBe(expected)
  })

  it('refuses a 95th percentile below the median', () => {
    const p95 = (value: string) =>
      ask('EIA-WBL-03_p95', rowsOf('EIA-WBL-03', [{ ...row, p95: value }]), {}, 'EIA-WBL-03_rows').violation
    expect(p95('0.009')?.code).toBe('constraint')
    expect(p95('0.01')).toBeNull()
  })
})

describe('EIA-WBL-04, groundwater', () => {
  const all = ['levels', 'direction', 'tests']
  it.each([
    [{}, 'unknown'],
    [{ done: all }, 'unknown'],
    [{ done: all, wells: '3' }, 'yes'],
    [{ done: all, wells: '2' }, 'partial'],
    [{ done: ['levels'], wells: '9' }, 'partial'],
    [{ done: all, wells: '0' }, 'no'],
    [{ done: ['none'] }, 'no'],
    [{ done: ['unknown'] }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-WBL-04', fields)).toBe(expected)
  })
})

describe('EIA-WBL-06, floods and low flows', () => {
  const flood = { place: 'Main', kind: 'flood', period: '100', flow: '240' }
  const low = { place: 'Main', kind: 'low', period: '10', flow: '0.2' }
  it.each([
    [undefined, [], 'unknown'],
    ['no', [], 'unknown'],
    ['yes', [], 'unknown'],
    ['yes', [flood, low], 'yes'],
    ['yes', [flood], 'partial'],
    ['yes', [{ ...flood, period: '99' }, low], 'no'],
    ['yes', [low], 'no'],
    ['yes', [low, { ...flood, flow: undefined }], 'unknown'],
  ])('%s, %j is %s', (shown, rows, expected) => {
    expect(verdict('EIA-WBL-06', { shown }, rows)).toBe(expected)
  })
})

describe('EIA-WBL-07, rights in a stressed basin', () => {
  it.each([
    [{}, 'unknown'],
    [{ stress: 'low' }, 'unknown'],
    [{ stress: 'low', rights: 'yes' }, 'yes'],
    [{ stress: 'low', rights: 'partial' }, 'partial'],
    [{ rights: 'yes' }, 'unknown'],
    [{ stress: 'high', rights: 'yes' }, 'unknown'],
    [{ stress: 'high', rights: 'yes', dry: 'yes' }, 'yes'],
    [{ stress: 'extreme', rights: 'yes', dry: 'no' }, 'no'],
    [{ stress: 'unknown', rights: 'no' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-WBL-07', fields)).toBe(expected)
  })
})
