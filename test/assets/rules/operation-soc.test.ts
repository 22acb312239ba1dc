import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-SOC-01, grievances', () => {
  const log = { channel: 'yes', received: '10', solved: '10', overdue: '0' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['no log', { channel: 'no' }, 'no'],
    ['nobody knows', { channel: 'unknown' }, 'unknown'],
    ['not counted', { channel: 'yes' }, 'unknown'],
    ['none received', { channel: 'yes', received: '0' }, 'yes'],
    ['all in time', log, 'yes'],
    ['one late', { ...log, solved: '9' }, 'partial'],
    ['one open past its time', { ...log, solved: '9', overdue: '1' }, 'no'],
    ['overdue not known', { ...log, overdue: '' }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-SOC-01', fields)).toBe(expected)
  })

  it('cannot be more solved and overdue than came in', () => {
    const overdue = (value: string) =>
      ask('OPS-SOC-01_overdue', under('OPS-SOC-01', { ...log, solved: '8', overdue: value })).violation
    expect(overdue('2')).toBeNull()
    expect(overdue('3')?.code).toBe('constraint')
  })
})

describe('OPS-SOC-03, village works', () => {
  const work = (works?: string) => ({ kind: 'road', village: 'A', works })
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['never any', { any: 'no' }, [], 'na'],
    ['not listed', { any: 'yes' }, [], 'unknown'],
    ['all work', { any: 'yes' }, ['yes', 'yes'], 'yes'],
    ['one stands still', { any: 'yes' }, ['yes', 'no'], 'partial'],
    ['none works', { any: 'yes' }, ['no'], 'no'],
    ['one not seen', { any: 'yes' }, ['yes', 'unknown'], 'unknown'],
    ['one blank', { any: 'yes' }, ['yes', undefined], 'unknown'],
  ])('%s', (_, fields, works, expected) => {
    expect(verdict('OPS-SOC-03', fields, works.map(work))).toBe(expected)
  })
})

describe('OPS-SOC-04, businesses on restored land', () => {
  const business = (safe?: string) => ({ kind: 'farm', name: 'A', safe })
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['none', { any: 'no' }, [], 'na'],
    ['not listed', { any: 'yes' }, [], 'unknown'],
    ['all safe', { any: 'yes' }, ['yes'], 'yes'],
    ['one unsafe', { any: 'yes' }, ['yes', 'unknown', 'no'], 'no'],
    ['one safe in part', { any: 'yes' }, ['yes', 'partial'], 'partial'],
    ['one not known', { any: 'yes' }, ['partial', 'unknown'], 'unknown'],
  ])('%s', (_, fields, safe, expected) => {
    expect(verdict('OPS-SOC-04', fields, safe.map(business))).toBe(expected)
  })
})

describe('OPS-SOC-05, agreements', () => {
  it.each([
    [{}, 'unknown'],
    [{ state: 'unknown' }, 'unknown'],
    [{ state: 'not_needed' }, 'na'],
    [{ state: 'none' }, 'no'],
    [{ state: 'talks' }, 'partial'],
    [{ state: 'signed' }, 'unknown'],
    [{ state: 'signed', due: '0' }, 'yes'],
    [{ state: 'signed', due: '8' }, 'unknown'],
    [{ state: 'signed', due: '8', met: '8' }, 'yes'],
    [{ state: 'signed', due: '8', met: '7' }, 'partial'],
    [{ state: 'signed', due: '8', met: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-SOC-05', fields)).toBe(expected)
  })
})

describe('OPS-SOC-07, deaths and injuries', () => {
  it.each([
    [{}, 'unknown'],
    [{ deaths: '0' }, 'unknown'],
    [{ deaths: '1' }, 'no'],
    [{ deaths: '0', lost: '1.2', all: '4' }, 'yes'],
    [{ deaths: '0', lost: '1.2', all: '4', before: '1.2' }, 'yes'],
    [{ deaths: '0', lost: '1.3', all: '4', before: '1.2' }, 'partial'],
    [{ deaths: '0', lost: '1.2' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-SOC-07', fields)).toBe(expected)
  })

  it('cannot have fewer injuries in all than with lost time', () => {
    const all = (value: string) =>
      ask('OPS-SOC-07_all', under('OPS-SOC-07', { deaths: '0', lost: '2', all: value })).violation
    expect(all('2')).toBeNull()
    expect(all('1.9')?.code).toBe('constraint')
  })
})

describe('OPS-SOC-08, exposure', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', samples: '120' }, 'unknown'],
    [{ shown: 'yes', samples: '120', over: '0' }, 'yes'],
    [{ shown: 'yes', samples: '120', over: '1' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-SOC-08', fields)).toBe(expected)
  })
})
