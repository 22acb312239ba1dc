import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

type Case = readonly [string, Answers, readonly Answers[], string]

describe('EIA-IMP-01, damage by zone', () => {
  it('cannot be a yes without a zone', () => {
    expect(ask('EIA-IMP-01', { 'EIA-IMP-01': 'yes' }).violation?.code).toBe('constraint')
    const rows = rowsOf('EIA-IMP-01', [{ zone: 'Pit' }])
    expect(ask('EIA-IMP-01', { 'EIA-IMP-01': 'yes', ...rows }).violation).toBeNull()
    expect(ask('EIA-IMP-01', { 'EIA-IMP-01': 'no' }).violation).toBeNull()
  })
})

describe('EIA-IMP-02, geohazards', () => {
  const HIGH = { hazard: 'landslide', when: 'rain', likelihood: '2', consequence: '5', measure: 'yes' }
  const LOW = { ...HIGH, likelihood: '3', consequence: '3', measure: 'no' }
  const found = { found: 'found', complete: 'yes' }
  it.each<Case>([
    ['nothing', {}, [], 'unknown'],
    ['not assessed', { found: 'not_studied' }, [], 'no'],
    ['none, all sites', { found: 'none', complete: 'yes' }, [], 'yes'],
    ['none, sites left out', { found: 'none', complete: 'no' }, [], 'unknown'],
    ['named, no rows', found, [], 'unknown'],
    ['high with a measure', found, [HIGH], 'yes'],
    ['consequence 5 is high at any likelihood', found, [{ ...HIGH, likelihood: '1', measure: 'no' }], 'no'],
    ['from 10 on it is high', found, [{ ...LOW, likelihood: '5', consequence: '2' }], 'no'],
    ['a high one cannot be left out', found, [{ ...HIGH, measure: 'na' }], 'no'],
    ['a moderate one without measure', found, [HIGH, LOW], 'partial'],
    ['a low one needs none', found, [HIGH, { ...LOW, measure: 'na' }], 'yes'],
    ['half a measure', found, [{ ...HIGH, measure: 'partial' }], 'partial'],
    ['not rated', found, [{ ...HIGH, likelihood: undefined }], 'unknown'],
    ['sites left out', { found: 'found', complete: 'no' }, [HIGH], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-IMP-02', fields, rows)).toBe(expected)
  })
})

describe('EIA-IMP-03, water at receptors', () => {
  const ROW = {
    point: 'W1',
    season: 'dry',
    parameter: 'cu',
    value: '0.05',
    own: '0.05',
    own_ref: 'Class III',
  }
  const BARE = { ...ROW, own: undefined, own_ref: undefined }
  const PH = { ...BARE, parameter: 'ph' }
  const all = { complete: 'yes' }
  it.each<Case>([
    ['no rows', all, [], 'unknown'],
    ['at the standard of that water', all, [ROW], 'yes'],
    ['above it', all, [{ ...ROW, value: '0.06' }], 'no'],
    ['inside it, above the effluent table', all, [{ ...ROW, value: '0.4', own: '0.5' }], 'yes'],
    ['no standard, inside the effluent table', all, [BARE], 'unknown'],
    ['no standard, above the effluent table', all, [{ ...BARE, value: '0.31' }], 'no'],
    ['acid even for an effluent', all, [{ ...PH, value: '5.9' }], 'no'],
    ['a standard that allows it', all, [{ ...PH, value: '5.9', own_min: '5.5' }], 'yes'],
    ['no value', all, [{ ...ROW, value: undefined }], 'unknown'],
    ['below a level above the standard', all, [{ ...ROW, value: '<0.5' }], 'unknown'],
    ['below a level inside it', all, [{ ...ROW, value: '<0.01' }], 'yes'],
    ['seasons left out', { complete: 'no' }, [ROW], 'unknown'],
    ['seasons left out, one above', { complete: 'no' }, [{ ...ROW, value: '9' }], 'no'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-IMP-03', fields, rows)).toBe(expected)
  })
})

describe('EIA-IMP-05, air, noise and vibration at receptors', () => {
  const all = { complete: 'yes' }
  const row = (parameter: string, value: string | undefined, own?: string) => ({
    receptor: 'House',
    parameter,
    value,
    own,
  })
  it.each<Case>([
    ['no rows', all, [], 'unknown'],
    ['dust at the limit', all, [row('pm10_day', '150')], 'yes'],
    ['dust above it', all, [row('pm10_day', '150.5')], 'no'],
    ['a year of dust', all, [row('pm10_year', '71')], 'no'],
    ['a night', all, [row('noise_night', '45.5')], 'no'],
    ['the same by day', all, [row('noise_day', '45.5')], 'yes'],
    ['a stricter limit of its own', all, [row('noise_day', '45.5', '45')], 'no'],
    ['an earth house', all, [row('blast_earth', '6')], 'no'],
    ['a brick house', all, [row('blast_brick', '6')], 'yes'],
    ['no limit in this country', all, [row('tsp_day', '100')], 'unknown'],
    ['no value', all, [row('pm10_day', undefined)], 'unknown'],
    ['homes left out', {}, [row('pm10_day', '10')], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-IMP-05', fields, rows)).toBe(expected)
  })

  it('uses the stricter law of the host country', () => {
    expect(verdict('EIA-IMP-05', all, [row('no2_day', '100')])).toBe('yes')
    expect(verdict('EIA-IMP-05', all, [row('no2_day', '100')], { country: 'CN' })).toBe('no')
  })
})

describe('EIA-IMP-06, nature by phase', () => {
  const build = { phase: 'construction' }
  const run = { phase: 'operation' }
  it.each<Case>([
    ['no rows', { complete: 'yes' }, [], 'unknown'],
    ['both apart', { complete: 'yes' }, [build, run], 'yes'],
    ['one phase only', { complete: 'yes' }, [build], 'partial'],
    ['not split', { complete: 'yes' }, [{ phase: 'both' }], 'no'],
    ['species left out', { complete: 'no' }, [build, run], 'partial'],
    ['list not checked', {}, [build, run], 'unknown'],
    ['a row without phase', { complete: 'yes' }, [build, run, {}], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-IMP-06', fields, rows)).toBe(expected)
  })
})

describe('EIA-IMP-07, the breach', () => {
  it.each([
    [undefined, undefined, 'yes', 'constraint'],
    ['0', undefined, 'yes', undefined],
    ['120', undefined, 'yes', 'constraint'],
    ['120', '9', 'yes', undefined],
    [undefined, undefined, 'partial', undefined],
  ])('with %s people after %s minutes, %s', (persons, minutes, answer, code) => {
    const view = ask('EIA-IMP-07', {
      'EIA-IMP-07_persons': persons,
      'EIA-IMP-07_minutes': minutes,
      'EIA-IMP-07': answer,
    })
    expect(view.violation?.code).toBe(code)
  })
})

describe('EIA-IMP-10, significance', () => {
  const RATED = { impact: 'Dust', before: 'high', after: 'moderate', confidence: 'low' }
  const UNRATED = { ...RATED, after: 'not_rated' }
  it.each<Case>([
    ['no rows', { complete: 'yes' }, [], 'unknown'],
    ['all rated, even if much is left', { complete: 'yes' }, [{ ...RATED, after: 'high' }], 'yes'],
    ['one unrated', { complete: 'yes' }, [RATED, UNRATED], 'partial'],
    ['none rated', { complete: 'yes' }, [UNRATED], 'no'],
    ['no confidence stated', { complete: 'yes' }, [RATED, { ...RATED, confidence: 'not_stated' }], 'partial'],
    ['not filled in', { complete: 'yes' }, [{ ...RATED, after: undefined }], 'unknown'],
    ['impacts left out', { complete: 'no' }, [RATED], 'partial'],
    ['list not checked', {}, [RATED], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-IMP-10', fields, rows)).toBe(expected)
  })
})
