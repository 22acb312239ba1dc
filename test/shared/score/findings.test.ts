import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { FormInput } from '../../../shared/engine/form-view.ts'
import { findFindings } from '../../../shared/score/findings.ts'
import { itemsOf } from '../../../shared/score/items-of.ts'
import { score } from '../../../shared/score/score.ts'
import { choose, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

const A = '0000000a'
const B = '0000000b'
const severity = (level: 'critical' | 'major' | 'minor', more = {}) => ({
  adit: { severity: level, adverse: ['no'], ...more },
})
const limited = { adit: { severity: 'critical', limit: { max: '0.3', source: "'IFC'" } } } as const

function scored(
  rows: readonly RowDefinition[],
  input: Partial<FormInput>,
  evidence: Record<string, 'E1' | 'E3'> = {},
) {
  const checklist = load(definition(rows))
  const form = openForm(checklist, { values: {}, rows: {}, profile: {}, ...input }, fakeEnvironment())
  return {
    findings: findFindings(form, checklist, '2026-05-30'),
    items: itemsOf(form, checklist, (path) => evidence[path]).items,
  }
}

describe('how an answer stands', () => {
  it.each([
    ['yes', 'met', 1],
    ['partial', 'partial', 0.5],
    ['no', 'adverse', 0],
    ['unknown', 'unknown', 0],
    ['na', 'out', null],
    [null, 'open', null],
  ])('%s, where no is adverse, is %s', (answer, standing, value) => {
    const values = answer === null ? {} : { q: answer }
    expect(scored([choose('q', severity('major'))], { values }).items).toMatchObject([
      { name: 'q', standing, value },
    ])
  })

  it.each([
    ['yes', 'adverse', 0],
    ['partial', 'partial', 0.5],
    ['no', 'met', 1],
  ])('%s, where yes is adverse, is %s', (answer, standing, value) => {
    const rows = [choose('q', { adit: { severity: 'major', adverse: ['yes'] } })]
    expect(scored(rows, { values: { q: answer } }).items).toMatchObject([{ standing, value }])
  })

  it.each([
    ['0.1', 'met', 1],
    ['0.3', 'met', 1],
    ['0.42', 'adverse', 0],
    ['<0.1', 'met', 1],
    ['<0.5', 'unknown', 0],
  ])('%s against 0.3 is %s', (answer, standing, value) => {
    expect(scored([question('decimal', 'q', limited)], { values: { q: answer } }).items).toMatchObject([
      { standing, value },
    ])
  })

  it('hidden and unruled questions are out', () => {
    const rows = [
      choose('a', { relevant: 'false()', ...severity('major') }),
      question('text', 'b', { adit: { severity: 'minor' } }),
    ]
    expect(scored(rows, { values: { a: 'no', b: 'x' } }).items.map((item) => item.standing)).toEqual([
      'out',
      'out',
    ])
  })

  it('takes evidence from the path, none when it was never set', () => {
    const { items } = scored(
      [choose('a', severity('major')), choose('b', severity('major'))],
      { values: { a: 'yes', b: 'yes' } },
      { a: 'E3' },
    )
    expect(items.map((item) => item.evidence)).toEqual(['E3', 'E0'])
  })
})

describe('rows of a repeat', () => {
  const inRows = [repeat('r', [choose('q', severity('major'))])]
  const item = [
    repeat('r', [question('decimal', 'v', { adit: { limit: { max: '0.3' } } })], {
      adit: { severity: 'critical' },
    }),
  ]

  it('a question in rows is one item: the share of rows that conform', () => {
    const { items } = scored(
      inRows,
      { rows: { r: [A, B] }, values: { [`${A}/q`]: 'yes', [`${B}/q`]: 'no' } },
      { [`${A}/q`]: 'E3', [`${B}/q`]: 'E1' },
    )
    expect(items).toMatchObject([{ name: 'q', value: 0.5, standing: 'partial', evidence: 'E1' }])
  })

  it('without rows such a question is out', () => {
    expect(scored(inRows, {}).items).toMatchObject([{ standing: 'out', value: null }])
  })

  it('a repeat that is an item is adverse when critical and any row breaches', () => {
    const { items } = scored(item, { rows: { r: [A, B] }, values: { [`${A}/v`]: '0.1', [`${B}/v`]: '0.42' } })
    expect(items).toMatchObject([{ name: 'r', standing: 'adverse', value: 0.5 }])
  })

  it('a repeat that is an item and has no rows is unknown', () => {
    const { items, findings } = scored(item, {})
    expect(items).toMatchObject([{ name: 'r', standing: 'unknown', value: 0 }])
    expect(findings).toMatchObject([{ id: 'r#data-gap', severity: 'critical', value: null }])
  })

  it('counts once: what lies in a scored repeat is no item of its own', () => {
    const rows = [repeat('r', [choose('q', severity('major'))], { adit: { severity: 'major' } })]
    expect(
      scored(rows, { rows: { r: [A] }, values: { [`${A}/q`]: 'yes' } }).items.map((each) => each.name),
    ).toEqual(['r'])
  })

  it('with an unanswered row the item is open', () => {
    expect(scored(inRows, { rows: { r: [A, B] }, values: { [`${A}/q`]: 'yes' } }).items).toMatchObject([
      { standing: 'open', value: null },
    ])
  })
})

describe('findings', () => {
  it('are raised by an adverse answer', () => {
    const rows = [choose('a', severity('critical', { gate: true })), choose('b', severity('minor'))]
    expect(scored(rows, { values: { a: 'no', b: 'yes' } }).findings).toEqual([
      { id: 'a#adverse', path: 'a', rule: 'adverse', severity: 'critical', gate: true, value: 'no' },
    ])
  })

  it('are raised by a number beyond its limit, in the row where it stands', () => {
    const rows = [repeat('r', [question('decimal', 'cu', limited)])]
    expect(
      scored(rows, { rows: { r: [A, B] }, values: { [`${A}/cu`]: '0.3', [`${B}/cu`]: '0.42' } }).findings,
    ).toEqual([
      {
        id: `${B}/cu#limit`,
        path: `${B}/cu`,
        rule: 'limit',
        severity: 'critical',
        gate: false,
        value: '0.42',
        limit: { state: 'breach', max: '0.3', source: 'IFC' },
      },
    ])
  })

  it('are raised by what nobody could show: a data gap', () => {
    const rows = [choose('a', severity('minor')), question('decimal', 'b', limited)]
    expect(scored(rows, { values: { a: 'unknown', b: '<0.5' } }).findings.map(({ id }) => id)).toEqual([
      'a#data-gap',
      'b#data-gap',
    ])
  })

  it('are major for a partial answer to a critical question, and none for a lesser one', () => {
    const rows = [choose('a', severity('critical')), choose('b', severity('major'))]
    expect(scored(rows, { values: { a: 'partial', b: 'partial' } }).findings).toMatchObject([
      { id: 'a#partial-critical', severity: 'major' },
    ])
  })

  it('are not raised where nothing is asked', () => {
    const rows = [
      group('g', [choose('a', severity('critical')), repeat('r', [choose('b', severity('major'))])], {
        relevant: 'false()',
      }),
    ]
    expect(scored(rows, { rows: { r: [A] }, values: { a: 'no', [`${A}/b`]: 'no' } }).findings).toEqual([])
  })

  it('take the severity of the repeat around them, and are major where there is none', () => {
    const bare = question('decimal', 'v', { adit: { limit: { max: '1' } } })
    const found = (rows: readonly RowDefinition[]) =>
      scored(rows, { rows: { r: [A] }, values: { v: '2', [`${A}/v`]: '2' } }).findings
    expect(found([repeat('r', [bare], { adit: { severity: 'minor' } })])).toMatchObject([
      { severity: 'minor' },
    ])
    expect(found([bare])).toMatchObject([{ severity: 'major' }])
  })
})

describe('a paper that runs out', () => {
  const rows = [
    group('section', [
      question('date', 'expiry', { adit: { expires: true } }),
      repeat('permits', [question('date', 'until', { adit: { expires: true } })], {
        adit: { severity: 'critical' },
      }),
    ]),
  ]

  it.each([
    ['2026-05-29', true],
    ['2026-05-30', false],
    ['2030-01-01', false],
  ])('on %s has expired on 2026-05-30: %s', (until, expired) => {
    const { findings } = scored(rows, {
      values: { expiry: until, [`${A}/until`]: until },
      rows: { permits: [A] },
    })
    expect(findings).toEqual(
      expired
        ? [
            {
              id: 'expiry#expired',
              path: 'expiry',
              rule: 'expired',
              severity: 'major',
              gate: false,
              value: until,
            },
            {
              id: `${A}/until#expired`,
              path: `${A}/until`,
              rule: 'expired',
              severity: 'critical',
              gate: false,
              value: until,
            },
          ]
        : [],
    )
  })

  it('says nothing without a date', () => {
    const undated = group('section', [question('date', 'expiry', { adit: { expires: true } })])
    expect(scored([undated], {}).findings).toEqual([])
  })
})

describe('scored rows that stand in no section', () => {
  const survey = [
    choose('first', severity('major')),
    group('Water', [choose('second', severity('major'))], { adit: { weight: 3 } }),
    choose('third', severity('minor')),
  ]
  const scoreOf = (rows: readonly RowDefinition[]) => {
    const checklist = load(definition([], { survey: rows }))
    const values = { first: 'yes', second: 'no', third: 'no' }
    const form = openForm(checklist, { values, rows: {}, profile: {} }, fakeEnvironment())
    return score(itemsOf(form, checklist, () => 'E4')).sections
  }

  it('are one section together, without a name, of weight 1', () => {
    expect(scoreOf(survey).map(({ name, weight, score: points }) => [name, weight, points])).toEqual([
      ['', 1, 75],
      ['Water', 3, 0],
    ])
  })

  it('are no section when none of them is scored', () => {
    expect(scoreOf([question('text', 'first'), ...survey.slice(1, 2)]).map(({ name }) => name)).toEqual([
      'Water',
    ])
  })
})

describe('a number that is to have a limit', () => {
  const limit = { max: '${top}', wanted: "${old} != 'yes'" }
  const rows = [
    question('decimal', 'top'),
    choose('old'),
    question('decimal', 'v', { adit: { severity: 'critical', limit } }),
  ]
  const found = (values: Record<string, string>) => scored(rows, { values }).findings

  it('raises a minor finding while none is known, and never passes unsaid', () => {
    expect(found({ v: '5' })).toEqual([
      { id: 'v#no-limit', path: 'v', rule: 'no-limit', severity: 'minor', gate: false, value: '5' },
    ])
    expect(found({ v: '<0.1' })).toMatchObject([{ rule: 'no-limit' }])
  })

  it('raises none once there is a limit, without a number, or where none is wanted', () => {
    expect(found({ v: '5', top: '6' })).toEqual([])
    expect(found({ v: '7', top: '6' })).toMatchObject([{ rule: 'limit' }])
    expect(found({})).toEqual([])
    expect(found({ v: '5', old: 'yes' })).toEqual([])
  })
})
