import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-MON-01, years of monitoring', () => {
  const water = { medium: 'groundwater', years: '5' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['five years', { complete: 'yes' }, [water], 'yes'],
    ['one medium shorter', { complete: 'no' }, [water, { medium: 'dams', years: '4' }], 'no'],
    ['no years', { complete: 'yes' }, [{ medium: 'soil' }], 'unknown'],
    ['a list with gaps', { complete: 'unknown' }, [water], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-MON-01', fields, rows)).toBe(expected)
  })
})

describe('CLO-MON-02, baseline points', () => {
  const point = (state?: string) => ({ id: 'GW-1', state })
  const all = { complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['all kept', all, [point('kept'), point('kept')], 'yes'],
    ['one replaced', all, [point('kept'), point('moved')], 'partial'],
    ['all lost', all, [point('lost'), point('moved')], 'no'],
    ['one not visited', all, [point('kept'), point()], 'unknown'],
    ['a list with gaps', { complete: 'no' }, [point('kept')], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-MON-02', fields, rows)).toBe(expected)
  })

  it('show the share kept', () => {
    const rows = rowsOf('CLO-MON-02', [point('kept'), point('lost'), point('kept')])
    expect(ask('CLO-MON-02_share', rows).value).toBe('66.7')
  })
})

describe('CLO-MON-03, dams after closure', () => {
  const upper = { 'CLO-PHY-01_class': 'extreme' }
  const lower = { 'CLO-PHY-01_class': 'high' }
  it.each([
    ['nothing', {}, upper, 'unknown'],
    ['reviewed five years ago', { goes: 'yes', reviewed: 'yes', date: '2021-05-29' }, upper, 'yes'],
    ['earlier', { goes: 'yes', reviewed: 'yes', date: '2021-05-28' }, upper, 'no'],
    ['earlier, class not known', { goes: 'yes', reviewed: 'yes', date: '2021-05-28' }, {}, 'no'],
    ['earlier, lower class', { goes: 'yes', reviewed: 'yes', date: '2021-05-28' }, lower, 'yes'],
    ['more than ten years ago', { goes: 'yes', reviewed: 'yes', date: '2016-05-28' }, lower, 'no'],
    ['not watched', { goes: 'no', reviewed: 'yes', date: '2026-01-01' }, upper, 'no'],
    ['watched without contract', { goes: 'partial', reviewed: 'yes', date: '2026-01-01' }, upper, 'partial'],
    ['never reviewed', { goes: 'yes', reviewed: 'no' }, upper, 'no'],
    ['reviewed, nobody knows when', { goes: 'yes', reviewed: 'yes' }, upper, 'unknown'],
    ['a review that nobody can show', { goes: 'yes', reviewed: 'unknown' }, upper, 'unknown'],
  ])('%s', (_, fields, others, expected) => {
    expect(verdict('CLO-MON-03', fields, [], {}, others)).toBe(expected)
  })
})

describe('CLO-MON-04, care', () => {
  const task = { task: 'drains', who: 'Village', payer: 'Fund', cost: '0.1', until: '2026-05-29' }
  it.each([
    ['nothing', [], 'unknown'],
    ['settled', [task], 'yes'],
    ['run out', [task, { ...task, until: '2026-05-28' }], 'partial'],
    ['nobody pays', [task, { ...task, payer: undefined }], 'partial'],
    ['only named', [{ task: 'drains' }], 'no'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('CLO-MON-04', {}, rows)).toBe(expected)
  })
})
