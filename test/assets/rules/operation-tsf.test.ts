import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-TSF-02, who is named', () => {
  it.each([
    [undefined, 'unknown'],
    [['executive', 'responsible', 'record'], 'yes'],
    [['executive'], 'partial'],
    [['none'], 'no'],
    [['unknown'], 'unknown'],
  ])('%j is %s', (roles, expected) => {
    expect(verdict('OPS-TSF-02', { roles })).toBe(expected)
  })

  it('is not none and somebody at once', () => {
    const view = ask('OPS-TSF-02_roles', under('OPS-TSF-02', { roles: ['record', 'none'] }))
    expect(view.violation?.code).toBe('constraint')
  })
})

describe('OPS-TSF-03, inspections', () => {
  it.each([
    [{}, 'unknown'],
    [{ planned: '100' }, 'unknown'],
    [{ planned: '100', done: '95' }, 'yes'],
    [{ planned: '100', done: '94' }, 'no'],
    [{ planned: '90', done: '120' }, 'yes'],
    [{ planned: '0', done: '20' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-TSF-03', fields)).toBe(expected)
  })
})

describe('OPS-TSF-04, freeboard', () => {
  const freeboard = (rows: readonly Answers[], country = 'CN') =>
    verdict(
      'OPS-TSF-04',
      {},
      rows.map((row) => ({ facility: 'T1', ...row })),
      { country },
    )
  const third = { grade: 'grade_3', now: '2', flood: '0.7' }
  it.each([
    ['no rows', [], 'CN', 'unknown'],
    ['grade 3 at its limit', [third], 'CN', 'yes'],
    ['grade 3 under it in a flood', [{ ...third, flood: '0.69' }], 'CN', 'no'],
    ['grade 2 asks for more', [{ ...third, grade: 'grade_2' }], 'CN', 'no'],
    ['no flood routing', [{ ...third, flood: undefined }], 'CN', 'unknown'],
    ['too little already today', [{ grade: 'grade_3', now: '0.6' }], 'CN', 'no'],
    ['no grade', [{ now: '2', flood: '1' }], 'CN', 'unknown'],
    ['a design that asks for more', [{ ...third, design: '1' }], 'CN', 'no'],
    ['one of two too low', [third, { ...third, flood: '0.1' }], 'CN', 'no'],
    ['abroad without a design value', [{ now: '2', flood: '1' }], 'PE', 'unknown'],
    ['abroad with a design value', [{ now: '2', flood: '1', design: '1' }], 'PE', 'yes'],
  ])('%s', (_, rows, country, expected) => {
    expect(freeboard(rows, country)).toBe(expected)
  })

  it('cannot be more in a flood than today', () => {
    const rows = [under('OPS-TSF-04', { facility: 'T1', now: '1', flood: '1.1' })]
    expect(ask('OPS-TSF-04_flood', { 'OPS-TSF-04_rows': rows }, {}, 'OPS-TSF-04_rows').violation?.code).toBe(
      'constraint',
    )
  })
})

describe('OPS-TSF-05, dry beach', () => {
  const beach = (rows: readonly Answers[], country = 'CN') =>
    verdict(
      'OPS-TSF-05',
      {},
      rows.map((row) => ({ facility: 'T1', needed: 'yes', ...row })),
      { country },
    )
  it.each([
    ['no rows', [], 'CN', 'unknown'],
    ['grade 3 at its limit', [{ grade: 'grade_3', length: '70' }], 'CN', 'yes'],
    ['grade 3 under it', [{ grade: 'grade_3', length: '69' }], 'CN', 'no'],
    ['grade 3, shorter beach proven', [{ grade: 'grade_3', length: '49', proven: 'yes' }], 'CN', 'yes'],
    ['grade 3, shorter than proven', [{ grade: 'grade_3', length: '48.9', proven: 'yes' }], 'CN', 'no'],
    ['grade 2 gets no reduction', [{ grade: 'grade_2', length: '99', proven: 'yes' }], 'CN', 'no'],
    ['the design decides', [{ grade: 'grade_3', length: '80', design: '100' }], 'CN', 'no'],
    ['not measured', [{ grade: 'grade_3' }], 'CN', 'unknown'],
    ['no beach needed', [{ needed: 'no' }], 'CN', 'yes'],
    ['need not known', [{ needed: 'unknown', grade: 'grade_3', length: '100' }], 'CN', 'unknown'],
    ['need left blank', [{ needed: undefined }], 'CN', 'unknown'],
    ['abroad without a design value', [{ length: '100' }], 'PE', 'unknown'],
    ['abroad with one', [{ length: '100', design: '100' }], 'PE', 'yes'],
  ])('%s', (_, rows, country, expected) => {
    expect(beach(rows, country)).toBe(expected)
  })
})

describe('OPS-TSF-06, piezometers', () => {
  it.each([
    [{}, 'unknown'],
    [{ installed: '0' }, 'no'],
    [{ installed: '10', working: '9' }, 'unknown'],
    [{ installed: '10', working: '9', above: '0' }, 'yes'],
    [{ installed: '10', working: '8', above: '0' }, 'no'],
    [{ installed: '10', working: '8' }, 'no'],
    [{ installed: '10', working: '10', above: '1' }, 'no'],
    [{ above: '1' }, 'no'],
    [{ installed: '10', above: '0' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-TSF-06', fields)).toBe(expected)
  })
})

describe('OPS-TSF-07, movement', () => {
  it.each([
    [[], 'unknown'],
    [['green'], 'yes'],
    [['green', 'yellow'], 'partial'],
    [['yellow', 'orange'], 'no'],
    [['red'], 'no'],
    [['green', 'unknown'], 'unknown'],
    [['green', undefined], 'unknown'],
  ])('%j is %s', (levels, expected) => {
    const rows = levels.map((level) => ({ facility: 'T1', rate: '2', level, date: '2026-05-01' }))
    expect(verdict('OPS-TSF-07', {}, rows)).toBe(expected)
  })

  it('is not known without a rate', () => {
    expect(verdict('OPS-TSF-07', {}, [{ facility: 'T1', level: 'green', date: '2026-05-01' }])).toBe(
      'unknown',
    )
  })
})

describe('OPS-TSF-08, safety factors', () => {
  const factors = (rows: readonly Answers[], complete: string | undefined = 'yes', country = 'ZZ') =>
    verdict(
      'OPS-TSF-08',
      { complete },
      rows.map((row) => ({ section: 'A', date: '2026-01-01', ...row })),
      { country },
    )
  it.each([
    ['long term at its limit', [{ case: 'normal', fos: '1.5' }], 'ZZ', 'yes'],
    ['long term under it', [{ case: 'normal', fos: '1.49' }], 'ZZ', 'no'],
    ['after an earthquake', [{ case: 'post_seismic', fos: '1.19' }], 'ZZ', 'no'],
    ['earthquake', [{ case: 'seismic', fos: '1' }], 'ZZ', 'yes'],
    ['raise', [{ case: 'end_of_construction', fos: '1.3' }], 'ZZ', 'yes'],
    ['flood in China, grade 3', [{ case: 'flood', fos: '1.20', grade: 'grade_3' }], 'CN', 'yes'],
    ['flood in China, grade 2', [{ case: 'flood', fos: '1.20', grade: 'grade_2' }], 'CN', 'no'],
    ['the stricter of host and guideline', [{ case: 'normal', fos: '1.35', grade: 'grade_3' }], 'CN', 'no'],
    ['the design beats the table', [{ case: 'normal', fos: '1.35', design: '1.3' }], 'ZZ', 'yes'],
    ['no factor', [{ case: 'normal' }], 'ZZ', 'unknown'],
    ['no case', [{ fos: '0.9' }], 'ZZ', 'unknown'],
    ['none', [], 'ZZ', 'unknown'],
  ])('%s', (_, rows, country, expected) => {
    expect(factors(rows, 'yes', country)).toBe(expected)
  })

  it('need all sections and cases', () => {
    expect(factors([{ case: 'normal', fos: '2' }], 'no')).toBe('unknown')
    expect(factors([{ case: 'normal', fos: '1' }], 'no')).toBe('no')
  })
})

describe('OPS-TSF-09, yearly review', () => {
  it.each([
    [{}, 'unknown'],
    [{ held: 'no' }, 'no'],
    [{ held: 'unknown' }, 'unknown'],
    [{ held: 'yes' }, 'unknown'],
    [{ held: 'yes', date: '2025-04-29' }, 'yes'],
    [{ held: 'yes', date: '2025-04-27' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-TSF-09', fields)).toBe(expected)
  })
})

describe('OPS-TSF-10, independent review', () => {
  const good = { class: 'high', held: 'yes', date: '2020-01-01', board: 'yes' }
  it.each([
    [{}, 'unknown'],
    [good, 'yes'],
    [{ ...good, class: 'extreme' }, 'no'],
    [{ ...good, class: 'very_high' }, 'no'],
    [{ ...good, class: 'unknown' }, 'no'],
    [{ ...good, class: undefined }, 'no'],
    [{ ...good, class: 'extreme', date: '2021-05-29' }, 'yes'],
    [{ ...good, class: 'extreme', date: '2021-05-27' }, 'no'],
    [{ ...good, class: 'low', date: '2016-05-29' }, 'yes'],
    [{ ...good, class: 'low', date: '2016-05-27' }, 'no'],
    [{ ...good, board: 'no' }, 'no'],
    [{ ...good, board: 'partial' }, 'partial'],
    [{ ...good, board: undefined }, 'unknown'],
    [{ ...good, held: 'no', date: undefined }, 'no'],
    [{ ...good, date: undefined }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-TSF-10', fields)).toBe(expected)
  })
})

describe('OPS-TSF-11, seepage', () => {
  const drop = { point: 'W1', flow: '0.5', trend: 'same', clarity: 'clear' }
  it.each([
    [undefined, [], 'unknown'],
    ['unknown', [], 'unknown'],
    ['no', [], 'yes'],
    ['yes', [], 'unknown'],
    ['yes', [drop], 'yes'],
    ['yes', [{ ...drop, trend: 'less' }], 'yes'],
    ['yes', [drop, { ...drop, trend: 'more' }], 'partial'],
    ['yes', [{ ...drop, trend: 'new' }], 'no'],
    ['yes', [{ ...drop, clarity: 'cloudy' }], 'no'],
    ['yes', [{ ...drop, ph: '4.4' }], 'no'],
    ['yes', [{ ...drop, ph: '4.5' }], 'yes'],
    ['yes', [{ ...drop, clarity: 'unknown' }], 'unknown'],
    ['yes', [{ ...drop, flow: undefined }], 'unknown'],
  ])('found: %s with %j is %s', (found, rows, expected) => {
    expect(verdict('OPS-TSF-11', { found }, rows)).toBe(expected)
  })
})
