import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

describe('EIA-SBL-02, consent', () => {
  it.each([
    [undefined, 'unknown'],
    ['unknown', 'unknown'],
    ['agreed', 'yes'],
    ['in_progress', 'partial'],
    ['not_started', 'no'],
    ['refused', 'no'],
    ['na', 'na'],
  ])('%s is %s', (state, expected) => {
    expect(verdict('EIA-SBL-02', { state })).toBe(expected)
  })

  it('is asked only where such peoples live', () => {
    expect(ask('EIA-SBL-02', {}, { ip: 'no' }).relevant).toBe(false)
  })
})

describe('EIA-SBL-06, air and noise before the project', () => {
  const FULL = { id: 'A1', pm10: '40', day: '50', night: '38' }
  it.each<[string, Answers, readonly Answers[], string]>([
    ['nothing', {}, [], 'unknown'],
    ['never measured', { measured: 'no' }, [], 'no'],
    ['nobody knows', { measured: 'unknown' }, [], 'unknown'],
    ['measured, no rows', { measured: 'yes', complete: 'yes' }, [], 'unknown'],
    ['a row without values', { measured: 'yes', complete: 'yes' }, [{ id: 'A1' }], 'unknown'],
    ['all known', { measured: 'yes', complete: 'yes' }, [FULL], 'yes'],
    [
      'a night missing',
      { measured: 'yes', complete: 'yes' },
      [FULL, { ...FULL, night: undefined }],
      'partial',
    ],
    ['a village missing', { measured: 'yes', complete: 'no' }, [FULL], 'partial'],
    ['list not checked', { measured: 'yes' }, [FULL], 'unknown'],
    ['below detection counts', { measured: 'yes', complete: 'yes' }, [{ ...FULL, pm10: '<5' }], 'yes'],
    ['loud already counts', { measured: 'yes', complete: 'yes' }, [{ ...FULL, night: '60' }], 'yes'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-SBL-06', fields, rows)).toBe(expected)
  })

  it.each([
    [{ pm10: '150', day: '55', night: '45' }, false],
    [{ pm10: '151', day: '55', night: '45' }, true],
    [{ pm10: '150', day: '55', night: '45.1' }, true],
    [{}, false],
  ])('%j is marked as above the limit already: %s', (row, shown) => {
    const answers = { 'EIA-SBL-06_measured': 'yes', ...rowsOf('EIA-SBL-06', [row]) }
    expect(ask('EIA-SBL-06_above', answers, {}, 'EIA-SBL-06_rows').relevant).toBe(shown)
  })
})
