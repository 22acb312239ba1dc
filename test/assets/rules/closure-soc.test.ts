import { describe, expect, it } from 'vitest'
import { verdict } from '../support/closure.ts'

describe('CLO-SOC-01, workers', () => {
  const settled = { group: 'Drivers', count: '90', solution: 'retraining' }
  const lost = { group: 'Office', count: '10', solution: 'none' }
  it.each([
    ['everybody has a solution', [settled], 'yes'],
    ['a tenth has none', [settled, lost], 'partial'],
    ['nobody has one', [lost], 'no'],
    ['a group without a chosen solution', [settled, { group: 'Plant', count: '5' }], 'unknown'],
    ['a group without a number', [settled, { group: 'Plant', solution: 'severance' }], 'unknown'],
    ['no group', [], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('CLO-SOC-01', {}, rows)).toBe(expected)
  })
})

describe('CLO-SOC-04, what people use', () => {
  const agreed = { asset: 'Bridge', agreed: 'yes' }
  const refused = { asset: 'Clinic', agreed: 'no' }
  const open = { asset: 'Water line', agreed: 'unknown' }
  it.each([
    ['nobody uses any', 'no', [], 'na'],
    ['used, none listed', 'yes', [], 'unknown'],
    ['all agreed', 'yes', [agreed], 'yes'],
    ['some agreed', 'yes', [agreed, refused], 'partial'],
    ['none agreed', 'yes', [refused], 'no'],
    ['nobody knows', 'yes', [open], 'unknown'],
  ])('%s', (_, any, rows, expected) => {
    expect(verdict('CLO-SOC-04', { any }, rows)).toBe(expected)
  })
})
