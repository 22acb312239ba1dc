import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'

describe('EIA-SCO-01, level and team', () => {
  it.each([
    [{}, 'unknown'],
    [{ level: 'yes' }, 'unknown'],
    [{ level: 'yes', team: 'yes' }, 'yes'],
    [{ level: 'partial', team: 'yes' }, 'partial'],
    [{ level: 'yes', team: 'unknown' }, 'unknown'],
    [{ level: 'no', team: 'unknown' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-SCO-01', fields)).toBe(expected)
  })
})

describe('EIA-SCO-02, approval before the first clearing', () => {
  const approved = { state: 'approved', approved: '2026-03-10' }
  it.each([
    [{}, 'unknown'],
    [approved, 'unknown'],
    [{ ...approved, disturbed: 'unknown' }, 'unknown'],
    [{ ...approved, disturbed: 'no' }, 'yes'],
    [{ ...approved, disturbed: 'yes' }, 'unknown'],
    [{ ...approved, disturbed: 'yes', cleared: '2026-03-09' }, 'no'],
    [{ ...approved, disturbed: 'yes', cleared: '2026-03-10' }, 'yes'],
    [{ state: 'pending', disturbed: 'no' }, 'partial'],
    [{ state: 'pending', disturbed: 'yes', cleared: '2026-05-01' }, 'no'],
    [{ state: 'none', disturbed: 'yes' }, 'no'],
    [{ state: 'refused', disturbed: 'no' }, 'no'],
    [{ state: 'unknown', disturbed: 'yes' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-SCO-02', fields)).toBe(expected)
  })
})

describe('EIA-SCO-03, alternatives', () => {
  const all = ['site', 'process', 'tailings', 'no_project']
  it.each([
    [{}, {}, 'unknown'],
    [{ compared: all }, {}, 'unknown'],
    [{ compared: all, care: 'yes' }, {}, 'yes'],
    [{ compared: all, care: 'partial' }, {}, 'partial'],
    [{ compared: all, care: 'no' }, {}, 'no'],
    [{ compared: ['site', 'process', 'no_project'], care: 'yes' }, {}, 'partial'],
    [{ compared: ['site', 'process', 'no_project'], care: 'yes' }, { tsf: 'no' }, 'yes'],
    [{ compared: ['site', 'process', 'tailings'], care: 'yes' }, {}, 'partial'],
    [{ compared: ['none'] }, {}, 'no'],
    [{ compared: ['unknown'] }, {}, 'unknown'],
  ])('%j with %j is %s', (fields, profile, expected) => {
    expect(verdict('EIA-SCO-03', fields, [], profile)).toBe(expected)
  })

  it('cannot be none and some at once', () => {
    const view = ask('EIA-SCO-03_compared', under('EIA-SCO-03', { compared: ['site', 'none'] }))
    expect(view.violation?.code).toBe('constraint')
  })
})

describe('EIA-SCO-04, the study area', () => {
  it.each([
    [undefined, 'unknown'],
    [['unknown'], 'unknown'],
    [['none'], 'no'],
    [['roads', 'power', 'water', 'camps'], 'partial'],
    [['roads', 'power', 'water', 'camps', 'cumulative'], 'yes'],
  ])('%j is %s', (covered, expected) => {
    expect(verdict('EIA-SCO-04', { covered })).toBe(expected)
  })
})

describe('EIA-SCO-05, disclosure', () => {
  it.each([
    [{}, 'unknown'],
    [{ disclosed: 'yes' }, 'unknown'],
    [{ disclosed: 'yes', comments: '0' }, 'yes'],
    [{ disclosed: 'yes', comments: '8' }, 'unknown'],
    [{ disclosed: 'yes', comments: '8', answered: '8' }, 'yes'],
    [{ disclosed: 'yes', comments: '8', answered: '7' }, 'partial'],
    [{ disclosed: 'yes', comments: '8', answered: '0' }, 'no'],
    [{ disclosed: 'partial', comments: '0' }, 'partial'],
    [{ disclosed: 'no' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-SCO-05', fields)).toBe(expected)
  })
})

describe('EIA-SCO-06, the legal register', () => {
  const parts = ['law', 'conventions', 'limits', 'lender']
  const good = { parts, reviewed: '2025-06-01', stricter: 'yes' }
  it.each([
    [{}, {}, 'unknown'],
    [good, {}, 'yes'],
    [{ ...good, reviewed: '2025-05-28' }, {}, 'yes'],
    [{ ...good, reviewed: '2025-05-27' }, {}, 'no'],
    [{ ...good, reviewed: undefined }, {}, 'unknown'],
    [{ ...good, stricter: 'no' }, {}, 'no'],
    [{ ...good, stricter: 'partial' }, {}, 'partial'],
    [{ ...good, stricter: undefined }, {}, 'unknown'],
    [{ ...good, parts: ['law', 'limits', 'lender'] }, {}, 'no'],
    [{ ...good, parts: ['law', 'conventions', 'limits'] }, {}, 'no'],
    [{ ...good, parts: ['law', 'conventions', 'limits'] }, { lend: 'no' }, 'yes'],
    [{ parts: ['none'] }, {}, 'no'],
    [{ parts: ['unknown'] }, {}, 'unknown'],
  ])('%j with %j is %s', (fields, profile, expected) => {
    expect(verdict('EIA-SCO-06', fields, [], profile)).toBe(expected)
  })
})

describe('EIA-SCO-07, approvals', () => {
  const land = { permit: 'land', state: 'in_force', expiry: '2030-01-01' }
  it.each([
    [[], 'yes', 'unknown'],
    [[land], undefined, 'unknown'],
    [[land], 'no', 'unknown'],
    [[land], 'yes', 'yes'],
    [[{ permit: 'land', state: 'in_force' }], 'yes', 'yes'],
    [[{ ...land, expiry: '2026-05-28' }], 'yes', 'no'],
    [[{ ...land, expiry: '2026-05-29' }], 'yes', 'yes'],
    [[land, { permit: 'water_take', state: 'applied' }], 'yes', 'partial'],
    [[land, { permit: 'water_take', state: 'unknown' }], 'yes', 'unknown'],
    [[land, { permit: 'water_take' }], 'yes', 'unknown'],
    [[land, { permit: 'water_take', state: 'missing' }], undefined, 'no'],
    [[{ permit: 'land', state: 'refused' }], 'yes', 'no'],
  ])('%j, complete %s, is %s', (rows, complete, expected) => {
    expect(verdict('EIA-SCO-07', { complete }, rows)).toBe(expected)
  })
})

describe('EIA-SCO-08, reserves and redlines', () => {
  it.each([
    [{}, 'unknown'],
    [{ overlay: 'official' }, 'unknown'],
    [{ overlay: 'official', found: 'no' }, 'yes'],
    [{ overlay: 'own', found: 'no' }, 'partial'],
    [{ overlay: 'own', found: 'yes', overlap: '0.02' }, 'no'],
    [{ overlay: 'official', found: 'yes' }, 'no'],
    [{ overlay: 'official', found: 'unknown' }, 'unknown'],
    [{ overlay: 'none' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-SCO-08', fields)).toBe(expected)
  })
})

describe('EIA-SCO-09, commitments', () => {
  const row = { id: '1', condition: 'Line the pond', owner: 'Plant manager', due: '2027-01-01' }
  const judged = (state: string | undefined, fields: object, rows: readonly object[]) =>
    ask('EIA-SCO-09', {
      'EIA-SCO-02_state': state,
      ...under('EIA-SCO-09', { ...fields }),
      ...rowsOf('EIA-SCO-09', rows as never),
    }).value
  it.each([
    ['approved', {}, [], 'unknown'],
    ['approved', { complete: 'yes' }, [], 'unknown'],
    ['approved', { complete: 'yes' }, [row], 'yes'],
    ['approved', { complete: 'no' }, [row], 'no'],
    ['approved', { complete: 'unknown' }, [row], 'unknown'],
    ['approved', { complete: 'yes' }, [row, { ...row, owner: undefined }], 'partial'],
    ['approved', { complete: 'yes' }, [{ ...row, due: undefined }], 'partial'],
    ['approved', { complete: 'yes' }, [{ ...row, due: undefined, stage: 'operation' }], 'yes'],
    ['pending', {}, [], 'na'],
    ['refused', {}, [], 'na'],
    ['unknown', {}, [], 'unknown'],
    ['pending', { complete: 'yes' }, [row], 'yes'],
  ])('approval %s, %j, %j is %s', (state, fields, rows, expected) => {
    expect(judged(state, fields, rows)).toBe(expected)
  })
})
