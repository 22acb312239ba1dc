import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

type Case = readonly [string, Answers, readonly Answers[], string]

describe('EIA-MIT-01, the order of steps', () => {
  const AVOID = { impact: 'Spring', step: 'avoid' }
  const OFFSET = { impact: 'Forest', step: 'compensate', tried: 'yes' }
  const all = { complete: 'yes' }
  it.each<Case>([
    ['no rows', all, [], 'unknown'],
    ['avoided, and compensated after trying', all, [AVOID, OFFSET], 'yes'],
    ['offset before avoidance', all, [AVOID, { ...OFFSET, tried: 'no' }], 'no'],
    ['nothing planned', all, [{ impact: 'Dust', step: 'none' }], 'no'],
    ['some earlier steps only', all, [{ ...OFFSET, tried: 'partial' }], 'partial'],
    ['reasons not filled in', all, [{ ...OFFSET, tried: undefined }], 'unknown'],
    ['the order cannot be not applicable', all, [{ ...OFFSET, tried: 'na' }], 'unknown'],
    ['impacts left out', { complete: 'no' }, [AVOID], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-MIT-01', fields, rows)).toBe(expected)
  })
})

describe('EIA-MIT-02, the restoration plan', () => {
  const PLAN = { approved: 'yes', date: '2025-06-01', changed: 'no' }
  it.each([
    [{}, 'unknown'],
    [{ approved: 'no' }, 'no'],
    [{ approved: 'unknown' }, 'unknown'],
    [{ approved: 'na' }, 'na'],
    [PLAN, 'yes'],
    [{ ...PLAN, date: '2021-05-28' }, 'yes'],
    [{ ...PLAN, date: '2021-05-27' }, 'no'],
    [{ ...PLAN, date: undefined }, 'unknown'],
    [{ ...PLAN, changed: 'yes' }, 'no'],
    [{ ...PLAN, changed: 'unknown' }, 'unknown'],
    [{ approved: 'partial', changed: 'no' }, 'partial'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-MIT-02', fields)).toBe(expected)
  })
})

describe('EIA-MIT-03, tailings design', () => {
  it.each([
    [{ class: 'high', flood: '2475', quake: '2475' }, undefined],
    [{ class: 'high', flood: '2474', quake: '10000' }, 'constraint'],
    [{ class: 'extreme', flood: '10000', quake: '5000' }, 'constraint'],
    [{ class: 'low', flood: '200', quake: '200' }, undefined],
    [{ class: 'unknown', flood: '10000', quake: '10000' }, 'constraint'],
    [{ class: 'low', flood: '200' }, 'constraint'],
  ])('a yes with %j gives %s', (fields, code) => {
    const answers = { ...under('EIA-MIT-03', fields), 'EIA-MIT-03': 'yes' }
    expect(ask('EIA-MIT-03', answers).violation?.code).toBe(code)
  })
})

describe('EIA-MIT-04, dump design', () => {
  const GOOD = { lift: '15', bench: '12', face: '35', overall: '26', unbroken: '30', drained: 'yes' }
  it.each([
    [{}, 'unknown'],
    [GOOD, 'yes'],
    [{ ...GOOD, overall: '26.5' }, 'partial'],
    [{ ...GOOD, overall: '33' }, 'partial'],
    [{ ...GOOD, overall: '33.5' }, 'no'],
    [{ ...GOOD, unbroken: '31' }, 'partial'],
    [{ ...GOOD, drained: 'partial' }, 'partial'],
    [{ ...GOOD, drained: 'no' }, 'no'],
    [{ ...GOOD, drained: 'unknown' }, 'unknown'],
    [{ ...GOOD, bench: undefined }, 'unknown'],
    [{ overall: '40' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-MIT-04', fields)).toBe(expected)
  })
})

describe('EIA-MIT-05, water design', () => {
  const FIVE = ['divert', 'levels', 'store', 'reuse', 'treat']
  it.each([
    [FIVE, undefined],
    [FIVE.slice(1), 'constraint'],
    [undefined, 'constraint'],
  ])('a yes with %j gives %s', (parts, code) => {
    const answers = { 'EIA-MIT-05_parts': parts, 'EIA-MIT-05': 'yes' }
    expect(ask('EIA-MIT-05', answers).violation?.code).toBe(code)
  })

  it('cannot be none and some at once', () => {
    const view = ask('EIA-MIT-05_parts', { 'EIA-MIT-05_parts': ['store', 'none'] })
    expect(view.violation?.code).toBe('constraint')
  })
})

describe('EIA-MIT-07, topsoil', () => {
  it('cannot be a yes without a depth', () => {
    expect(ask('EIA-MIT-07', { 'EIA-MIT-07': 'yes' }).violation?.code).toBe('constraint')
    expect(ask('EIA-MIT-07', { 'EIA-MIT-07': 'yes', 'EIA-MIT-07_depth': '30' }).violation).toBeNull()
  })
})

describe('EIA-MIT-09, rescue of rare species', () => {
  const found = { 'EIA-BBL-03_found': 'yes', ...rowsOf('EIA-BBL-03', [{}]) }
  const ROW = { species: 'Polylepis', action: 'garden', approval: 'yes' }
  const judge = (fields: Answers, rows: readonly Answers[]) =>
    ask('EIA-MIT-09', { ...found, ...under('EIA-MIT-09', fields), ...rowsOf('EIA-MIT-09', rows) }).value
  const all = { needed: 'yes', complete: 'yes' }
  it.each<Case>([
    ['nothing', {}, [], 'unknown'],
    ['not needed', { needed: 'no' }, [], 'na'],
    ['needed, no rows', all, [], 'unknown'],
    ['planned and approved', all, [ROW], 'yes'],
    ['seed needs no approval', all, [{ ...ROW, action: 'seed', approval: 'na' }], 'yes'],
    ['without approval', all, [ROW, { ...ROW, approval: 'no' }], 'no'],
    ['nothing planned', all, [{ ...ROW, action: 'none' }], 'no'],
    ['applied for', all, [{ ...ROW, approval: 'partial' }], 'partial'],
    ['approval not filled in', all, [{ ...ROW, approval: undefined }], 'unknown'],
    ['species left out', { ...all, complete: 'no' }, [ROW], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(judge(fields, rows)).toBe(expected)
  })

  it('is asked only where threatened species were found', () => {
    expect(ask('EIA-MIT-09', {}).relevant).toBe(false)
    expect(ask('EIA-MIT-09', found).relevant).toBe(true)
  })
})

describe('EIA-MIT-10, compensation', () => {
  const LOSS = {
    'EIA-BBL-04': 'yes',
    'EIA-BBL-04_class': 'natural',
    'EIA-BBL-09_shown': 'yes',
    'EIA-BBL-09_net': '-5',
  }
  const ROW = { offset: 'Upper valley', area: '40', cost: '2', secured: 'yes' }
  const all = { any: 'yes', enough: 'yes' }
  const judge = (fields: Answers, rows: readonly Answers[]) =>
    ask('EIA-MIT-10', { ...LOSS, ...under('EIA-MIT-10', fields), ...rowsOf('EIA-MIT-10', rows) }).value
  it.each<Case>([
    ['nothing', {}, [], 'unknown'],
    ['none planned', { any: 'no' }, [], 'no'],
    ['planned, no rows', all, [], 'unknown'],
    ['secured and enough', all, [ROW], 'yes'],
    ['one unsecured', all, [ROW, { ...ROW, secured: 'no' }], 'no'],
    ['too little', { any: 'yes', enough: 'no' }, [ROW], 'no'],
    ['land without money', all, [{ ...ROW, secured: 'partial' }], 'partial'],
    ['not filled in', all, [{ ...ROW, secured: undefined }], 'unknown'],
    ['nobody knows whether it is enough', { any: 'yes' }, [ROW], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(judge(fields, rows)).toBe(expected)
  })

  it('is asked only where nature loses', () => {
    expect(ask('EIA-MIT-10', {}).relevant).toBe(false)
    expect(ask('EIA-MIT-10', LOSS).relevant).toBe(true)
    expect(ask('EIA-MIT-10', { ...LOSS, 'EIA-BBL-09_net': '1' }).relevant).toBe(false)
  })
})
