import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'

describe('ACQ-SOC-02, consent', () => {
  it.each([
    [undefined, 'unknown'],
    ['none', 'na'],
    ['consent', 'yes'],
    ['talks', 'partial'],
    ['opposed', 'no'],
    ['unknown', 'unknown'],
  ])('%s is %s', (state, expected) => {
    expect(verdict('ACQ-SOC-02', { state })).toBe(expected)
  })

  it('points out when answer and mine profile disagree', () => {
    const note = (ip: string) => ask('ACQ-SOC-02_odd', { 'ACQ-SOC-02_state': 'none' }, { ip }).relevant
    expect(note('yes')).toBe(true)
    expect(note('no')).toBe(false)
  })
})

describe('ACQ-SOC-04, grievances', () => {
  const cases = (...states: readonly (string | undefined)[]) =>
    states.map((state) => ({ date: '2025-01-01', issue: 'Water', state }))
  it.each([
    [{}, [], 'unknown'],
    [{ searched: 'no' }, [], 'unknown'],
    [{ searched: 'yes' }, [], 'unknown'],
    [{ searched: 'yes', count: '0' }, [], 'yes'],
    [{ searched: 'yes', count: '2' }, cases('settled'), 'unknown'],
    [{ searched: 'yes', count: '2' }, cases('settled', 'settled'), 'yes'],
    [{ searched: 'yes', count: '2' }, cases('settled', 'talks'), 'partial'],
    [{ searched: 'yes', count: '3' }, cases('unanswered'), 'no'],
    [{ searched: 'yes', count: '1' }, cases('unknown'), 'unknown'],
    [{ searched: 'yes', count: '1' }, cases(undefined), 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-SOC-04', fields, rows)).toBe(expected)
  })
})

describe('ACQ-SOC-08, deaths and injuries', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'no', deaths: '1' }, 'no'],
    [{ shown: 'yes', deaths: '0', serious: '0', rate: '1.2' }, 'yes'],
    [{ shown: 'yes', deaths: '0', serious: '1', rate: '1.2' }, 'partial'],
    [{ shown: 'yes', deaths: '1', serious: '0', rate: '1.2' }, 'no'],
    [{ shown: 'yes', deaths: '0', serious: '0' }, 'unknown'],
    [{ shown: 'yes', serious: '0', rate: '1.2' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-SOC-08', fields)).toBe(expected)
  })
})
