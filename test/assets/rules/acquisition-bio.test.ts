import { describe, expect, it } from 'vitest'
import { verdict } from '../support/acquisition.ts'

describe('ACQ-BIO-03, habitat', () => {
  it.each([
    [undefined, 'unknown'],
    ['modified', 'yes'],
    ['natural', 'partial'],
    ['critical', 'no'],
    ['unknown', 'unknown'],
  ])('%s is %s', (habitat, expected) => {
    expect(verdict('ACQ-BIO-03', { class: habitat })).toBe(expected)
  })
})

describe('ACQ-BIO-05, wetlands, rivers, corridors, farmland', () => {
  const places = (...kept: readonly (string | undefined)[]) =>
    kept.map((state) => ({ type: 'wetland', area: '2', kept: state }))
  it.each([
    [{}, [], 'unknown'],
    [{ found: 'no' }, [], 'yes'],
    [{ found: 'unknown' }, [], 'unknown'],
    [{ found: 'yes' }, [], 'unknown'],
    [{ found: 'yes' }, places('yes'), 'yes'],
    [{ found: 'yes' }, places('yes', 'partial'), 'partial'],
    [{ found: 'yes' }, places('unknown', 'no'), 'no'],
    [{ found: 'yes' }, places('yes', undefined), 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-BIO-05', fields, rows)).toBe(expected)
  })
})
