import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf, under } from '../support/ask-items.ts'

describe('ACQ-HIS-02, the history of the site', () => {
  it('is not complete without a single operator', () => {
    const empty = ask('ACQ-HIS-02', { 'ACQ-HIS-02': 'yes' })
    const told = ask('ACQ-HIS-02', {
      'ACQ-HIS-02': 'yes',
      ...rowsOf('ACQ-HIS-02', [{ from: '1962', operator: 'Antigua' }]),
    })
    expect([empty.violation?.code, told.violation]).toEqual(['constraint', null])
  })

  it('does not end before it began', () => {
    const rows = rowsOf('ACQ-HIS-02', [{ from: '1962', to: '1961' }])
    expect(ask('ACQ-HIS-02_to', rows, {}, 'ACQ-HIS-02_rows').violation?.code).toBe('constraint')
  })
})

describe('ACQ-HIS-05, environmental conditions', () => {
  it.each([
    [undefined, [], 'unknown'],
    ['no', [], 'yes'],
    ['unknown', [], 'unknown'],
    ['yes', [], 'unknown'],
    ['yes', ['hrec', 'de_minimis'], 'yes'],
    ['yes', ['hrec', 'crec'], 'partial'],
    ['yes', ['crec', 'rec'], 'no'],
    ['yes', ['rec', 'unknown'], 'no'],
    ['yes', ['crec', 'unknown'], 'unknown'],
    ['yes', [undefined], 'unknown'],
  ])('found: %s with %j is %s', (found, classes, expected) => {
    const rows = classes.map((name) => ({ source: 'Fuel store', class: name }))
    expect(verdict('ACQ-HIS-05', { found }, rows)).toBe(expected)
  })
})

describe('ACQ-HIS-08, data gaps', () => {
  it.each([
    [undefined, [], 'unknown'],
    ['no', [], 'yes'],
    ['yes', [], 'unknown'],
    ['yes', ['none'], 'yes'],
    ['yes', ['none', 'weakens'], 'partial'],
    ['yes', ['weakens', 'unknown'], 'unknown'],
    ['yes', ['unknown', 'overturns'], 'no'],
  ])('found: %s with %j is %s', (found, effects, expected) => {
    const rows = effects.map((effect) => ({ gap: 'Pond logs', effect }))
    expect(verdict('ACQ-HIS-08', { found }, rows)).toBe(expected)
  })
})

describe('ACQ-HIS-09, age at signing', () => {
  // 29 May 2026 less 180 days is 30 November 2025, less 365 days 29 May 2025.
  const fresh = { visit: '2026-05-01', interviews: '2026-05-02', records: '2025-11-30' }
  it.each([
    [{}, 'unknown'],
    [fresh, 'yes'],
    [{ ...fresh, records: '2025-11-29' }, 'partial'],
    [{ ...fresh, records: '2025-05-29' }, 'partial'],
    [{ ...fresh, interviews: '2025-05-28' }, 'no'],
    [{ ...fresh, interviews: undefined }, 'unknown'],
    [{ interviews: '2025-05-28' }, 'no'],
    [{ ...fresh, signing: '2026-05-30' }, 'partial'],
    [{ ...fresh, signing: '2026-12-01' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-HIS-09', fields)).toBe(expected)
  })

  it('shows the days of the oldest part', () => {
    expect(ask('ACQ-HIS-09_age', under('ACQ-HIS-09', fresh)).value).toBe('180')
    expect(ask('ACQ-HIS-09_age', {}).relevant).toBe(false)
  })
})
