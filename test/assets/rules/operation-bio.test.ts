import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-BIO-02, species by group', () => {
  const birds = {
    group: 'birds',
    species: '40',
    method: 'Transects',
    same: 'yes',
    baseline: '40',
    last: '38',
  }
  it.each([
    ['no rows', [], 'unknown'],
    ['as many as before', [birds], 'yes'],
    ['fewer than the baseline', [{ ...birds, species: '39' }], 'no'],
    ['fewer than last time', [{ ...birds, baseline: '20', last: '41' }], 'no'],
    ['one group that falls among others', [birds, { ...birds, species: '1' }], 'no'],
    ['another method', [birds, { ...birds, species: '1', same: 'no' }], 'unknown'],
    ['nothing to compare with', [{ ...birds, baseline: '', last: '' }], 'unknown'],
    ['a baseline alone', [{ ...birds, last: '' }], 'yes'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('OPS-BIO-02', {}, rows)).toBe(expected)
  })
})

describe('OPS-BIO-03, threatened species', () => {
  const row = (done?: string) => ({ species: 'Tern', action: 'Fence', done })
  it.each([
    ['not known', { listed: 'unknown' }, [], 'unknown'],
    ['none listed', { listed: 'yes', complete: 'yes' }, [], 'unknown'],
    ['all done', { listed: 'yes', complete: 'yes' }, ['yes', 'na'], 'yes'],
    ['one missed', { listed: 'yes', complete: 'no' }, ['yes', 'no'], 'no'],
    ['one done in part', { listed: 'yes', complete: 'yes' }, ['yes', 'partial'], 'partial'],
    ['one not known', { listed: 'yes', complete: 'yes' }, ['yes', 'unknown'], 'unknown'],
    ['one blank', { listed: 'yes', complete: 'yes' }, ['yes', undefined], 'unknown'],
    ['an unfinished list', { listed: 'yes', complete: 'no' }, ['yes'], 'unknown'],
  ])('%s', (_, fields, done, expected) => {
    expect(verdict('OPS-BIO-03', fields, done.map(row))).toBe(expected)
  })
})

describe('items on species that were found, moved or owed', () => {
  it.each([
    ['OPS-BIO-03', 'listed'],
    ['OPS-BIO-04', 'moved'],
    ['OPS-BIO-07', 'owed'],
  ])('%s is asked unless somebody knows that there is nothing', (id, name) => {
    const asked = (answer: string) => ask(id, under(id, { [name]: answer })).relevant
    expect(asked('yes')).toBe(true)
    expect(asked('unknown')).toBe(true)
    expect(asked('no')).toBe(false)
  })
})

describe('OPS-BIO-05, wildlife deaths', () => {
  const death = { species: 'Duck', rarity: 'lower', count: '2', cause: 'poisoned', cured: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['none found', { found: 'no' }, [], 'yes'],
    ['nobody looks', { found: 'unknown' }, [], 'unknown'],
    ['found but not listed', { found: 'yes' }, [], 'unknown'],
    ['cause removed', { found: 'yes' }, [death], 'partial'],
    ['cause left', { found: 'yes' }, [death, { ...death, cured: 'no' }], 'no'],
    ['an endangered one', { found: 'yes' }, [{ ...death, rarity: 'en' }], 'no'],
    ['a vulnerable one, cause removed', { found: 'yes' }, [{ ...death, rarity: 'vu' }], 'partial'],
    ['a species nobody named', { found: 'yes' }, [{ ...death, rarity: 'unknown' }], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('OPS-BIO-05', fields, rows)).toBe(expected)
  })
})

describe('OPS-BIO-07, offsets', () => {
  it.each([
    [{ owed: 'unknown' }, 'unknown'],
    [{ owed: 'yes' }, 'unknown'],
    [{ owed: 'yes', shown: 'no' }, 'unknown'],
    [{ owed: 'yes', shown: 'yes', delivered: '100' }, 'yes'],
    [{ owed: 'yes', shown: 'yes', delivered: '99.9' }, 'partial'],
    [{ owed: 'yes', shown: 'yes', delivered: '0' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-BIO-07', fields)).toBe(expected)
  })
})
