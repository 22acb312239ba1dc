import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'
import { ask, verdict } from '../support/operation.ts'

describe('OPS-WAT-01, the water balance', () => {
  it.each([
    [{}, 'unknown'],
    [{ held: 'no' }, 'no'],
    [{ held: 'unknown' }, 'unknown'],
    [{ held: 'yes' }, 'unknown'],
    [{ held: 'yes', gap: '10' }, 'yes'],
    [{ held: 'yes', gap: '10.1' }, 'no'],
    [{ held: 'yes', gap: '-10' }, 'yes'],
    [{ held: 'yes', gap: '-10.1' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WAT-01', fields)).toBe(expected)
  })
})

const POINT = { name: 'DP-1', position: '1 1 0 0' }

/** Effluent results of one point. */
function effluent(rows: readonly Answers[], fields: Answers = { complete: 'yes' }): Answers {
  return {
    ...under('OPS-WAT-02', fields),
    ...rowsOf('OPS-WAT-02', [POINT], 'points'),
    ...rowsOf(
      'OPS-WAT-02',
      rows.map((row) => ({ point: 'DP-1', date: '2026-03-01', kind: 'grab', ...row })),
    ),
  }
}

describe('OPS-WAT-02, effluent', () => {
  const judged = (row: Answers, profile: Answers = {}) => ask('OPS-WAT-02', effluent([row]), profile).value
  it.each([
    ['copper inside the table', { parameter: 'cu', value: '0.3' }, {}, 'yes'],
    ['copper above it', { parameter: 'cu', value: '0.31' }, {}, 'no'],
    ['copper above it, allowed by the permit', { parameter: 'cu', value: '0.42', permit: '0.5' }, {}, 'yes'],
    ['copper above a stricter permit', { parameter: 'cu', value: '0.25', permit: '0.2' }, {}, 'no'],
    ['a detection limit below the limit', { parameter: 'cu', value: '<0.005' }, {}, 'yes'],
    ['a detection limit above the limit', { parameter: 'cu', value: '<0.5' }, {}, 'unknown'],
    ['acid water', { parameter: 'ph', value: '5.9' }, {}, 'no'],
    [
      'oil in China, where the law is stricter',
      { parameter: 'oil_grease', value: '4' },
      { country: 'CN' },
      'no',
    ],
    ['oil elsewhere', { parameter: 'oil_grease', value: '4' }, { country: 'PE' }, 'yes'],
    ['manganese of a coal mine in China', { parameter: 'mn', value: '5' }, { country: 'CN' }, 'no'],
    [
      'manganese of another mine in China',
      { parameter: 'mn', value: '5' },
      { country: 'CN', coal: 'no' },
      'unknown',
    ],
    ['a single sample in the United States', { parameter: 'cu', value: '0.2' }, { country: 'US' }, 'yes'],
    ['a mean of a month there', { parameter: 'cu', value: '0.2', kind: 'month' }, { country: 'US' }, 'no'],
    ['a result of last year but one', { parameter: 'cu', value: '9', date: '2025-05-27' }, {}, 'unknown'],
    ['a result of a year ago', { parameter: 'cu', value: '9', date: '2025-05-29' }, {}, 'no'],
    ['a parameter without any limit', { parameter: 'other', value: '9' }, {}, 'unknown'],
    ['no value', { parameter: 'cu' }, {}, 'unknown'],
  ])('%s', (_, row, profile, expected) => {
    expect(judged(row, profile)).toBe(expected)
  })

  it('needs the points and a complete list', () => {
    const good = { parameter: 'cu', value: '0.1' }
    expect(ask('OPS-WAT-02', effluent([good], { complete: 'no' })).value).toBe('unknown')
    expect(ask('OPS-WAT-02', effluent([good], {})).value).toBe('unknown')
    expect(ask('OPS-WAT-02', { ...effluent([good]), 'OPS-WAT-02_points': [] }).value).toBe('unknown')
    expect(ask('OPS-WAT-02', {}).value).toBe('unknown')
  })
})

describe('OPS-WAT-03, breaches', () => {
  it.each([
    [{}, 'unknown'],
    [{ count: '0' }, 'yes'],
    [{ count: '1' }, 'no'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WAT-03', fields)).toBe(expected)
  })

  it('cannot be none when a result above is one', () => {
    const answers = { ...effluent([{ parameter: 'cu', value: '2' }]), ...under('OPS-WAT-03', { count: '0' }) }
    expect(ask('OPS-WAT-03', answers).value).toBe('no')
    expect(ask('OPS-WAT-03_conflict', answers).relevant).toBe(true)
  })
})

describe('OPS-WAT-04, reuse', () => {
  it.each([
    [{}, 'CN', 'unknown'],
    [{ share: '85' }, 'CN', 'yes'],
    [{ share: '84.9' }, 'CN', 'no'],
    [{ share: '60', target: '60' }, 'CN', 'yes'],
    [{ share: '90', target: '95' }, 'CN', 'no'],
    [{ share: '99' }, 'PE', 'unknown'],
    [{ share: '50', target: '55' }, 'PE', 'no'],
  ])('%j in %s is %s', (fields, country, expected) => {
    expect(verdict('OPS-WAT-04', fields, [], { country })).toBe(expected)
  })
})

describe('OPS-WAT-06, drains by level', () => {
  it.each([
    [undefined, 'unknown'],
    [['crest', 'bench', 'toe', 'pond'], 'yes'],
    [['crest', 'toe'], 'partial'],
    [['none'], 'no'],
    [['unknown'], 'unknown'],
  ])('%j is %s', (levels, expected) => {
    expect(verdict('OPS-WAT-06', { levels })).toBe(expected)
  })

  it('cannot be none and some at once', () => {
    const view = ask('OPS-WAT-06_levels', under('OPS-WAT-06', { levels: ['crest', 'none'] }))
    expect(view.violation?.code).toBe('constraint')
  })
})

describe('OPS-WAT-07, unplanned releases', () => {
  it.each([
    [{}, 'unknown'],
    [{ found: 'no' }, 'yes'],
    [{ found: 'yes' }, 'no'],
    [{ found: 'unknown' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WAT-07', fields)).toBe(expected)
  })
})

describe('OPS-WAT-08, groundwater', () => {
  const wells = (rows: readonly Answers[], sampled: readonly (string | undefined)[] = ['yes']) =>
    ask('OPS-WAT-08', {
      ...rowsOf(
        'OPS-WAT-08',
        sampled.map((answer) => ({ id: 'MW-1', sampled: answer })),
        'points',
      ),
      ...rowsOf(
        'OPS-WAT-08',
        rows.map((row) => ({ point: 'MW-1', date: '2026-02-01', parameter: 'so4', ...row })),
      ),
    }).value
  it.each([
    ['under the trigger', [{ value: '250', trigger: '250' }], 'yes'],
    ['above it', [{ value: '251', trigger: '250' }], 'no'],
    ['no trigger', [{ value: '251' }], 'unknown'],
    ['one without a trigger beside a good one', [{ value: '1', trigger: '250' }, { value: '2' }], 'unknown'],
    ['no value', [{ trigger: '250' }], 'unknown'],
    ['blind laboratory', [{ value: '<500', trigger: '250' }], 'unknown'],
    ['below detection', [{ value: '<5', trigger: '250' }], 'yes'],
    ['acid', [{ parameter: 'ph', value: '5', trigger: '8.5', trigger_min: '6' }], 'no'],
    ['too old', [{ value: '999', trigger: '250', date: '2025-05-01' }], 'unknown'],
    ['no results', [], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(wells(rows)).toBe(expected)
  })

  it('is not known while a point was not sampled, and a breach counts all the same', () => {
    const good = { value: '1', trigger: '250' }
    expect(wells([good], ['yes', 'no'])).toBe('unknown')
    expect(wells([good], ['yes', undefined])).toBe('unknown')
    expect(wells([good], ['yes', 'na'])).toBe('yes')
    expect(wells([good], [])).toBe('unknown')
    expect(wells([{ value: '999', trigger: '250' }], ['no'])).toBe('no')
  })
})

describe('OPS-WAT-09, treatment', () => {
  it.each([
    [{}, 'unknown'],
    [{ uptime: '100' }, 'unknown'],
    [{ bypass: 'no' }, 'unknown'],
    [{ uptime: '95', bypass: 'no' }, 'yes'],
    [{ uptime: '94.9', bypass: 'no' }, 'no'],
    [{ uptime: '100', bypass: 'yes' }, 'no'],
    [{ uptime: '100', bypass: 'unknown' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WAT-09', fields)).toBe(expected)
  })
})

describe('OPS-WAT-10, loads', () => {
  const load = { medium: 'water', nh3n: '5', nh3n_before: '10', cod: '20', cod_before: '20' }
  it.each([
    [{}, 'unknown'],
    [load, 'yes'],
    [{ ...load, medium: 'unknown' }, 'unknown'],
    [{ ...load, medium: undefined }, 'unknown'],
    [{ ...load, cod: '20.1' }, 'partial'],
    [{ ...load, cod: '20.1', nh3n: '11' }, 'no'],
    [{ ...load, cod_before: undefined }, 'unknown'],
    [{ medium: 'water', nh3n: '0', nh3n_before: '0', cod: '0', cod_before: '0' }, 'yes'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('OPS-WAT-10', fields)).toBe(expected)
  })

  it('show the change in per cent, and question one beyond 60', () => {
    expect(ask('OPS-WAT-10_nh3n_change', under('OPS-WAT-10', load)).value).toBe('-50')
    const steep = ask('OPS-WAT-10_nh3n_change', under('OPS-WAT-10', { ...load, nh3n: '3.9' }))
    expect(steep.implausible).toBe(true)
  })
})
