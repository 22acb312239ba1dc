import { describe, expect, it } from 'vitest'
import { verdict } from '../support/acquisition.ts'

describe('ACQ-EPF-01, facilities', () => {
  const good = { kind: 'water', name: 'P1', built: 'yes', accepted: 'yes', running: 'yes' }
  it.each([
    ['yes', [], 'unknown'],
    ['yes', [good], 'yes'],
    ['yes', [good, { ...good, accepted: 'na', running: 'na' }], 'yes'],
    ['no', [good], 'unknown'],
    [undefined, [good], 'unknown'],
    ['yes', [good, { kind: 'gas', name: 'P2', built: 'no' }], 'no'],
    ['no', [{ ...good, running: 'no' }], 'no'],
    ['yes', [{ ...good, accepted: 'no' }], 'no'],
    ['yes', [{ ...good, running: 'partial' }], 'partial'],
    ['yes', [{ ...good, accepted: 'unknown' }], 'unknown'],
    ['yes', [{ ...good, built: undefined }], 'unknown'],
  ])('complete: %s with %j is %s', (complete, rows, expected) => {
    expect(verdict('ACQ-EPF-01', { complete }, rows)).toBe(expected)
  })
})

describe('ACQ-EPF-03, loads', () => {
  it.each([
    [[], 'unknown'],
    [['100'], 'yes'],
    [['20', '100.1'], 'no'],
    [['101', undefined], 'no'],
    [['20', undefined], 'unknown'],
  ])('%j is %s', (loads, expected) => {
    const rows = loads.map((load) => ({ name: 'P1', load }))
    expect(verdict('ACQ-EPF-03', { complete: 'yes' }, rows)).toBe(expected)
  })

  it('are not known while a facility is left out, unless one listed is overloaded', () => {
    expect(verdict('ACQ-EPF-03', { complete: 'no' }, [{ name: 'P1', load: '20' }])).toBe('unknown')
    expect(verdict('ACQ-EPF-03', {}, [{ name: 'P1', load: '20' }])).toBe('unknown')
    expect(verdict('ACQ-EPF-03', { complete: 'no' }, [{ name: 'P1', load: '101' }])).toBe('no')
  })
})

describe('ACQ-EPF-08, capital for facilities', () => {
  const cost = { low: '0', likely: '0', high: '0' }
  it.each([
    [{}, 'unknown'],
    [{ basis: 'none' }, 'no'],
    [{ basis: 'engineer', ...cost }, 'yes'],
    [{ basis: 'seller', ...cost }, 'partial'],
    [{ basis: 'engineer', likely: '2', high: '3' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-EPF-08', fields)).toBe(expected)
  })
})
