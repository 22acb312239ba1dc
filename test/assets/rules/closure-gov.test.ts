import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-GOV-01, the closure plan', () => {
  const plan = { state: 'approved', date: '2025-01-01', whole: 'yes' }
  it.each([
    ['no plan', { state: 'none' }, 'no'],
    ['nobody knows', { state: 'unknown' }, 'unknown'],
    ['approved, whole and young', plan, 'yes'],
    ['three years old to the day', { ...plan, date: '2023-05-29' }, 'yes'],
    ['older than three years', { ...plan, date: '2023-05-28' }, 'partial'],
    ['submitted only', { ...plan, state: 'submitted' }, 'partial'],
    ['incomplete', { ...plan, whole: 'partial' }, 'partial'],
    ['without content', { ...plan, whole: 'no' }, 'no'],
    ['without a date', { ...plan, date: undefined }, 'unknown'],
    ['never read', { ...plan, whole: undefined }, 'unknown'],
    ['read without result', { ...plan, whole: 'unknown' }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('CLO-GOV-01', fields)).toBe(expected)
  })

  it('stays blank until somebody answers', () => {
    expect(verdict('CLO-GOV-01', {})).toBeNull()
  })

  it('is judged on today when the date judged is cleared', () => {
    const answers = {
      'CLO-GOV_asof': undefined,
      'CLO-GOV-01_state': 'approved',
      'CLO-GOV-01_whole': 'yes',
      'CLO-GOV-01_date': '2020-01-01',
    }
    expect(ask('CLO-GOV-01', answers).value).toBe('partial')
  })
})

describe('CLO-GOV-02, success criteria by domain', () => {
  const bare = { domain: 'Dump', objective: 'Stable' }
  const full = { ...bare, criterion: 'Settles', measure: 'Survey', target: '< 10 mm a year' }
  it.each([
    ['no domains', [], 'unknown'],
    ['all complete', [full, full], 'yes'],
    ['one without a target', [full, { ...full, target: undefined }], 'partial'],
    ['only objectives', [bare, bare], 'no'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('CLO-GOV-02', {}, rows)).toBe(expected)
  })
})
