import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-ENE-01, energy per tonne', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no' }, 'unknown'],
    [{ shown: 'yes' }, 'unknown'],
    [{ shown: 'yes', actual: '4.2' }, 'unknown'],
    [{ shown: 'yes', actual: '4.2', target: '4.2' }, 'yes'],
    [{ shown: 'yes', actual: '4.21', target: '4.2' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-ENE-01', fields)).toBe(expected)
  })
})

describe('OPS-ENE-02, the national limit', () => {
  const standard = { exists: 'yes', standard: 'GB', tier: 'tier_3', limit: '8' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['no standard for the product', { exists: 'no' }, 'na'],
    ['not known', { exists: 'unknown' }, 'unknown'],
    ['no actual figure', standard, 'unknown'],
    ['at the limit', { ...standard, actual: '8' }, 'yes'],
    ['above it', { ...standard, actual: '8.1' }, 'no'],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-ENE-02', fields)).toBe(expected)
  })

  it('has a margin in percent of the limit', () => {
    const margin = (actual: string) =>
      ask('OPS-ENE-02_margin', under('OPS-ENE-02', { ...standard, actual })).value
    expect(margin('6')).toBe('25')
    expect(margin('10')).toBe('-25')
  })
})

describe('OPS-ENE-04, saving projects', () => {
  const project = (measured?: string) => ({ project: 'Pumps', measured })
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['none', { any: 'no' }, [], 'no'],
    ['not known', { any: 'unknown' }, [], 'unknown'],
    ['not listed', { any: 'yes' }, [], 'unknown'],
    ['all measured', { any: 'yes' }, ['yes', 'yes'], 'yes'],
    ['some measured', { any: 'yes' }, ['yes', 'no'], 'partial'],
    ['measured in part', { any: 'yes' }, ['partial'], 'partial'],
    ['none measured', { any: 'yes' }, ['no', 'no'], 'no'],
    ['one not known', { any: 'yes' }, ['yes', 'unknown'], 'unknown'],
    ['one blank', { any: 'yes' }, ['yes', undefined], 'unknown'],
  ])('%s', (_, fields, measured, expected) => {
    expect(verdict('OPS-ENE-04', fields, measured.map(project))).toBe(expected)
  })
})

describe('OPS-ENE-05, emissions', () => {
  it('per tonne come from both scopes', () => {
    const intensity = (fields: object) => ask('OPS-ENE-05_intensity', under('OPS-ENE-05', { ...fields }))
    expect(intensity({ scope1: '30000', scope2: '20000', tonnes: '4000000' }).value).toBe('12.5')
    expect(intensity({ scope1: '30000', tonnes: '4000000' }).relevant).toBe(false)
  })
})

describe('OPS-ENE-07, the recovery rates', () => {
  const mining = { mining: '95', mining_min: '95' }
  const plant = { processing: '85', processing_min: '84' }
  it.each([
    ['nothing', {}, 'unknown'],
    ['all that apply reach it', { apply: ['mining', 'processing'], ...mining, ...plant }, 'yes'],
    ['one falls short', { apply: ['mining', 'processing'], ...mining, ...plant, processing: '83.9' }, 'no'],
    ['one without a figure', { apply: ['mining', 'processing'], ...mining, processing_min: '84' }, 'unknown'],
    ['one without a requirement', { apply: ['mining', 'byproduct'], ...mining, byproduct: '40' }, 'unknown'],
    [
      'one short and one without a figure',
      { apply: ['mining', 'byproduct'], mining: '94', mining_min: '95' },
      'no',
    ],
    ['one alone', { apply: ['mining'], ...mining }, 'yes'],
    [
      'one that no longer applies',
      { apply: ['mining'], ...mining, processing: '10', processing_min: '84' },
      'yes',
    ],
  ])('%s', (_, fields, expected) => {
    expect(verdict('OPS-ENE-07', fields)).toBe(expected)
  })
})

describe('OPS-ENE-09, equipment', () => {
  const item = { item: 'Conveyor instead of trucks' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['banned equipment in use', { banned: 'yes' }, [item], 'no'],
    ['not known', { banned: 'unknown' }, [item], 'unknown'],
    ['clean, nothing new', { banned: 'no' }, [], 'partial'],
    ['clean and renewed', { banned: 'no' }, [item], 'yes'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('OPS-ENE-09', fields, rows)).toBe(expected)
  })
})
