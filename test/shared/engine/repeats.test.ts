import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/lib/app-error.ts'
import { at, calculate, choose, group, open, question, repeat, valueAt } from '../../support/checklist-dsl.ts'

const A = '0000000a'
const B = '0000000b'
const C = '0000000c'

describe('rows inside rows', () => {
  const inner = [
    repeat('outer', [
      question('text', 'name'),
      repeat('inner', [
        question('integer', 'n'),
        group('g', [
          calculate('place', 'position(../..)'),
          calculate('outside', 'position(../../..)'),
          calculate('other', 'indexed-repeat(${n}, ${outer}, 2, ${inner}, 1)'),
          calculate('swapped', 'indexed-repeat(${n}, ${inner}, 1, ${outer}, 2)'),
        ]),
      ]),
      calculate('subtotal', 'sum(${n})'),
    ]),
    calculate('total', 'sum(${n})'),
  ]
  const nested = () =>
    open(inner, {
      rows: { outer: [A, B], [`${A}/inner`]: [C, '0000000d'], [`${B}/inner`]: ['0000000e'] },
      values: { [`${C}/n`]: '1', '0000000d/n': '2', '0000000e/n': '4' },
    })

  it('have a place of their own in each row around them', () => {
    const form = nested()
    const places = (name: string) => [C, '0000000d', '0000000e'].map((row) => valueAt(form, `${row}/${name}`))
    expect(places('place')).toEqual(['1', '2', '1'])
    expect(places('outside')).toEqual(['1', '1', '2'])
    form.removeRow(A)
    expect([valueAt(form, '0000000e/place'), valueAt(form, '0000000e/outside')]).toEqual(['1', '1'])
    expect(valueAt(form, 'total')).toBe('4')
  })

  it('are picked by number on every level, in whichever order the levels are named', () => {
    const form = nested()
    expect([valueAt(form, `${C}/other`), valueAt(form, `${C}/swapped`)]).toEqual(['4', '4'])
    expect([valueAt(form, `${A}/subtotal`), valueAt(form, 'total')]).toEqual(['3', '7'])
  })
})

describe('a repeat', () => {
  const rows = [
    repeat('r', [
      question('decimal', 'v'),
      calculate('place', 'position(..)'),
      calculate('double', '${v} * 2'),
      calculate('of', 'count(${r})'),
    ]),
    calculate('total', 'sum(${v})'),
    calculate('first', '${v}'),
    calculate('second', 'indexed-repeat(${v}, ${r}, 2)'),
    calculate('big', 'count(${r}[v > 1])'),
  ]

  it('gets rows at the end or in between, and tells what changed', () => {
    const form = open(rows)
    const added = form.addRow('r', A)
    expect(new Set(added)).toEqual(new Set(['r', `${A}/v`, `${A}/place`, `${A}/double`, `${A}/of`]))
    form.addRow('r', C)
    expect(new Set(form.addRow('r', B, 1))).toEqual(
      new Set(['r', `${B}/v`, `${B}/place`, `${B}/double`, `${B}/of`, `${C}/place`, `${A}/of`, `${C}/of`]),
    )
    const view = form.view('r')
    expect(view?.kind === 'repeat' && view.rows.map((row) => row.row)).toEqual([A, B, C])
    expect([A, B, C].map((row) => valueAt(form, `${row}/place`))).toEqual(['1', '2', '3'])
    expect(form.questions().slice(0, 5)).toEqual([`${A}/v`, `${A}/place`, `${A}/double`, `${A}/of`, `${B}/v`])
  })

  it('inside a row a name means this row, from outside all rows', () => {
    const form = open(rows, { rows: { r: [A, B] }, values: { [`${A}/v`]: '1', [`${B}/v`]: '2' } })
    expect([valueAt(form, `${A}/double`), valueAt(form, `${B}/double`)]).toEqual(['2', '4'])
    expect(['total', 'first', 'second', 'big'].map((path) => valueAt(form, path))).toEqual([
      '3',
      '1',
      '2',
      '1',
    ])
    expect(new Set(form.answer(`${B}/v`, '5'))).toEqual(new Set([`${B}/v`, `${B}/double`, 'total', 'second']))
  })

  it('loses a row with everything in it, and the rest moves up', () => {
    const form = open(rows, { rows: { r: [A, B] }, values: { [`${A}/v`]: '1', [`${B}/v`]: '2' } })
    const changed = form.removeRow(A)
    expect(new Set(changed)).toEqual(
      new Set([
        'r',
        'total',
        'first',
        'second',
        `${B}/place`,
        `${B}/of`,
        `${A}/v`,
        `${A}/place`,
        `${A}/double`,
        `${A}/of`,
      ]),
    )
    expect(form.view(`${A}/v`)).toBe(undefined)
    expect(['total', 'first', 'second', `${B}/place`].map((path) => valueAt(form, path))).toEqual([
      '2',
      '2',
      null,
      '1',
    ])
    expect(form.questions()).not.toContain(`${A}/v`)
  })

  it('keeps running totals right when a row in the middle goes', () => {
    const form = open(
      [
        repeat('r', [
          question('integer', 'n'),
          calculate('t', '${n} + coalesce(indexed-repeat(${t}, ${r}, position(..) - 1), 0)'),
        ]),
      ],
      { rows: { r: [A, B, C] }, values: { [`${A}/n`]: '1', [`${B}/n`]: '10', [`${C}/n`]: '100' } },
    )
    expect([A, B, C].map((row) => valueAt(form, `${row}/t`))).toEqual(['1', '11', '111'])
    form.removeRow(B)
    expect([A, C].map((row) => valueAt(form, `${row}/t`))).toEqual(['1', '101'])
    form.answer(`${A}/n`, '2')
    expect([A, C].map((row) => valueAt(form, `${row}/t`))).toEqual(['2', '102'])
  })

  it('refuses rows that are there already, or that are not there', () => {
    const form = open(rows, { rows: { r: [A] } })
    expect(() => form.addRow('r', A)).toThrow(AppError)
    expect(() => form.addRow('nowhere', B)).toThrow(AppError)
    expect(() => form.removeRow(B)).toThrow(AppError)
    form.removeRow(A)
    expect(() => form.removeRow(A)).toThrow(AppError)
  })

  it('leaves answers alone that lie in rows which are not there', () => {
    const form = open(rows, { values: { [`${C}/v`]: '9' } })
    expect(form.view(`${C}/v`)).toBe(undefined)
    expect(valueAt(form, 'total')).toBe('0')
  })
})

describe('repeats in repeats', () => {
  const rows = [
    repeat('point', [
      question('text', 'site'),
      repeat('sample', [question('decimal', 'v'), calculate('tag', "concat(${site}, '/', position(..))")]),
      calculate('mean', 'sum(${v}) div count(${sample})'),
    ]),
    calculate('all', 'sum(${v})'),
    calculate('picked', 'indexed-repeat(${v}, ${point}, 2, ${sample}, 1)'),
  ]
  const input = {
    rows: { point: [A, B], [`${A}/sample`]: ['00000001', '00000002'], [`${B}/sample`]: ['00000003'] },
    values: {
      [`${A}/site`]: 'dam',
      [`${B}/site`]: 'pit',
      '00000001/v': '1',
      '00000002/v': '3',
      '00000003/v': '10',
    },
  }

  it('see the rows around them and the rows inside them', () => {
    const form = open(rows, input)
    expect(['00000001', '00000002', '00000003'].map((row) => valueAt(form, `${row}/tag`))).toEqual([
      'dam/1',
      'dam/2',
      'pit/1',
    ])
    expect([valueAt(form, `${A}/mean`), valueAt(form, `${B}/mean`)]).toEqual(['2', '10'])
    expect([valueAt(form, 'all'), valueAt(form, 'picked')]).toEqual(['14', '10'])
  })

  it('go with the row around them', () => {
    const form = open(rows, input)
    expect(form.removeRow(A)).toContain('00000001/v')
    expect([valueAt(form, 'all'), valueAt(form, 'picked')]).toEqual(['10', null])
    expect(() => form.removeRow('00000001')).toThrow(AppError)
  })
})

describe('repeat_count', () => {
  const rows = [
    question('integer', 'n'),
    repeat('r', [question('text', 'a')], { repeat_count: '${n}' }),
    calculate('c', 'count(${r})'),
  ]

  it('gives the number of rows, and nobody adds or removes any', () => {
    const form = open(rows)
    form.answer('n', '2')
    const view = form.view('r')
    if (view?.kind !== 'repeat') throw new Error('no repeat')
    expect([view.counted, view.rows.length, valueAt(form, 'c')]).toEqual([true, 2, '2'])
    expect(() => form.addRow('r', A)).toThrow(AppError)
    expect(() => form.removeRow(view.rows[0]?.row ?? '')).toThrow(AppError)
  })

  it('makes the same rows on every machine, and keeps what was answered in them', () => {
    const ids = () => {
      const form = open(rows, { values: { n: '3' } })
      const view = form.view('r')
      return { form, ids: view?.kind === 'repeat' ? view.rows.map((row) => row.row) : [] }
    }
    const { form, ids: first } = ids()
    expect(ids().ids).toEqual(first)
    expect(new Set(first).size).toBe(3)
    for (const id of first) expect(id).toMatch(/^[0-9a-f]{8}$/)
    form.answer(`${first[2]}/a`, 'kept')
    expect(form.answer('n', '1')).toContain(`${first[2]}/a`)
    expect(form.questions()).not.toContain(`${first[2]}/a`)
    expect(form.view(`${first[2]}/a`)).toBe(undefined)
    expect(() => form.answer(`${first[2]}/a`, 'x')).toThrow(AppError)
    expect(form.answer('n', '3')).toContain(`${first[2]}/a`)
    expect(valueAt(form, `${first[2]}/a`)).toBe('kept')
  })

  it.each([
    ['-1', 0],
    ['2.9', 2],
    ['', 0],
    ['1000000000', 1000],
  ])('of %s makes %d rows', (count, expected) => {
    const form = open([question('text', 'n'), ...rows.slice(1)], { values: { n: count } })
    const view = form.view('r')
    expect(view?.kind === 'repeat' && view.rows.length).toBe(expected)
  })
})

describe('paths', () => {
  it('climb to the row and down again', () => {
    const form = open(
      [
        choose('a'),
        repeat('r', [
          group('g', [
            question('text', 'x'),
            calculate('y', "concat(../x, '-', ../../z, '-', position(../..), '-', /data/s/a)"),
          ]),
          question('text', 'z'),
        ]),
      ],
      { rows: { r: [A] }, values: { a: 'yes', [`${A}/x`]: 'X', [`${A}/z`]: 'Z' } },
    )
    expect(valueAt(form, `${A}/y`)).toBe('X-Z-1-yes')
    expect(at(form, `${A}/y`).relevant).toBe(true)
  })
})
