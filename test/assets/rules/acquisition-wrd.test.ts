import { describe, expect, it } from 'vitest'
import { ask, verdict } from '../support/acquisition.ts'
import { rowsOf } from '../support/ask-items.ts'

describe('ACQ-WRD-01, the list', () => {
  it('is not complete while it is empty', () => {
    const answer = { 'ACQ-WRD-01': 'yes' }
    const dumps = rowsOf('ACQ-WRD-01', [{ id: 'North', kind: 'dump', state: 'active' }])
    expect(ask('ACQ-WRD-01', answer).violation?.code).toBe('constraint')
    expect(ask('ACQ-WRD-01', { ...answer, ...dumps }).violation).toBeNull()
  })
})

describe('ACQ-WRD-02, stability of dumps', () => {
  it.each([
    [{}, 'unknown'],
    [{ all: 'no' }, 'no'],
    [{ all: 'unknown' }, 'unknown'],
    [{ all: 'na' }, 'na'],
    [{ all: 'yes', closed: 'no' }, 'unknown'],
    [{ all: 'yes', closed: 'no', fos: '1.3' }, 'yes'],
    [{ all: 'yes', closed: 'no', fos: '1.29' }, 'no'],
    [{ all: 'yes', closed: 'yes', fos: '1.49' }, 'no'],
    [{ all: 'yes', closed: 'yes', fos: '1.5' }, 'yes'],
    [{ all: 'yes', closed: 'unknown', fos: '1.4' }, 'no'],
    [{ all: 'yes', closed: 'yes', fos: '1.4', design: '1.35' }, 'yes'],
    [{ all: 'partial', closed: 'no', fos: '1.4' }, 'partial'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-WRD-02', fields)).toBe(expected)
  })
})

describe('ACQ-WRD-05, water of the dumps', () => {
  const toe = { point: 'D1', ph: '7', ec: '800' }
  it.each([
    [undefined, [], 'unknown'],
    ['no', [toe], 'no'],
    ['na', [], 'na'],
    ['unknown', [toe], 'unknown'],
    ['yes', [], 'unknown'],
    ['yes', [toe], 'yes'],
    ['partial', [toe], 'partial'],
    ['yes', [{ ...toe, ph: '4.5' }], 'yes'],
    ['partial', [toe, { ...toe, ph: '4.4' }], 'no'],
    ['yes', [{ ...toe, ec: undefined }], 'unknown'],
  ])('collected: %s with %j is %s', (collected, rows, expected) => {
    expect(verdict('ACQ-WRD-05', { collected }, rows)).toBe(expected)
  })
})
