import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-REL-02, criteria met', () => {
  const line = (state?: string) => ({ criterion: 'Cover above 60 %', state })
  const handed = { 'CLO-REL_requested': 'yes' }
  const three = rowsOf('CLO-GOV-02', [{ domain: 'A' }, { domain: 'B' }, { domain: 'C' }])
  it.each([
    ['nothing', [], {}, 'unknown'],
    ['all met', [line('yes'), line('yes')], handed, 'yes'],
    ['some met, still at work', [line('yes'), line('no')], {}, 'partial'],
    ['some met, release asked for', [line('yes'), line('no')], handed, 'no'],
    ['none met', [line('no'), line('no')], {}, 'no'],
    ['one without proof', [line('yes'), line('unknown')], {}, 'unknown'],
    ['one not answered', [line('yes'), line()], handed, 'unknown'],
    ['fewer than the plan lists', [line('yes'), line('yes')], three, 'unknown'],
  ])('%s', (_, rows, others, expected) => {
    expect(verdict('CLO-REL-02', {}, rows, {}, others)).toBe(expected)
  })

  it('show the share met', () => {
    const rows = rowsOf('CLO-REL-02', [line('yes'), line('no'), line('no')])
    expect(ask('CLO-REL-02_share', rows).value).toBe('33.3')
  })
})

describe('CLO-REL-04, the certificate', () => {
  it.each([
    ['yes', true],
    ['unknown', true],
    ['no', false],
  ])('release asked for: %s', (requested, relevant) => {
    expect(ask('CLO-REL-04', { 'CLO-REL_requested': requested }).relevant).toBe(relevant)
  })
})

describe('CLO-REL-05, residual risks', () => {
  const risk = {
    risk: 'Cap slips',
    likelihood: '2',
    consequence: '3',
    cost: '0.4',
    receiver: 'County',
    accepted: 'yes',
  }
  const all = { complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['accepted', all, [risk], 'yes'],
    ['one refused', {}, [risk, { ...risk, accepted: 'no' }], 'no'],
    ['without a price', all, [{ ...risk, cost: undefined }], 'partial'],
    ['without a receiver', all, [{ ...risk, receiver: undefined }], 'partial'],
    ['not rated', all, [{ ...risk, likelihood: undefined }], 'unknown'],
    ['signature not shown', all, [{ ...risk, accepted: 'unknown' }], 'unknown'],
    ['a list with gaps', { complete: 'no' }, [risk], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-REL-05', fields, rows)).toBe(expected)
  })
})

describe('CLO-REL-06, the assurance', () => {
  it.each([
    [{}, 'unknown'],
    [{ state: 'retained', held: '10', duties: '10' }, 'yes'],
    [{ state: 'partly', held: '9.9', duties: '10' }, 'no'],
    [{ state: 'retained', duties: '10' }, 'unknown'],
    [{ state: 'retained', held: '10' }, 'unknown'],
    [{ state: 'released', duties: '10' }, 'no'],
    [{ state: 'released', duties: '0' }, 'yes'],
    [{ state: 'none', duties: '5' }, 'no'],
    [{ state: 'unknown', duties: '5' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('CLO-REL-06', fields)).toBe(expected)
  })
})
