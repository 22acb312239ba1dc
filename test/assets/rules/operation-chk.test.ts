import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-CHK-01, samples', () => {
  it('show the share that was taken', () => {
    const share = (fields: object) => ask('OPS-CHK-01_share', under('OPS-CHK-01', { ...fields }))
    expect(share({ planned: '480', taken: '456' }).value).toBe('95')
    expect(share({ taken: '456' }).relevant).toBe(false)
  })
})

describe('OPS-CHK-03, internal inspections', () => {
  it.each([
    [{}, 'unknown'],
    [{ done: '0' }, 'no'],
    [{ done: '0', planned: '12' }, 'no'],
    [{ done: '11', planned: '12' }, 'no'],
    [{ done: '12', planned: '12' }, 'yes'],
    [{ done: '12' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-CHK-03', fields)).toBe(expected)
  })
})

describe('OPS-CHK-04, the third party', () => {
  it.each([
    [{}, 'unknown'],
    [{ any: 'no' }, 'no'],
    [{ any: 'unknown' }, 'unknown'],
    [{ any: 'yes' }, 'unknown'],
    [{ any: 'yes', date: '2024-05-28' }, 'yes'],
    [{ any: 'yes', date: '2024-05-27' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-CHK-04', fields)).toBe(expected)
  })
})

describe('OPS-CHK-05, audit and review', () => {
  it.each([
    [{}, 'unknown'],
    [{ held: 'unknown' }, 'unknown'],
    [{ held: 'none' }, 'no'],
    [{ held: 'both' }, 'unknown'],
    [{ held: 'both', audit: '2025-05-28', review: '2026-01-10' }, 'yes'],
    [{ held: 'both', audit: '2025-05-27', review: '2026-01-10' }, 'partial'],
    [{ held: 'both', audit: '2025-05-27', review: '2025-01-10' }, 'no'],
    [{ held: 'both', audit: '2026-01-10' }, 'unknown'],
    [{ held: 'audit', audit: '2026-01-10' }, 'partial'],
    [{ held: 'review', review: '2020-01-10' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-CHK-05', fields)).toBe(expected)
  })
})

describe('OPS-CHK-06, online monitors', () => {
  const good = { asked: 'yes', up: '95', required: '95', calibrated: 'yes' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['not asked for', { asked: 'no' }, 'na'],
    ['not known', { asked: 'unknown' }, 'unknown'],
    ['running and calibrated', good, 'yes'],
    ['too many gaps', { ...good, up: '94.9' }, 'no'],
    ['not calibrated', { ...good, calibrated: 'no' }, 'no'],
    ['calibrated late', { ...good, calibrated: 'partial' }, 'partial'],
    ['no figure', { ...good, up: '' }, 'unknown'],
    ['no requirement', { ...good, required: '' }, 'unknown'],
    ['calibration not known', { ...good, calibrated: 'unknown' }, 'unknown'],
    ['no figure and not calibrated', { ...good, up: '', calibrated: 'no' }, 'no'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-CHK-06', fields)).toBe(expected)
  })
})
