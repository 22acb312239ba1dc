import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf, under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'

const closure = { basis: 'independent', low: '10', likely: '20', high: '40', date: '2025-01-01' }

describe('ACQ-LIA-02, closure cost', () => {
  it.each([
    [{}, 'unknown'],
    [{ basis: 'none' }, 'no'],
    [closure, 'yes'],
    [{ ...closure, date: '2023-05-29' }, 'yes'],
    [{ ...closure, date: '2023-05-28' }, 'partial'],
    [{ ...closure, basis: 'team' }, 'partial'],
    [{ ...closure, basis: 'seller' }, 'partial'],
    [{ ...closure, date: undefined }, 'unknown'],
    [{ ...closure, high: undefined }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-LIA-02', fields)).toBe(expected)
  })
})

describe('ACQ-LIA-03, provision', () => {
  const provision = (fields: Answers, cost: Answers = closure) => ({
    ...under('ACQ-LIA-02', cost),
    ...under('ACQ-LIA-03', fields),
  })
  it.each([
    [{}, closure, 'unknown'],
    [{ shown: 'no' }, closure, 'unknown'],
    [{ shown: 'yes' }, closure, 'unknown'],
    [{ shown: 'yes', booked: '20' }, closure, 'yes'],
    [{ shown: 'yes', booked: '19.9' }, closure, 'partial'],
    [{ shown: 'yes', booked: '10' }, closure, 'partial'],
    [{ shown: 'yes', booked: '9.9' }, closure, 'no'],
    [{ shown: 'yes', booked: '0' }, closure, 'no'],
    [{ shown: 'yes', booked: '20' }, {}, 'unknown'],
  ])('%j against %j is %s', (fields, cost, expected) => {
    expect(ask('ACQ-LIA-03', provision(fields, cost)).value).toBe(expected)
  })

  it('falls short by the likely cost less what is booked', () => {
    const shortfall = (booked: string) =>
      ask('ACQ-LIA-03_shortfall', provision({ shown: 'yes', booked })).value
    expect(shortfall('9')).toBe('11')
    expect(shortfall('25.5')).toBe('-5.5')
  })
})

describe('ACQ-LIA-04, financial assurance', () => {
  const bonds = (...transfers: readonly (string | undefined)[]) =>
    transfers.map((transferable) => ({ type: 'fund', amount: '5', transferable }))
  it.each([
    [undefined, [], 'unknown'],
    ['yes', [], 'no'],
    ['no', [], 'na'],
    ['unknown', [], 'unknown'],
    ['yes', bonds('yes', 'yes'), 'yes'],
    ['no', bonds('yes'), 'yes'],
    ['yes', bonds('yes', 'no'), 'partial'],
    ['yes', bonds('no', 'no'), 'no'],
    ['yes', bonds('yes', 'unknown'), 'unknown'],
    ['yes', bonds('yes', undefined), 'unknown'],
  ])('asked for: %s with %j is %s', (asked, rows, expected) => {
    expect(verdict('ACQ-LIA-04', { asked }, rows)).toBe(expected)
  })

  it('is added up and held against the likely cost', () => {
    const answers = { ...under('ACQ-LIA-02', closure), ...rowsOf('ACQ-LIA-04', bonds('yes', 'no')) }
    expect(ask('ACQ-LIA-04_total', answers).value).toBe('10')
    expect(ask('ACQ-LIA-04_cover', answers).value).toBe('50')
  })
})

describe('ACQ-LIA-06, claims', () => {
  const claims = (...covers: readonly (string | undefined)[]) =>
    covers.map((covered) => ({ claim: 'Wells', amount: '8', chance: '25', covered }))
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'no' }, [], 'yes'],
    [{ found: 'unknown' }, [], 'unknown'],
    [{ found: 'yes' }, [], 'unknown'],
    [{ found: 'yes' }, claims('yes'), 'yes'],
    [{ found: 'yes' }, claims('yes', 'partial'), 'partial'],
    [{ found: 'yes' }, claims('unknown', 'no'), 'no'],
    [{ found: 'yes' }, claims('yes', undefined), 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-LIA-06', fields, rows)).toBe(expected)
  })

  it('weighs amounts with the chance of losing', () => {
    const answers = {
      'ACQ-LIA-06_found': 'yes',
      ...rowsOf('ACQ-LIA-06', [...claims('no', 'no'), { claim: 'Fish' }]),
    }
    expect(ask('ACQ-LIA-06_total', answers).value).toBe('4')
  })
})

describe('ACQ-LIA-07, the cost of all findings', () => {
  const flags = { brown: 'yes', ops: 'yes' }
  const all: Answers = {
    ...rowsOf('ACQ-SGW-02', [{ sample: 'S1' }]),
    ...under('ACQ-SGW-09', { low: '1', likely: '2', high: '3' }),
    ...under('ACQ-HED-08', { basis: 'engineer', low: '1', likely: '3', high: '5' }),
    ...under('ACQ-EPF-08', { basis: 'engineer', low: '1', likely: '4.5', high: '5' }),
    ...under('ACQ-LIA-02', closure),
    ...under('ACQ-LIA-07', { more: 'no', priced: 'yes' }),
  }
  const more = under('ACQ-LIA-07', { more: 'yes', low: '8', likely: '12', high: '25' })

  it.each([
    ['everything', all, flags, '29.5', '0'],
    ['other findings as well', { ...all, ...more }, flags, '41.5', '0'],
    ['nothing', {}, flags, '0', '4'],
    ['no soil sampled', { ...all, 'ACQ-SGW-02_rows': [] }, flags, '27.5', '0'],
    ['a greenfield, where no soil is sampled', all, { brown: 'no', ops: 'no' }, '20', '0'],
    ['no closure cost', { ...all, 'ACQ-LIA-02_basis': 'none' }, flags, '9.5', '1'],
    ['other findings without cost', { ...all, 'ACQ-LIA-07_more': 'yes' }, flags, '29.5', '1'],
    ['other findings not looked for', { ...all, 'ACQ-LIA-07_more': 'unknown' }, flags, '29.5', '1'],
  ])('%s', (_, answers, profile, sum, missing) => {
    expect(ask('ACQ-LIA-07_sum', answers, profile).value).toBe(sum)
    expect(ask('ACQ-LIA-07_missing', answers, profile).value).toBe(missing)
  })

  it.each([
    [{}, 'yes'],
    [{ 'ACQ-LIA-07_priced': 'partial' }, 'partial'],
    [{ 'ACQ-LIA-07_priced': 'no' }, 'no'],
    [{ 'ACQ-LIA-07_priced': undefined }, 'unknown'],
    [{ 'ACQ-LIA-07_priced': 'unknown' }, 'unknown'],
    [{ 'ACQ-EPF-08_basis': 'none' }, 'unknown'],
    [{ 'ACQ-EPF-08_basis': 'none', 'ACQ-LIA-07_priced': 'no' }, 'no'],
  ])('with %j it is %s', (changes, expected) => {
    expect(ask('ACQ-LIA-07', { ...all, ...changes }, flags).value).toBe(expected)
  })
})

describe('ACQ-LIA-08, the risk register', () => {
  const risk = {
    id: 'R1',
    risk: 'Dam',
    likelihood: '4',
    consequence: '4',
    control: 'Drains',
    owner: 'Site',
    state: 'open',
  }
  it.each([
    ['yes', [], 'unknown'],
    ['yes', [risk], 'yes'],
    ['yes', [risk, { ...risk, likelihood: '4', consequence: '5' }], 'no'],
    ['no', [{ ...risk, likelihood: '5', consequence: '4' }], 'no'],
    ['yes', [{ ...risk, likelihood: '5', consequence: '5', state: 'closed' }], 'yes'],
    ['yes', [{ ...risk, owner: undefined }], 'partial'],
    ['yes', [{ ...risk, control: undefined }], 'partial'],
    ['yes', [{ ...risk, owner: undefined, state: 'closed' }], 'yes'],
    ['yes', [{ ...risk, likelihood: undefined }], 'unknown'],
    ['no', [risk], 'unknown'],
    [undefined, [risk], 'unknown'],
  ])('complete: %s with %j is %s', (complete, rows, expected) => {
    expect(verdict('ACQ-LIA-08', { complete }, rows)).toBe(expected)
  })

  it('calls a risk treated only with an owner and a date', () => {
    const state = (row: Answers) =>
      ask(
        'ACQ-LIA-08_state',
        rowsOf('ACQ-LIA-08', [{ ...risk, state: 'treated', ...row }]),
        {},
        'ACQ-LIA-08_rows',
      ).violation
    expect(state({ due: '2027-01-01' })).toBeNull()
    expect(state({})?.code).toBe('constraint')
    expect(state({ due: '2027-01-01', owner: undefined })?.code).toBe('constraint')
  })
})
