import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import { ask, verdict } from '../support/construction.ts'
import type { Answers } from '../support/open-checklist.ts'

/** The rock of the field paper's example: S 1.2 %, NP 30, NAG pH 3.9. */
const ACID = { unit: 'R-1', n: '12', sulphur: '1.2', np: '30', nag_ph: '3.9' }
const SAFE = { unit: 'R-2', n: '12', sulphur: '0.1', np: '60', nag_ph: '7.5' }

describe('EIA-GBL-02, acid-base tests', () => {
  const part = (name: string, row: Answers) =>
    ask(`EIA-GBL-02_${name}`, rowsOf('EIA-GBL-02', [row]), {}, 'EIA-GBL-02_rows').value

  it.each([
    ['ap', '37.5'],
    ['npr', '0.8'],
    ['nnp', '-7.5'],
    ['napp', '7.32'],
    ['class', 'paf'],
  ])('works out %s of the example as %s', (name, expected) => {
    expect(part(name, ACID)).toBe(expected)
  })

  it.each([
    [SAFE, 'naf'],
    [{ ...SAFE, nag_ph: '4.5' }, 'naf'],
    [{ ...SAFE, nag_ph: '4.4' }, 'uc'],
    [{ ...ACID, nag_ph: '4.5' }, 'uc'],
    [{ ...ACID, nag_ph: undefined }, null],
    [{ ...ACID, np: undefined }, null],
    [{ ...SAFE, sulphur: '0' }, 'naf'],
  ])('%j is of class %s', (row, expected) => {
    expect(part('class', row)).toBe(expected)
  })

  it.each([
    [{}, [], 'unknown'],
    [{ complete: 'yes' }, [], 'unknown'],
    [{ complete: 'yes' }, [ACID, SAFE], 'yes'],
    [{ complete: 'yes' }, [ACID, { ...SAFE, nag_ph: undefined }], 'unknown'],
    [{ complete: 'yes' }, [{ ...ACID, n: undefined }], 'unknown'],
    [{ complete: 'no' }, [ACID], 'no'],
    [{ complete: 'unknown' }, [ACID], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-GBL-02', fields, rows)).toBe(expected)
  })
})

describe('EIA-GBL-03, kinetic tests', () => {
  const judged = (fields: Answers, rocks: readonly Answers[] = [], complete?: string) =>
    ask('EIA-GBL-03', {
      ...under('EIA-GBL-02', { complete }),
      ...rowsOf('EIA-GBL-02', rocks),
      ...under('EIA-GBL-03', fields),
    }).value
  it.each([
    [{}, 'unknown'],
    [{ leach: 'yes' }, 'unknown'],
    [{ leach: 'yes', kinetic: 'not_started' }, 'no'],
    [{ leach: 'yes', kinetic: 'finished' }, 'unknown'],
    [{ leach: 'yes', kinetic: 'finished', weeks: '20' }, 'yes'],
    [{ leach: 'yes', kinetic: 'finished', weeks: '19' }, 'no'],
    [{ leach: 'yes', kinetic: 'running', weeks: '19' }, 'partial'],
    [{ leach: 'yes', kinetic: 'running', weeks: '20' }, 'yes'],
    [{ leach: 'partial', kinetic: 'finished', weeks: '40' }, 'partial'],
    [{ leach: 'no', kinetic: 'finished', weeks: '40' }, 'no'],
    [{ leach: 'unknown', kinetic: 'finished', weeks: '40' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(judged(fields)).toBe(expected)
  })

  it('may be left out only when all types are known and safe', () => {
    const fields = { leach: 'yes', kinetic: 'not_needed' }
    expect(judged(fields, [SAFE], 'yes')).toBe('yes')
    expect(judged(fields, [SAFE, ACID], 'yes')).toBe('no')
    expect(judged(fields, [SAFE])).toBe('unknown')
    expect(judged(fields)).toBe('unknown')
  })
})

describe('EIA-GBL-04, geohazards', () => {
  const row = { site: 'Camp', hazard: 'debris_flow', class: 'high', measure: 'yes' }
  it.each([
    [{}, [], 'unknown'],
    [{ complete: 'yes' }, [], 'unknown'],
    [{ complete: 'yes' }, [row], 'yes'],
    [{ complete: 'yes' }, [{ ...row, measure: 'no' }], 'no'],
    [{ complete: 'yes' }, [{ ...row, class: 'medium', measure: 'no' }], 'no'],
    [{ complete: 'yes' }, [{ ...row, class: 'low', measure: undefined }], 'yes'],
    [{ complete: 'yes' }, [{ ...row, measure: 'partial' }], 'partial'],
    [{ complete: 'yes' }, [{ ...row, measure: undefined }], 'unknown'],
    [{ complete: 'yes' }, [{ ...row, class: 'unknown', measure: undefined }], 'unknown'],
    [{ complete: 'no' }, [row], 'no'],
    [{}, [row], 'unknown'],
  ])('%j with %j is %s', (fields, rows, expected) => {
    expect(verdict('EIA-GBL-04', fields, rows)).toBe(expected)
  })
})

describe('EIA-GBL-05, seismic design', () => {
  const site = { basis: 'site', pga: '0.2', period: '2475', class: 'high' }
  it.each([
    [{}, {}, 'unknown'],
    [site, {}, 'yes'],
    [{ ...site, period: '2474' }, {}, 'no'],
    [{ ...site, class: 'extreme' }, {}, 'no'],
    [{ ...site, class: 'unknown' }, {}, 'unknown'],
    [{ ...site, class: undefined }, {}, 'unknown'],
    [{ ...site, class: undefined, period: '475' }, { tsf: 'no' }, 'yes'],
    [{ ...site, basis: 'map' }, {}, 'partial'],
    [{ ...site, pga: undefined }, {}, 'unknown'],
    [{ basis: 'none' }, {}, 'no'],
    [{ basis: 'unknown' }, {}, 'unknown'],
  ])('%j with %j is %s', (fields, profile, expected) => {
    expect(verdict('EIA-GBL-05', fields, [], profile)).toBe(expected)
  })
})
