import { describe, expect, it } from 'vitest'
import { whatIsMissing } from '../../../shared/engine/progress.ts'
import {
  at,
  calculate,
  choices,
  choose,
  group,
  open,
  question,
  repeat,
  valueAt,
} from '../../support/checklist-dsl.ts'

const A = '0000000a'
const B = '0000000b'
const C = '0000000c'
const D = '0000000d'
const names = (list: readonly { readonly name: string }[]) => list.map((each) => each.name).join(' ')

describe('a hidden question', () => {
  const rows = [
    choose('has'),
    group(
      'g',
      [
        group('h', [
          question('integer', 'n', { required: 'yes', constraint: '. > 10' }),
          calculate('twice', '${n} * 2'),
        ]),
      ],
      { relevant: "${has} = 'yes'" },
    ),
    calculate('seen', "if(${n} = '', 'blank', ${n})"),
    calculate('total', 'sum(${n} | ${twice})'),
  ]

  it('inherits it from everything around it, keeps its value and is blank for everyone else', () => {
    const form = open(rows, { values: { has: 'yes', n: '5' } })
    expect([valueAt(form, 'twice'), valueAt(form, 'seen'), valueAt(form, 'total')]).toEqual(['10', '5', '15'])
    expect(whatIsMissing(form).map(({ path, code }) => [path, code])).toEqual([['n', 'constraint']])
    form.answer('has', 'no')
    expect(at(form, 'n')).toMatchObject({ relevant: false, value: '5', required: false, violation: null })
    expect([valueAt(form, 'seen'), valueAt(form, 'total')]).toEqual(['blank', '0'])
    expect(whatIsMissing(form)).toEqual([])
    form.answer('has', 'yes')
    expect([valueAt(form, 'seen'), valueAt(form, 'total')]).toEqual(['5', '15'])
  })

  it('is not asked for its constraint while it is blank', () => {
    const form = open([question('integer', 'n', { constraint: '. > 10 and false()' })])
    expect(at(form, 'n').violation).toBe(null)
    form.answer('n', '11')
    expect(at(form, 'n').violation?.code).toBe('constraint')
    form.answer('n', null)
    expect(at(form, 'n').violation).toBe(null)
  })
})

describe('a default that is worked out', () => {
  it('is so once, from what stands there at the first opening', () => {
    const rows = [
      question('text', 'region', { default: 'north' }),
      question('text', 'copy', { default: '${region}' }),
      question('date', 'due', { default: 'today() + 30' }),
      question('text', 'id', { default: "concat('S-', ${region})" }),
    ]
    const form = open(rows)
    expect(['copy', 'due', 'id'].map((path) => valueAt(form, path))).toEqual([
      'north',
      '2026-06-29',
      'S-north',
    ])
    form.answer('region', 'south')
    expect([valueAt(form, 'copy'), valueAt(form, 'id')]).toEqual(['north', 'S-north'])
  })

  it('in a row looks at the row, and at the one before', () => {
    const rows = [
      question('integer', 'start', { default: '7' }),
      repeat('r', [
        question('integer', 'n', {
          default: 'if(position(..) = 1, ${start}, indexed-repeat(${n}, ${r}, position(..) - 1) + 1)',
        }),
      ]),
    ]
    const form = open(rows)
    for (const row of [A, B, C]) form.addRow('r', row)
    expect([A, B, C].map((row) => valueAt(form, `${row}/n`))).toEqual(['7', '8', '9'])
    form.answer(`${A}/n`, '100')
    expect(valueAt(form, `${B}/n`)).toBe('8')
  })
})

describe('a trigger', () => {
  const rows = [
    question('text', 'a'),
    question('text', 'b'),
    question('text', 'c'),
    question('dateTime', 'changed', { calculation: 'now()', trigger: '${a}, ${b}' }),
    question('text', 'note', { calculation: "concat(${a}, '+', ${c})", trigger: '${a}' }),
  ]

  it('may be any of several questions, and only those', () => {
    const form = open(rows)
    form.answer('c', 'x')
    expect(valueAt(form, 'changed')).toBe(null)
    form.answer('b', 'x')
    expect(valueAt(form, 'changed')).toBe('2026-05-30T01:30:00.000+05:45')
    expect(valueAt(form, 'note')).toBe(null)
    form.answer('a', '1')
    expect(valueAt(form, 'note')).toBe('1+x')
    form.answer('c', 'y')
    expect(valueAt(form, 'note')).toBe('1+x')
  })

  it('in a row works in that row', () => {
    const form = open([
      repeat('r', [question('text', 'q'), question('text', 't', { calculation: '${q}', trigger: '${q}' })]),
    ])
    form.addRow('r', A)
    form.addRow('r', B)
    form.answer(`${B}/q`, 'x')
    expect([valueAt(form, `${A}/t`), valueAt(form, `${B}/t`)]).toEqual([null, 'x'])
  })
})

describe('choices', () => {
  const cities = choices('lima cusco quito loja', {
    lima: { country: 'pe' },
    cusco: { country: 'pe' },
    quito: { country: 'ec' },
    loja: { country: 'ec' },
  })
  const lists = { choices: { countries: choices('pe ec'), cities } }

  it('of rows in rows are filtered by the row around, and an answer no longer among them is told', () => {
    const rows = [
      repeat('trips', [
        choose('country', { list_name: 'countries' }),
        repeat('stops', [choose('city', { list_name: 'cities', choice_filter: 'country = ${country}' })]),
      ]),
    ]
    const form = open(
      rows,
      {
        rows: { trips: [A, B], [`${A}/stops`]: [C], [`${B}/stops`]: [D] },
        values: { [`${A}/country`]: 'pe', [`${B}/country`]: 'ec' },
      },
      lists,
    )
    expect([names(at(form, `${C}/city`).choices), names(at(form, `${D}/city`).choices)]).toEqual([
      'lima cusco',
      'quito loja',
    ])
    form.answer(`${C}/city`, 'lima')
    expect(form.answer(`${A}/country`, 'ec')).toEqual([`${A}/country`, `${C}/city`])
    expect(at(form, `${C}/city`).violation?.code).toBe('choice')
    expect(at(form, `${D}/city`).violation).toBe(null)
    form.answer(`${A}/country`, null)
    expect(at(form, `${C}/city`).choices).toEqual([])
  })

  it('are filtered by current(), which is the question and not the choice', () => {
    const rows = [
      group('g', [
        choose('country', { list_name: 'countries' }),
        choose('city', { list_name: 'cities', choice_filter: 'country = current()/../country' }),
      ]),
    ]
    const form = open(rows, { values: { country: 'ec' } }, lists)
    expect(names(at(form, 'city').choices)).toBe('quito loja')
  })

  it('chosen one after the other can be left out of those that follow', () => {
    const rows = [1, 2, 3].map((place) =>
      choose(`c${place}`, {
        list_name: 'cities',
        choice_filter:
          place === 1
            ? 'true()'
            : Array.from({ length: place - 1 }, (_, i) => `name != \${c${i + 1}}`).join(' and '),
      }),
    )
    const form = open(rows, { values: { c1: 'lima', c2: 'loja' } }, lists)
    expect(names(at(form, 'c3').choices)).toBe('cusco quito')
  })

  it('of several answers are named one by one in counted rows', () => {
    const rows = [
      question('select_multiple', 'visited', { list_name: 'cities' }),
      repeat(
        'visit',
        [
          calculate('city', 'selected-at(${visited}, position(..) - 1)'),
          calculate('label', "jr:choice-name(${city}, '${visited}')"),
          question('integer', 'days', { label: { en: 'Days in ${label}' } }),
        ],
        { repeat_count: 'count-selected(${visited})' },
      ),
      calculate('all', "join(' / ', ${label})"),
      calculate('long', 'count(${visit}[days > 5])'),
    ]
    const form = open(rows, { values: { visited: ['quito', 'lima'] } }, lists)
    const view = form.view('visit')
    const ids = view?.kind === 'repeat' ? view.rows.map(({ row }) => row) : []
    expect(valueAt(form, 'all')).toBe('QUITO / LIMA')
    expect(at(form, `${ids[1]}/days`).label.en).toBe('Days in LIMA')
    form.answer(`${ids[1]}/days`, '9')
    expect(valueAt(form, 'long')).toBe('1')
    // Fewer rows: what was answered in the last one waits and counts for nothing.
    form.answer('visited', ['quito'])
    expect([valueAt(form, 'all'), valueAt(form, 'long')]).toEqual(['QUITO', '0'])
    form.answer('visited', ['quito', 'loja', 'cusco'])
    expect([valueAt(form, 'all'), valueAt(form, 'long')]).toEqual(['QUITO / LOJA / CUSCO', '1'])
    expect(valueAt(form, `${ids[1]}/days`)).toBe('9')
  })
})

describe('order', () => {
  it('of the questions does not matter to what is worked out', () => {
    const rows = [
      calculate('c', '${b} + 1'),
      calculate('b', '${a} + 1'),
      question('integer', 'a'),
      question('text', 'q', { relevant: '${c} > 2', required: '${c} > 3' }),
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const form = open(order, { values: { a: '1' } })
      expect([valueAt(form, 'c'), at(form, 'q').relevant, at(form, 'q').required]).toEqual(['3', true, false])
      form.answer('a', '2')
      expect(at(form, 'q').violation?.code).toBe('required')
      form.answer('a', '0')
      expect(at(form, 'q').relevant).toBe(false)
    }
  })
})
