import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-ORG-02, the department', () => {
  it('cannot be there with nobody in it', () => {
    const staff = (answer: string, count: string) =>
      ask('OPS-ORG-02_staff', { 'OPS-ORG-02': answer, ...under('OPS-ORG-02', { staff: count }) }).violation
    expect(staff('yes', '0')?.code).toBe('constraint')
    expect(staff('partial', '0')).toBeNull()
    expect(staff('yes', '1')).toBeNull()
  })
})

describe('OPS-ORG-03, people in each unit', () => {
  it.each([
    ['no rows', [], 'yes', 'unknown'],
    ['everywhere', ['full_time', 'part_time'], 'yes', 'yes'],
    ['everywhere in an unfinished list', ['full_time'], 'no', 'unknown'],
    ['one unit without', ['full_time', 'nobody'], 'yes', 'partial'],
    ['nowhere', ['nobody', 'nobody'], 'yes', 'no'],
    ['one not known', ['full_time', 'unknown'], 'yes', 'unknown'],
    ['one blank', ['full_time', undefined], 'yes', 'unknown'],
  ])('%s', (_, covers, complete, expected) => {
    const rows = covers.map((cover) => ({ unit: 'Plant', cover }))
    expect(verdict('OPS-ORG-03', { complete }, rows)).toBe(expected)
  })
})

describe('OPS-ORG-07, the board', () => {
  it.each([
    [{}, 'unknown'],
    [{ held: 'no' }, 'no'],
    [{ held: 'unknown' }, 'unknown'],
    [{ held: 'yes' }, 'unknown'],
    [{ held: 'yes', date: '2025-05-29' }, 'yes'],
    [{ held: 'yes', date: '2025-05-27' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ORG-07', fields)).toBe(expected)
  })
})
