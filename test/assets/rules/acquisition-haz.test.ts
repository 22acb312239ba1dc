import { describe, expect, it } from 'vitest'
import { verdict } from '../support/acquisition.ts'

describe('ACQ-HAZ-02, bunds', () => {
  const bund = { place: 'Fuel', tank: '100', bund: '110', tight: 'yes' }
  it.each([
    [{}, [], 'unknown'],
    [{ any: 'no' }, [], 'na'],
    [{ any: 'yes', complete: 'yes' }, [], 'unknown'],
    [{ any: 'yes', complete: 'yes' }, [bund], 'yes'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, bund: '109.8' }], 'no'],
    // Shown as 110 %, but judged before rounding.
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, bund: '109.96' }], 'no'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, tight: 'na' }], 'unknown'],
    [{ any: 'yes', complete: 'yes' }, [bund, { ...bund, tight: 'no' }], 'no'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, bund: '0' }], 'no'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, tight: 'partial' }], 'partial'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, tight: 'unknown' }], 'unknown'],
    [{ any: 'yes', complete: 'yes' }, [{ ...bund, bund: undefined }], 'unknown'],
    [{ any: 'yes', complete: 'no' }, [bund], 'unknown'],
    [{ any: 'yes' }, [bund], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('ACQ-HAZ-02', fields, rows)).toBe(expected)
  })
})

describe('ACQ-HAZ-03, cyanide code', () => {
  it.each([
    [{}, 'unknown'],
    [{ state: 'unknown' }, 'unknown'],
    [{ state: 'none' }, 'no'],
    [{ state: 'gap_done' }, 'partial'],
    [{ state: 'certified' }, 'unknown'],
    [{ state: 'certified', expiry: '2026-05-29' }, 'yes'],
    [{ state: 'certified', expiry: '2026-05-28' }, 'partial'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-HAZ-03', fields)).toBe(expected)
  })
})

describe('ACQ-HAZ-04, cyanide in ponds', () => {
  it.each([
    [{}, 'unknown'],
    [{ shown: 'no', value: '10' }, 'unknown'],
    [{ shown: 'yes' }, 'unknown'],
    [{ shown: 'yes', value: '50' }, 'yes'],
    [{ shown: 'yes', value: '50.1' }, 'no'],
    [{ shown: 'yes', value: '<0.05' }, 'yes'],
    [{ shown: 'yes', value: '<100' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('ACQ-HAZ-04', fields)).toBe(expected)
  })
})
