import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf, under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'

describe('ACQ-GEO-01, reporting code', () => {
  it.each([
    [{}, 'unknown'],
    [{ code: 'jorc', signed: 'yes' }, 'yes'],
    [{ code: 'jorc' }, 'unknown'],
    [{ code: 'jorc', signed: 'no' }, 'no'],
    [{ code: 'other', signed: 'yes' }, 'partial'],
    [{ code: 'unknown', signed: 'yes' }, 'unknown'],
    [{ code: 'none' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-GEO-01', fields)).toBe(expected)
  })
})

describe('ACQ-GEO-02, years of reserves', () => {
  it.each([
    [{}, 'unknown'],
    [{ stated: 'no' }, 'unknown'],
    [{ stated: 'yes' }, 'unknown'],
    [{ stated: 'yes', years: '3' }, 'yes'],
    [{ stated: 'yes', years: '2.9' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-GEO-02', fields)).toBe(expected)
  })
})

describe('ACQ-GEO-05, acid-base tests', () => {
  const classOf = (tests: Answers) =>
    ask(
      'ACQ-GEO-05_class',
      rowsOf('ACQ-GEO-05', [{ rock: 'Skarn', samples: '30', ...tests }]),
      {},
      'ACQ-GEO-05_rows',
    ).value

  it.each([
    [{}, null],
    // S 1.2 % and NP 30 kg/t give an NPR of 0.80.
    [{ npr: '0.8', nag_ph: '3.9' }, 'paf'],
    [{ npr: '0.99' }, 'paf'],
    [{ npr: '1' }, 'uc'],
    [{ nag_ph: '4.4' }, 'paf'],
    [{ nag_ph: '4.5' }, 'uc'],
    [{ npr: '0.8', nag_ph: '4.5' }, 'uc'],
    [{ npr: '3', nag_ph: '4.4' }, 'uc'],
    [{ npr: '2', nag_ph: '6' }, 'uc'],
    [{ npr: '2.1', nag_ph: '4.5' }, 'naf'],
    [{ npr: '3' }, 'uc'],
  ])('%j is %s', (tests, expected) => {
    expect(classOf(tests)).toBe(expected)
  })

  const safe = { rock: 'Limestone', samples: '12', npr: '9', nag_ph: '8' }
  const sour = { rock: 'Skarn', samples: '30', npr: '0.8', nag_ph: '3.9' }
  it.each([
    [undefined, [], 'unknown'],
    ['yes', [], 'unknown'],
    ['yes', [safe, sour], 'yes'],
    ['yes', [safe, { ...safe, npr: '1.5' }], 'partial'],
    ['partial', [safe], 'partial'],
    ['no', [safe], 'no'],
    ['yes', [safe, { rock: 'Tailings', samples: '0' }], 'no'],
    ['yes', [safe, { rock: 'Tailings' }], 'unknown'],
    ['yes', [safe, { rock: 'Tailings', samples: '4' }], 'unknown'],
  ])('complete: %s with %j is %s', (complete, rows, expected) => {
    expect(verdict('ACQ-GEO-05', { complete }, rows)).toBe(expected)
  })
})

describe('ACQ-GEO-07, kinetic tests', () => {
  const rocks = (npr: string) => rowsOf('ACQ-GEO-05', [{ rock: 'A', samples: '9', npr, nag_ph: '7' }])
  const outcome = (fields: Answers, more: Answers = {}) =>
    ask('ACQ-GEO-07', { ...under('ACQ-GEO-07', fields), ...more }).value

  it.each([
    [{}, 'unknown'],
    [{ run: 'no' }, 'no'],
    [{ run: 'unknown' }, 'unknown'],
    [{ run: 'yes', weeks: '20' }, 'unknown'],
    [{ run: 'yes', weeks: '20', steady: 'yes' }, 'yes'],
    [{ run: 'yes', weeks: '19', steady: 'yes' }, 'no'],
    [{ run: 'yes', weeks: '60', steady: 'partial' }, 'partial'],
    [{ run: 'yes', weeks: '60', steady: 'no' }, 'no'],
    [{ run: 'yes', steady: 'yes' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(outcome(fields)).toBe(expected)
  })

  it('are only spared where static tests clear every rock', () => {
    expect(outcome({ run: 'not_needed' }, rocks('5'))).toBe('na')
    expect(outcome({ run: 'not_needed' }, rocks('1.5'))).toBe('no')
    expect(outcome({ run: 'not_needed' })).toBe('unknown')
  })
})

describe('ACQ-GEO-08, seeps and adits', () => {
  const adit = { point: 'A1', ph: '7', ec: '300', flow: '0.2', colour: 'clear' }
  it.each([
    [undefined, [], 'unknown'],
    ['no', [], 'yes'],
    ['yes', [], 'unknown'],
    ['yes', [adit], 'yes'],
    ['yes', [{ ...adit, ph: '4.5' }], 'yes'],
    ['yes', [{ ...adit, ph: '4.4', ec: undefined }], 'no'],
    ['yes', [adit, { ...adit, colour: 'orange' }], 'partial'],
    ['yes', [{ ...adit, colour: 'muddy' }], 'yes'],
    ['yes', [{ ...adit, flow: undefined }], 'unknown'],
  ])('found: %s with %j is %s', (found, rows, expected) => {
    expect(verdict('ACQ-GEO-08', { found }, rows)).toBe(expected)
  })
})

describe('ACQ-GEO-09, moving ground', () => {
  const slide = { type: 'landslide', activity: 'active', threat: 'facility' }
  it.each([
    [undefined, [], 'unknown'],
    ['no', [], 'yes'],
    ['yes', [], 'unknown'],
    ['yes', [slide], 'no'],
    ['yes', [{ ...slide, threat: 'none' }], 'yes'],
    ['yes', [{ ...slide, activity: 'dormant', threat: 'people' }], 'partial'],
    ['yes', [{ ...slide, activity: 'stable', threat: 'both' }], 'yes'],
    ['yes', [{ ...slide, activity: 'unknown' }], 'unknown'],
    ['yes', [{ ...slide, threat: 'unknown' }], 'unknown'],
    ['yes', [{ ...slide, threat: 'none', activity: 'unknown' }], 'yes'],
  ])('found: %s with %j is %s', (found, rows, expected) => {
    expect(verdict('ACQ-GEO-09', { found }, rows)).toBe(expected)
  })
})

describe('ACQ-GEO-10, design earthquake', () => {
  const quake = { set: 'yes', pga: '0.3', return: '2475', class: 'high', checked: 'yes' }
  it.each([
    [{}, 'yes', 'unknown'],
    [{ set: 'no' }, 'yes', 'no'],
    [quake, 'yes', 'yes'],
    [{ ...quake, return: '2474' }, 'yes', 'no'],
    [{ ...quake, class: 'very_high' }, 'yes', 'no'],
    [{ ...quake, class: 'unknown' }, 'yes', 'unknown'],
    [{ ...quake, checked: 'partial' }, 'yes', 'partial'],
    [{ ...quake, checked: 'no' }, 'yes', 'no'],
    [{ ...quake, checked: 'unknown' }, 'yes', 'unknown'],
    [{ ...quake, pga: undefined }, 'yes', 'unknown'],
    [{ ...quake, return: '475', class: undefined }, 'no', 'yes'],
  ])('%j, dams: %s, is %s', (fields, tsf, expected) => {
    expect(verdict('ACQ-GEO-10', fields, [], { tsf })).toBe(expected)
  })
})
