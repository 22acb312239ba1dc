import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-HAZ-01, the cyanide certificate', () => {
  it.each([
    [{}, 'unknown'],
    [{ state: 'unknown' }, 'unknown'],
    [{ state: 'none' }, 'no'],
    [{ state: 'certified' }, 'unknown'],
    [{ state: 'certified', audit: '2023-05-29' }, 'yes'],
    [{ state: 'certified', audit: '2023-05-28' }, 'no'],
    [{ state: 'conditional', audit: '2025-01-01' }, 'partial'],
    [{ state: 'audited', audit: '2025-01-01' }, 'partial'],
    [{ state: 'audited', audit: '2020-01-01' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-HAZ-01', fields)).toBe(expected)
  })
})

describe('OPS-HAZ-02, cyanide in open water', () => {
  const sample = (value: string, date = '2026-03-01') => ({ place: 'Pond', date, value })
  const water = (complete: string | undefined, ...rows: readonly object[]) =>
    verdict('OPS-HAZ-02', { complete }, rows as readonly Readonly<Record<string, unknown>>[])
  it.each([
    ['no rows', [], 'unknown'],
    ['at the trigger', [sample('50')], 'yes'],
    ['above it', [sample('12'), sample('50.1')], 'no'],
    ['above it, but older than a year', [sample('12'), sample('80', '2025-05-27')], 'yes'],
    ['above it, a year old to the day', [sample('80', '2025-05-28')], 'no'],
    ['old results alone', [sample('12', '2025-05-27')], 'unknown'],
    ['below a detection limit under the trigger', [sample('<0.05')], 'yes'],
    ['below a detection limit above the trigger', [sample('12'), sample('<100')], 'unknown'],
    ['no value', [{ place: 'Pond', date: '2026-03-01' }], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(water('yes', ...rows)).toBe(expected)
  })

  it('stays open while a pond may be missing, unless one is too high', () => {
    expect(water('no', sample('12'))).toBe('unknown')
    expect(water(undefined, sample('12'))).toBe('unknown')
    expect(water('unknown', sample('51'))).toBe('no')
  })

  it('shows where the trigger comes from and that it is to be checked', () => {
    const answers = rowsOf('OPS-HAZ-02', [sample('60')])
    expect(ask('OPS-HAZ-02_value', answers, {}, 'OPS-HAZ-02_rows').limit).toMatchObject({
      state: 'breach',
      max: '50',
      source: 'icmc_trigger',
    })
  })
})

describe('OPS-HAZ-03, cyanide at the discharge and downstream', () => {
  it.each([
    ['nothing', {}, 'unknown'],
    ['no results', { results: 'none' }, 'unknown'],
    ['both at their limits', { results: 'both', wad: '0.5', free: '0.022' }, 'yes'],
    ['too much at the discharge', { results: 'both', wad: '0.51', free: '0.01' }, 'no'],
    ['too much downstream', { results: 'both', wad: '0.1', free: '0.023' }, 'no'],
    ['one alone, good', { results: 'discharge', wad: '0.1' }, 'unknown'],
    ['one alone, bad', { results: 'downstream', free: '0.5' }, 'no'],
    ['a detection limit that cannot show it', { results: 'both', wad: '0.1', free: '<0.1' }, 'unknown'],
    ['a detection limit that shows it', { results: 'both', wad: '<0.005', free: '<0.005' }, 'yes'],
    [
      'above a stricter permit',
      { results: 'both', wad: '0.3', free: '0.01', permit: '0.2', permit_ref: 'P' },
      'no',
    ],
    [
      'inside a wider permit',
      { results: 'both', wad: '0.8', free: '0.01', permit: '1', permit_ref: 'P' },
      'yes',
    ],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-HAZ-03', fields)).toBe(expected)
  })

  it('is not asked of a mine that discharges nothing', () => {
    expect(ask('OPS-HAZ-03', {}, { dis: 'no' }).relevant).toBe(false)
    expect(ask('OPS-HAZ-03', {}, { cn: 'no' }).relevant).toBe(false)
    expect(ask('OPS-HAZ-03', {}).relevant).toBe(true)
  })
})

describe('OPS-HAZ-04 and 05, numbers beside the answer', () => {
  it('hold the first alarm against 4.7 ppm and the highest reading against 10 ppm', () => {
    const answers = under('OPS-HAZ-04', { setpoint: '4.8', peak: '10' })
    expect(ask('OPS-HAZ-04_setpoint', answers).limit).toMatchObject({ state: 'breach', max: '4.7' })
    expect(ask('OPS-HAZ-04_peak', answers).limit).toMatchObject({ state: 'watch', max: '10' })
  })

  it('want a bund of 110 % of its largest tank', () => {
    const bund = (share: string) => ask('OPS-HAZ-05_share', under('OPS-HAZ-05', { share })).limit?.state
    expect(bund('109.9')).toBe('breach')
    expect(bund('110')).toBe('inside')
  })
})
