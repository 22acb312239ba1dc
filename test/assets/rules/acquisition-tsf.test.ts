import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf, under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'

const dam = { id: 'T1', state: 'active', method: 'upstream', class: 'high', people: '60' }
const list = (...rows: readonly Answers[]) => rowsOf('ACQ-TSF-01', rows)

describe('ACQ-TSF-01, the list', () => {
  it('is not complete while it is empty', () => {
    const answer = { 'ACQ-TSF-01': 'yes' }
    expect(ask('ACQ-TSF-01', answer).violation?.code).toBe('constraint')
    expect(ask('ACQ-TSF-01', { ...answer, ...list(dam) }).violation).toBeNull()
  })
})

describe('ACQ-TSF-02, consequence classes', () => {
  it.each([
    [[], 'unknown'],
    [[dam], 'yes'],
    [[{ ...dam, people: '100' }], 'yes'],
    [[{ ...dam, people: '101' }], 'no'],
    [[{ ...dam, class: 'low', people: '0' }], 'yes'],
    [[{ ...dam, class: 'low', people: '1' }], 'no'],
    [[{ ...dam, class: 'very_high', people: '1001' }], 'no'],
    [[{ ...dam, class: 'extreme', people: '90000' }], 'yes'],
    [[dam, { ...dam, class: 'unknown' }], 'unknown'],
    [[dam, { ...dam, class: undefined }], 'unknown'],
    [[dam, { ...dam, people: undefined }], 'unknown'],
    [
      [
        { ...dam, class: 'unknown' },
        { ...dam, class: 'low' },
      ],
      'no',
    ],
  ])('%j is %s', (rows, expected) => {
    expect(ask('ACQ-TSF-02', list(...rows)).value).toBe(expected)
  })
})

describe('ACQ-TSF-04, independent review', () => {
  const review = (fields: Answers, ...rows: readonly Answers[]) =>
    ask('ACQ-TSF-04', { ...under('ACQ-TSF-04', fields), ...list(...rows) }).value

  it.each([
    [{}, [dam], 'unknown'],
    [{ held: 'no' }, [dam], 'no'],
    [{ held: 'yes' }, [dam], 'unknown'],
    [{ held: 'yes', date: '2016-05-29' }, [dam], 'yes'],
    [{ held: 'yes', date: '2016-05-28' }, [dam], 'no'],
    [{ held: 'yes', date: '2021-05-29' }, [{ ...dam, class: 'extreme' }], 'yes'],
    [{ held: 'yes', date: '2021-05-28' }, [dam, { ...dam, class: 'very_high' }], 'no'],
    [{ held: 'yes', date: '2021-05-28' }, [{ ...dam, class: 'unknown' }], 'no'],
    [{ held: 'yes', date: '2021-05-28' }, [], 'no'],
  ])('%j over %j is %s', (fields, rows, expected) => {
    expect(review(fields, ...rows)).toBe(expected)
  })
})

describe('ACQ-TSF-06, safety factors', () => {
  const factors = (row: Answers, country = 'ZZ', complete: string | undefined = 'yes') =>
    verdict('ACQ-TSF-06', { complete }, [{ section: 'A', strengths: 'undrained', ...row }], { country })

  it.each([
    ['long term at its limit', { case: 'normal', fos: '1.5' }, 'ZZ', 'yes'],
    ['long term under it', { case: 'normal', fos: '1.49' }, 'ZZ', 'no'],
    ['after an earthquake', { case: 'post_seismic', fos: '1.19' }, 'ZZ', 'no'],
    ['flood in China, grade 3', { case: 'flood', fos: '1.2', grade: 'grade_3' }, 'CN', 'yes'],
    ['flood in China, grade 2', { case: 'flood', fos: '1.2', grade: 'grade_2' }, 'CN', 'no'],
    ['the stricter of host and guideline', { case: 'normal', fos: '1.4', grade: 'grade_3' }, 'CN', 'no'],
    ['the design beats the table', { case: 'normal', fos: '1.35', design: '1.3' }, 'ZZ', 'yes'],
    ['strength not stated', { case: 'normal', fos: '2', strengths: 'unknown' }, 'ZZ', 'unknown'],
    ['too low whatever the strength', { case: 'normal', fos: '1', strengths: 'unknown' }, 'ZZ', 'no'],
    ['no factor', { case: 'normal' }, 'ZZ', 'unknown'],
    ['no case', { fos: '0.9' }, 'ZZ', 'unknown'],
  ])('%s', (_, row, country, expected) => {
    expect(factors(row, country)).toBe(expected)
  })

  it('need every dam and case', () => {
    expect(factors({ case: 'normal', fos: '2' }, 'ZZ', 'no')).toBe('unknown')
    expect(verdict('ACQ-TSF-06', { complete: 'yes' })).toBe('unknown')
  })
})

describe('ACQ-TSF-07, freeboard and beach', () => {
  const third = { grade: 'grade_3', freeboard: '0.7', beach_needed: 'yes', beach: '70' }
  const stack = { freeboard: '1', freeboard_design: '1', beach_needed: 'no' }
  it.each([
    ['no rows', [], 'CN', 'unknown'],
    ['grade 3 at its limits', [third], 'CN', 'yes'],
    ['too little freeboard', [{ ...third, freeboard: '0.69' }], 'CN', 'no'],
    ['too short a beach', [{ ...third, beach: '69' }], 'CN', 'no'],
    ['shorter, but proven', [{ ...third, beach: '49', proven: 'yes' }], 'CN', 'yes'],
    [
      'grade 2 gets no reduction',
      [{ ...third, grade: 'grade_2', freeboard: '1', proven: 'yes' }],
      'CN',
      'no',
    ],
    ['no flood routing', [{ ...third, freeboard: undefined }], 'CN', 'unknown'],
    ['no beach figure', [{ ...third, beach: undefined }], 'CN', 'unknown'],
    ['need of a beach not known', [{ ...third, beach_needed: 'unknown' }], 'CN', 'unknown'],
    ['no beach needed', [stack], 'PE', 'yes'],
    ['abroad without design values', [{ freeboard: '9', beach_needed: 'no' }], 'PE', 'unknown'],
    ['a design that asks for more', [{ ...stack, freeboard_design: '1.1' }], 'PE', 'no'],
    ['one of two too low', [third, { ...third, beach: '10' }], 'CN', 'no'],
  ])('%s', (_, rows, country, expected) => {
    const facilities = rows.map((row) => ({ facility: 'T1', ...row }))
    expect(verdict('ACQ-TSF-07', { complete: 'yes' }, facilities, { country })).toBe(expected)
  })

  it('are not known while a facility is left out, unless one listed fails', () => {
    const listed = (row: object) => [{ facility: 'T1', ...row }]
    expect(verdict('ACQ-TSF-07', { complete: 'no' }, listed(third), { country: 'CN' })).toBe('unknown')
    expect(verdict('ACQ-TSF-07', {}, listed(third), { country: 'CN' })).toBe('unknown')
    expect(
      verdict('ACQ-TSF-07', { complete: 'no' }, listed({ ...third, freeboard: '0.69' }), { country: 'CN' }),
    ).toBe('no')
  })
})

describe('ACQ-TSF-08, people at risk', () => {
  it('are those below the worst facility', () => {
    expect(ask('ACQ-TSF-08_people', list(dam, { ...dam, people: '400' }, { id: 'T3' })).value).toBe('400')
    expect(ask('ACQ-TSF-08_people', {}).relevant).toBe(false)
  })
})

describe('ACQ-TSF-10, the nearest dwelling', () => {
  it.each([
    [{}, 'unknown'],
    [{ distance: '1', households: '0' }, 'yes'],
    [{ distance: '0.99', households: '0' }, 'no'],
    [{ distance: '0.5' }, 'no'],
    [{ distance: '3' }, 'unknown'],
    [{ distance: '3', households: '2' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-TSF-10', fields)).toBe(expected)
  })
})
