import { describe, expect, it } from 'vitest'
import {
  calculate,
  choices,
  choose,
  definition,
  group,
  load,
  question,
  repeat,
} from '../../support/checklist-dsl.ts'
import { faults, problemsOf } from './faults.ts'

describe('expressions', () => {
  it('are reported with column, fault and place in the text', () => {
    expect(problemsOf(definition([question('text', 'a', { relevant: '1 +' })]))).toEqual([
      {
        path: 'survey[0].children[0].relevant',
        code: 'expression',
        detail: { fault: 'unexpected-end', start: 3, end: 3 },
      },
    ])
  })

  it('are checked in every column that holds one', () => {
    const broken = '${nobody}'
    const rows = [
      choose('a', {
        relevant: broken,
        required: broken,
        constraint: broken,
        default: broken,
        read_only: broken,
        choice_filter: broken,
      }),
      question('decimal', 'b', {
        adit: { unit_from: broken, limit: { max: broken, min: broken, source: broken, verified: broken } },
      }),
      calculate('c', broken),
      repeat('r', [], { repeat_count: broken }),
    ]
    expect(new Set(faults(rows, { instance_name: broken }))).toEqual(
      new Set(
        [
          '[0].relevant',
          '[0].required',
          '[0].constraint',
          '[0].default',
          '[0].read_only',
          '[0].choice_filter',
          '[1].adit.unit_from',
          '[1].adit.limit.max',
          '[1].adit.limit.min',
          '[1].adit.limit.source',
          '[1].adit.limit.verified',
          '[2].calculation',
          '[3].repeat_count',
          'instance_name',
        ].map((path) => `${path} unknown-reference`),
      ),
    )
  })

  it('may name questions, groups, repeats and profile values', () => {
    const rows = [
      question('text', 'a', { relevant: "${tsf} = 'yes' and count(${r}) > 0 and boolean(${g})" }),
      group('g', []),
      repeat('r', []),
    ]
    expect(faults(rows, { profile: ['tsf'] })).toEqual([])
  })

  it('have paths that lead somewhere', () => {
    const inGroup = (relevant: string) =>
      faults([group('g', [question('text', 'a'), question('text', 'b', { relevant })])])
    expect(inGroup("../a = 'x'")).toEqual([])
    expect(inGroup("current()/../../g/a = '' and /data/s/g/a = '' and //a = ''")).toEqual([])
    expect(inGroup("../c = 'x'")).toEqual(['[0].children[1].relevant unknown-path'])
    expect(inGroup("//c = 'x'")).toEqual(['[0].children[1].relevant unknown-path'])
  })

  it('look into lists and columns that exist', () => {
    const columns = { choices: { metals: choices('cu zn', { cu: { max: '0.3' } }) } }
    const limit = (max: string) =>
      faults(
        [choose('m', { list_name: 'metals' }), question('decimal', 'v', { adit: { limit: { max } } })],
        columns,
      )
    expect(limit("instance('metals')/root/item[name = ${m}]/max")).toEqual([])
    expect(limit("instance('metals')/root/item[name = ${m}]/maximum")).toEqual([
      '[1].adit.limit.max unknown-path',
    ])
    expect(limit("instance('metal')/root/item[name = ${m}]/max")).toEqual(['[1].adit.limit.max unknown-list'])
    expect(faults([choose('m', { list_name: 'metals', choice_filter: "max = '0.3'" })], columns)).toEqual([])
    expect(faults([choose('m', { list_name: 'metals', choice_filter: "min = '0.3'" })], columns)).toEqual([
      '[0].choice_filter unknown-path',
    ])
  })

  it('take a unit from a list and a column that exist, and not from the number itself', () => {
    const columns = { choices: { metals: choices('cu zn', { cu: { unit: 'mg/L' } }) } }
    const unit = (unit_from: string) =>
      faults(
        [choose('m', { list_name: 'metals' }), question('decimal', 'v', { adit: { unit_from } })],
        columns,
      )
    expect(unit("instance('metals')/root/item[name = ${m}]/unit")).toEqual([])
    expect(unit("instance('metals')/root/item[name = ${m}]/units")).toEqual([
      '[1].adit.unit_from unknown-path',
    ])
    expect(unit("instance('metal')/root/item[name = ${m}]/unit")).toEqual(['[1].adit.unit_from unknown-list'])
    expect(unit('${x}')).toEqual(['[1].adit.unit_from unknown-reference'])
    expect(unit("if(${v} > 1, 'm', 'cm')")).toEqual([expect.stringContaining('loop')])
  })

  it('name words, columns and functions that exist', () => {
    const columns = { choices: { metals: choices('cu zn', { cu: { max: '0.3' } }) } }
    const found = (calculation: string) =>
      problemsOf(definition([calculate('c', calculation), question('text', 'a')], columns)).map(
        ({ code, detail }) => `${code} ${detail?.fault ?? ''}${detail?.name ?? ''}`,
      )
    expect(found("pulldata('metals', 'max', 'name', ${a})")).toEqual([])
    expect(found("pulldata('metals', 'least', 'name', ${a})")).toEqual(['unknown-path least'])
    expect(found("pulldata('metals', 'max', 'key', ${a})")).toEqual(['unknown-path key'])
    expect(found("pulldata('metal', 'max', 'name', ${a})")).toEqual(['unknown-list metal'])
    expect(found("jr:itext('metals-1')")).toEqual([])
    expect(found("jr:itext('metals-2')")).toEqual(['unknown-reference metals-2'])
    expect(found("jr:itext('/data/a:hint')")).toEqual(['unknown-reference /data/a:hint'])
    expect(found("count(randomize(instance('metals')/root/item)[name = 'cu'])")).toEqual([])
    expect(found("count(randomize(instance('metals')/root/item)[key = 'cu'])")).toEqual(['unknown-path key'])
    expect(found("regex(${a}, '(a)\\1')")).toEqual(['expression invalid-pattern'])
    expect(found('${last-saved#a}')).toEqual(['expression last-saved'])
    expect(found('extract-signed(${a})')).toEqual(['expression unknown-function'])
  })

  it('cannot look into another form: a label or a default with last-saved is refused', () => {
    const rows = [
      question('text', 'a', { label: { en: 'Was ${last-saved#a}' } }),
      question('text', 'b', { default: '${last-saved#b}' }),
    ]
    expect(problemsOf(definition(rows)).map(({ path, detail }) => [path, detail?.fault])).toEqual([
      ['survey[0].children[0].label.en', 'last-saved'],
      ['survey[0].children[1].default', 'last-saved'],
    ])
  })

  it('a default that refers to nothing and calls nothing is the value itself', () => {
    expect(faults([question('text', 'a', { default: 'not an expression (' })])).toEqual([])
    expect(load(definition([question('date', 'a', { default: '2026-01-01' })])).rows.get('a')).toMatchObject({
      default: '2026-01-01',
    })
  })
})
