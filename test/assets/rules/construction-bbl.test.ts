import { describe, expect, it } from 'vitest'
import { under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

describe('EIA-BBL-01, seasons before the first clearing', () => {
  const two = { shown: 'yes', seasons: '2', first: '2025-05-01' }
  const cleared = { 'EIA-SCO-02_disturbed': 'yes', 'EIA-SCO-02_cleared': '2025-05-01' }
  it.each([
    [{}, {}, 'unknown'],
    [{ shown: 'no' }, {}, 'unknown'],
    [{ ...two, first: undefined }, {}, 'unknown'],
    [two, {}, 'yes'],
    [{ ...two, seasons: '1' }, {}, 'no'],
    [{ shown: 'yes', seasons: '0' }, {}, 'no'],
    [two, cleared, 'no'],
    [{ ...two, first: '2025-04-30' }, cleared, 'yes'],
  ])('%j with %j is %s', (fields, before, expected) => {
    expect(ask('EIA-BBL-01', { ...before, ...under('EIA-BBL-01', fields) }).value).toBe(expected)
  })
})

describe('EIA-BBL-03, threatened species', () => {
  const row = { species: 'Snow leopard', class: 'vu', national: 'none', plan: 'yes' }
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'unknown' }, [], 'unknown'],
    [{ found: 'no' }, [], 'yes'],
    [{ found: 'yes' }, [], 'unknown'],
    [{ found: 'yes' }, [row], 'yes'],
    [{ found: 'yes' }, [{ ...row, class: 'cr', plan: 'no' }], 'no'],
    [{ found: 'yes' }, [{ ...row, class: 'en', plan: 'no' }], 'no'],
    [{ found: 'yes' }, [{ ...row, plan: 'no' }], 'partial'],
    [{ found: 'yes' }, [{ ...row, national: 'first', plan: 'no' }], 'no'],
    [{ found: 'yes' }, [{ ...row, class: 'cr', plan: 'partial' }], 'partial'],
    [{ found: 'yes' }, [{ ...row, plan: 'unknown' }], 'unknown'],
    [{ found: 'yes' }, [{ ...row, class: undefined }], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-BBL-03', fields, rows)).toBe(expected)
  })
})

describe('EIA-BBL-05, ecosystems to be disturbed', () => {
  const row = { type: 'Meadow', health: 'good', area: '12.5' }
  it.each([
    [{}, [], 'unknown'],
    [{ complete: 'yes' }, [], 'unknown'],
    [{ complete: 'yes' }, [row], 'yes'],
    [{ complete: 'partial' }, [row], 'partial'],
    [{ complete: 'no' }, [row], 'no'],
    [{}, [row], 'unknown'],
    [{ complete: 'yes' }, [{ ...row, health: 'unknown' }], 'unknown'],
    [{ complete: 'yes' }, [{ ...row, area: undefined }], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-BBL-05', fields, rows)).toBe(expected)
  })
})

describe('EIA-BBL-06, wetlands, corridors and gathering places', () => {
  const area = ['0 0', '0 1', '1 1', '0 0'].map((corner) => {
    const [lat = '', lon = ''] = corner.split(' ')
    return { lat, lon }
  })
  const row = { type: 'wetland', area, season: 'All year', inside: '0' }
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'no' }, [], 'yes'],
    [{ found: 'yes' }, [], 'unknown'],
    [{ found: 'yes' }, [row], 'yes'],
    [{ found: 'yes' }, [{ ...row, area: undefined }], 'unknown'],
    [{ found: 'yes' }, [{ ...row, inside: '3' }], 'unknown'],
    [{ found: 'yes' }, [{ ...row, inside: '3', approved: 'no' }], 'no'],
    [{ found: 'yes' }, [{ ...row, inside: '3', approved: 'yes' }], 'yes'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-BBL-06', fields, rows)).toBe(expected)
  })
})

describe('EIA-BBL-07, risk chains', () => {
  const chain = {
    source: 'Copper in seepage',
    receptor: 'Trout',
    pathway: 'Stream',
    response: 'Fewer eggs above 5 ug/L',
    endpoint: 'Trout that breed',
    likelihood: '3',
    consequence: '3',
  }
  it.each([
    [[], 'unknown'],
    [[chain], 'yes'],
    [[chain, { ...chain, response: undefined }], 'no'],
    [[{ ...chain, receptor: undefined }], 'no'],
    [[{ ...chain, pathway: undefined }], 'no'],
    [[{ ...chain, endpoint: undefined }], 'no'],
    [[{ ...chain, likelihood: undefined }], 'unknown'],
  ])('%j is %s', (rows, expected) => {
    expect(verdict('EIA-BBL-07', {}, rows)).toBe(expected)
  })
})

describe('EIA-BBL-08, the plan and its money', () => {
  it.each([
    [{}, 'unknown'],
    [{ plan: 'none' }, 'no'],
    [{ plan: 'approved' }, 'unknown'],
    [{ plan: 'approved', money: 'yes' }, 'yes'],
    [{ plan: 'approved', money: 'no' }, 'partial'],
    [{ plan: 'draft', money: 'yes' }, 'partial'],
    [{ plan: 'draft', money: 'no' }, 'no'],
    [{ plan: 'approved', money: 'unknown' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('EIA-BBL-08', fields)).toBe(expected)
  })
})

describe('EIA-BBL-09, losses and gains', () => {
  const view = (habitat: string, fields: Answers) =>
    ask('EIA-BBL-09', {
      'EIA-BBL-04': 'yes',
      'EIA-BBL-04_class': habitat,
      ...under('EIA-BBL-09', fields),
    })
  it.each([
    ['natural', {}, 'unknown'],
    ['natural', { shown: 'no' }, 'unknown'],
    ['natural', { shown: 'yes', net: '0' }, 'yes'],
    ['natural', { shown: 'yes', net: '-0.1' }, 'no'],
    ['critical', { shown: 'yes', net: '0' }, 'no'],
    ['critical', { shown: 'yes', net: '0.1' }, 'yes'],
  ])('%s habitat, %j is %s', (habitat, fields, expected) => {
    expect(view(habitat, fields).value).toBe(expected)
  })

  it('is asked for natural and critical habitat only', () => {
    expect(view('critical', {}).relevant).toBe(true)
    expect(view('modified', {}).relevant).toBe(false)
    expect(ask('EIA-BBL-09', {}).relevant).toBe(false)
  })
})
