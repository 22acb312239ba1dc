import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

type Case = readonly [string, Answers, readonly Answers[], string]

describe('a yes that needs its figure', () => {
  it.each([
    ['EIA-CLP-02', 'likely', undefined, 'constraint'],
    ['EIA-CLP-02', 'likely', '12', undefined],
    ['EIA-CLP-03', 'paid', undefined, 'constraint'],
    ['EIA-CLP-03', 'paid', '0', 'constraint'],
    ['EIA-CLP-03', 'paid', '0.5', undefined],
  ])('%s with %s %s gives %s', (id, part, value, code) => {
    expect(ask(id, { [`${id}_${part}`]: value, [id]: 'yes' }).violation?.code).toBe(code)
  })

  it('the closure concept lists its uses', () => {
    expect(ask('EIA-CLP-01', { 'EIA-CLP-01': 'yes' }).violation?.code).toBe('constraint')
  })
})

describe('EIA-CLP-02, the three ends of the cost', () => {
  it.each([
    [{ low: '8', likely: '12', high: '25' }, undefined, undefined],
    [{ low: '13', likely: '12', high: '25' }, 'constraint', undefined],
    [{ low: '8', likely: '12', high: '11' }, undefined, 'constraint'],
  ])('%j', (fields, likely, high) => {
    const answers = under('EIA-CLP-02', fields)
    expect(ask('EIA-CLP-02_likely', answers).violation?.code).toBe(likely)
    expect(ask('EIA-CLP-02_high', answers).violation?.code).toBe(high)
  })
})

describe('EIA-CLP-04, restoring while mining', () => {
  const row = (year: string, disturbed: string | undefined, restored: string) => ({
    year,
    disturbed,
    restored,
  })
  const all = { schedule: 'yes', whole: 'yes' }
  it.each<Case>([
    ['nothing', {}, [], 'unknown'],
    ['no schedule', { schedule: 'no' }, [], 'no'],
    ['no rows', all, [], 'unknown'],
    ['to the end', all, [row('2027', '10', '0'), row('2030', '5', '15')], 'yes'],
    ['nothing restored', all, [row('2027', '10', '0')], 'no'],
    ['end not known', { schedule: 'yes' }, [row('2027', '10', '2')], 'unknown'],
    ['ends too early', { ...all, whole: 'no' }, [row('2027', '10', '2')], 'partial'],
    ['more restored than opened', all, [row('2027', '10', '11')], 'unknown'],
    ['a figure missing', all, [row('2027', '10', '2'), row('2028', undefined, '1')], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-CLP-04', fields, rows)).toBe(expected)
  })
})

describe('EIA-CLP-05, management plans', () => {
  const GOOD = { plan: 'water', owner: 'Water engineer', budget: 'yes' }
  const all = { complete: 'yes' }
  it.each<Case>([
    ['no rows', all, [], 'unknown'],
    ['owner and money', all, [GOOD], 'yes'],
    ['one without owner', all, [GOOD, { ...GOOD, owner: undefined }], 'partial'],
    ['none with money', all, [{ ...GOOD, budget: 'no' }], 'no'],
    ['money not known', all, [GOOD, { ...GOOD, budget: 'unknown' }], 'unknown'],
    ['plans left out', { complete: 'no' }, [GOOD], 'partial'],
    ['list not checked', {}, [GOOD], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-CLP-05', fields, rows)).toBe(expected)
  })
})

describe('EIA-CLP-06, monitoring', () => {
  const POINT = {
    id: 'W1',
    medium: 'groundwater',
    position: { lat: '1', lon: '1' },
    parameter: 'Copper',
    frequency: 'monthly',
    limit: '1',
    trigger: '0.5',
  }
  const BARE = { ...POINT, limit: undefined, trigger: undefined }
  const all = { programme: 'yes', complete: 'yes' }
  it.each<Case>([
    ['nothing', {}, [], 'unknown'],
    ['no programme', { programme: 'no' }, [], 'no'],
    ['no points', all, [], 'unknown'],
    ['place, frequency, trigger', all, [POINT], 'yes'],
    ['a trigger without a limit', all, [{ ...POINT, limit: undefined }], 'yes'],
    ['a limit without a trigger', all, [POINT, { ...POINT, trigger: undefined }], 'partial'],
    ['a trigger at the limit', all, [{ ...POINT, trigger: '1' }], 'partial'],
    ['neither, at one point', all, [POINT, BARE], 'partial'],
    ['neither, at all points', all, [BARE], 'no'],
    ['no frequency fixed', all, [{ ...POINT, frequency: 'none' }], 'no'],
    ['no position', all, [{ ...POINT, position: undefined }], 'unknown'],
    ['subjects left out', { ...all, complete: 'no' }, [POINT], 'partial'],
    ['subjects not checked', { programme: 'yes' }, [POINT], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('EIA-CLP-06', fields, rows)).toBe(expected)
  })
})
