import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-WST-01, the waste ledger', () => {
  const waste = { type: 'rock', made: '1000', reused: '400', stored: '600', offsite: '0' }
  it.each([
    ['no rows', [], { target: '30' }, 'unknown'],
    ['balanced and on target', [waste], { target: '40' }, 'yes'],
    ['balanced, under target', [waste], { target: '40.1' }, 'no'],
    ['no target', [waste], {}, 'unknown'],
    ['within a per cent', [{ ...waste, stored: '590' }], { target: '40' }, 'yes'],
    ['some of it lost', [{ ...waste, stored: '589' }], { target: '40' }, 'no'],
    ['old stock used up', [{ ...waste, reused: '1500' }], { target: '40' }, 'yes'],
    ['a gap', [waste, { ...waste, offsite: undefined }], { target: '30' }, 'unknown'],
    [
      'no waste of a kind',
      [waste, { type: 'slag', made: '0', reused: '0', stored: '0', offsite: '0' }],
      { target: '0' },
      'yes',
    ],
  ])('%s', (_, rows, fields, expected) => {
    expect(verdict('OPS-WST-01', fields, rows)).toBe(expected)
  })

  it('shows the share reused over all kinds', () => {
    const answers = rowsOf('OPS-WST-01', [waste, { ...waste, made: '3000', reused: '0', stored: '3000' }])
    expect(ask('OPS-WST-01_rate', answers).value).toBe('10')
  })
})

describe('OPS-WST-02, gangue', () => {
  it.each([
    [{}, 'unknown'],
    [{ made: '100', filled: '60' }, 'unknown'],
    [{ made: '100', filled: '60', planned: '60' }, 'yes'],
    [{ made: '100', filled: '59', planned: '60' }, 'no'],
    [{ made: '0', filled: '0', planned: '60' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WST-02', fields)).toBe(expected)
  })
})

describe('OPS-WST-05, hazardous waste', () => {
  const good = { store: 'yes', any: 'yes', oldest: '2025-05-29', manifest: 'yes' }
  it.each([
    [{}, 'unknown'],
    [good, 'yes'],
    [{ ...good, oldest: '2025-05-27' }, 'no'],
    [{ ...good, oldest: undefined }, 'unknown'],
    [{ ...good, any: 'no', oldest: undefined }, 'yes'],
    [{ ...good, any: 'unknown', oldest: undefined }, 'unknown'],
    [{ ...good, store: 'no' }, 'no'],
    [{ ...good, store: 'partial' }, 'partial'],
    [{ ...good, store: 'unknown' }, 'unknown'],
    [{ ...good, manifest: 'no' }, 'no'],
    [{ ...good, manifest: 'na' }, 'yes'],
    [{ ...good, manifest: undefined }, 'unknown'],
    [{ manifest: 'no' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WST-05', fields)).toBe(expected)
  })
})

describe('OPS-WST-07, acid-forming rock', () => {
  it.each([
    [{}, [], 'unknown'],
    [{ share: '95' }, [], 'yes'],
    [{ share: '94.9' }, [], 'no'],
    [
      { share: '100' },
      [
        { class: 'paf', place: 'cell' },
        { class: 'naf', place: 'ordinary' },
      ],
      'yes',
    ],
    [{ share: '100' }, [{ class: 'paf', place: 'ordinary' }], 'no'],
    [{ share: '100' }, [{ class: 'paf', place: 'unknown' }], 'yes'],
    [{}, [{ class: 'paf', place: 'ordinary' }], 'no'],
  ])('%j with samples %j is %s', (fields, rows, expected) => {
    expect(
      verdict(
        'OPS-WST-07',
        fields,
        rows.map((row) => ({ sample: 'G1', ...row })),
      ),
    ).toBe(expected)
  })
})

describe('OPS-WST-08, heating', () => {
  it('asks for place and temperature where it was found', () => {
    const place = (answer: string) => ask('OPS-WST-08_position', { 'OPS-WST-08': answer }).relevant
    expect([place('yes'), place('partial'), place('no')]).toEqual([true, true, false])
    expect(
      ask('OPS-WST-08_temperature', { 'OPS-WST-08': 'yes', ...under('OPS-WST-08', { temperature: '15' }) })
        .implausible,
    ).toBe(true)
  })
})
