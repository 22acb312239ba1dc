import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-EMG-01, the emergency plan', () => {
  it.each([
    [{}, 'unknown'],
    [{ approved: 'no' }, 'no'],
    [{ approved: 'unknown' }, 'unknown'],
    [{ approved: 'yes' }, 'unknown'],
    [{ approved: 'yes', date: '2023-05-29' }, 'yes'],
    [{ approved: 'yes', date: '2023-05-28' }, 'no'],
    [{ approved: 'partial', date: '2025-05-29' }, 'partial'],
    [{ approved: 'partial', date: '2020-05-29' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-EMG-01', fields)).toBe(expected)
  })
})

describe('OPS-EMG-02 and 03, drills', () => {
  it.each([
    [{}, 'unknown'],
    [{ drills: '0' }, 'no'],
    [{ drills: '1' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-EMG-02', fields)).toBe(expected)
  })

  const all = ['plan', 'preparedness', 'capability', 'coordination']
  const drilled = (drills: string, aspects?: readonly string[]) =>
    ask('OPS-EMG-03', {
      ...under('OPS-EMG-02', { drills }),
      ...(aspects === undefined ? {} : under('OPS-EMG-03', { aspects })),
    })
  it('are only evaluated when one was held', () => {
    expect(drilled('0').relevant).toBe(false)
    expect(drilled('1').relevant).toBe(true)
  })

  it('must be evaluated in all four aspects', () => {
    expect(drilled('1').value).toBe('unknown')
    expect(drilled('1', all).value).toBe('yes')
    for (const missing of all) {
      const rest = all.filter((aspect) => aspect !== missing)
      expect(drilled('1', rest).value, missing).toBe('no')
    }
    expect(drilled('1', ['none']).value).toBe('no')
  })
})

describe('OPS-EMG-05, the emergency pond', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes', design: '3000' }, 'unknown'],
    [{ shown: 'yes', design: '3000', free: '3000' }, 'yes'],
    [{ shown: 'yes', design: '3000', free: '2999' }, 'no'],
    [{ shown: 'yes', design: '3000', free: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-EMG-05', fields)).toBe(expected)
  })
})

describe('OPS-EMG-06, incidents', () => {
  const none = { shown: 'yes', extreme: '0', major: '0', larger: '0', ordinary: '0' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['no register', { shown: 'no' }, 'unknown'],
    ['none', none, 'yes'],
    ['ordinary ones', { ...none, ordinary: '4' }, 'yes'],
    ['a fairly serious one', { ...none, larger: '1' }, 'partial'],
    ['a major one', { ...none, major: '1' }, 'no'],
    ['an extremely serious one, the rest blank', { shown: 'yes', extreme: '1' }, 'no'],
    ['a level left out', { ...none, larger: '' }, 'unknown'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-EMG-06', fields)).toBe(expected)
  })
})

describe('OPS-EMG-07, lessons', () => {
  const learnt = (ordinary: string, ...changed: readonly (string | undefined)[]) =>
    ask('OPS-EMG-07', {
      ...under('OPS-EMG-06', { shown: 'yes', extreme: '0', major: '0', larger: '0', ordinary }),
      ...rowsOf(
        'OPS-EMG-07',
        changed.map((each) => ({ incident: 'I', lesson: 'L', changed: each })),
      ),
    })
  it('are asked for only after an incident', () => {
    expect(learnt('0').relevant).toBe(false)
    expect(learnt('1').relevant).toBe(true)
  })

  it.each([
    ['not listed', '2', [], 'unknown'],
    ['one of two listed', '2', ['yes'], 'unknown'],
    ['each changed something', '2', ['yes', 'na'], 'yes'],
    ['one changed something', '2', ['yes', 'no'], 'partial'],
    ['none changed anything', '2', ['no', 'no'], 'no'],
    ['one not known', '2', ['yes', 'unknown'], 'unknown'],
    ['one blank', '2', ['yes', undefined], 'unknown'],
  ])('%s', (_, count, changed, expected) => {
    expect(learnt(count, ...changed).value).toBe(expected)
  })
})
