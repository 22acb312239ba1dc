import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { under } from '../support/ask-items.ts'

describe('ACQ-HED-01, unrestored land', () => {
  it('is what was disturbed less what was restored', () => {
    const left = (fields: Readonly<Record<string, string>>) =>
      ask('ACQ-HED-01_left', under('ACQ-HED-01', fields)).value
    expect(left({ disturbed: '420.5', restored: '20' })).toBe('400.5')
    expect(left({ disturbed: '420.5' })).toBeNull()
  })

  it('cannot be less than nothing', () => {
    const fields = under('ACQ-HED-01', { disturbed: '10', restored: '11' })
    expect(ask('ACQ-HED-01_restored', fields).violation?.code).toBe('constraint')
  })
})

describe('ACQ-HED-02, abandoned works', () => {
  const works = (...states: readonly (string | undefined)[]) =>
    states.map((state, index) => ({ id: `A${index}`, type: 'pit', state }))
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'no', complete: 'yes' }, [], 'yes'],
    [{ found: 'no' }, [], 'unknown'],
    [{ found: 'no', complete: 'no' }, [], 'unknown'],
    [{ found: 'yes', complete: 'yes' }, [], 'unknown'],
    [{ found: 'yes', complete: 'yes' }, works('stable', 'stable'), 'yes'],
    [{ found: 'yes', complete: 'yes' }, works('stable', 'needs_work'), 'partial'],
    [{ found: 'yes', complete: 'no' }, works('needs_work', 'dangerous'), 'no'],
    [{ found: 'yes', complete: 'yes' }, works('stable', 'unknown'), 'unknown'],
    [{ found: 'yes', complete: 'yes' }, works('stable', undefined), 'unknown'],
    [{ found: 'yes', complete: 'unknown' }, works('stable'), 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-HED-02', fields, rows)).toBe(expected)
  })
})

describe('ACQ-HED-03, plant cover', () => {
  it('warns when disturbed land is said to be far greener than the land beside it', () => {
    const note = (now: string) =>
      ask('ACQ-HED-03_high', under('ACQ-HED-03', { now, reference: '60' })).relevant
    expect(note('80')).toBe(false)
    expect(note('81')).toBe(true)
  })
})

describe('ACQ-HED-06, land lost', () => {
  const lost = (...approvals: readonly (string | undefined)[]) =>
    approvals.map((approved) => ({ type: 'forest', area: '5', approved }))
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'no' }, [], 'yes'],
    [{ found: 'unknown' }, [], 'unknown'],
    [{ found: 'yes' }, [], 'unknown'],
    [{ found: 'yes' }, lost('yes', 'na'), 'yes'],
    [{ found: 'yes' }, lost('yes', 'partial'), 'partial'],
    [{ found: 'yes' }, lost('unknown', 'no'), 'no'],
    [{ found: 'yes' }, lost('yes', undefined), 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-HED-06', fields, rows)).toBe(expected)
  })
})

describe('ACQ-HED-08, the restoration debt', () => {
  const cost = { low: '1', likely: '2', high: '4' }
  it.each([
    [{}, 'unknown'],
    [{ basis: 'none' }, 'no'],
    [{ basis: 'engineer', ...cost }, 'yes'],
    [{ basis: 'rough', ...cost }, 'partial'],
    [{ basis: 'seller', ...cost }, 'partial'],
    [{ basis: 'engineer', low: '1', likely: '2' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-HED-08', fields)).toBe(expected)
  })

  it.each([
    [{ low: '3', likely: '2', high: '4' }, 'low'],
    [{ low: '1', likely: '0', high: '4' }, 'likely'],
    [{ low: '1', likely: '2', high: '1.5' }, 'high'],
  ])('%j is out of order at %s', (ends, name) => {
    const fields = under('ACQ-HED-08', { basis: 'engineer', ...ends })
    expect(ask(`ACQ-HED-08_${name}`, fields).violation?.code).toBe('constraint')
  })

  it('questions a strange cost per square metre, in yuan alone', () => {
    const note = (likely: string, currency: string) =>
      ask(
        'ACQ-HED-08_odd',
        {
          ...under('ACQ-HED-01', { disturbed: '100', restored: '0' }),
          ...under('ACQ-HED-08', { basis: 'engineer', likely }),
        },
        { currency },
      ).relevant
    expect(note('50', 'CNY')).toBe(false)
    expect(note('4.9', 'CNY')).toBe(true)
    expect(note('301', 'CNY')).toBe(true)
    expect(note('301', 'USD')).toBe(false)
  })
})
