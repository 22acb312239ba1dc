import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/lib/app-error.ts'
import {
  at,
  calculate,
  choices,
  choose,
  open,
  question,
  repeat,
  valueAt,
  words,
} from '../../support/checklist-dsl.ts'

describe('calculation', () => {
  it('follows every answer it depends on', () => {
    const form = open([question('decimal', 'a'), question('decimal', 'b'), calculate('c', '${a} + ${b}')])
    expect(valueAt(form, 'c')).toBe(null)
    form.answer('a', '1.5')
    expect(form.answer('b', '2')).toEqual(['b', 'c'])
    expect(valueAt(form, 'c')).toBe('3.5')
    form.answer('a', null)
    expect(valueAt(form, 'c')).toBe(null)
  })

  it.each([
    ['in order', ['a', 'b', 'c']],
    ['backwards', ['c', 'b', 'a']],
    ['mixed', ['b', 'c', 'a']],
  ])('does not depend on the order of the questions: %s', (_, order) => {
    const all = {
      a: question('integer', 'a'),
      b: calculate('b', '${a} + 1'),
      c: calculate('c', '${a} + ${b}'),
    }
    const form = open(order.map((name) => all[name as keyof typeof all]))
    form.answer('a', '10')
    expect([valueAt(form, 'b'), valueAt(form, 'c')]).toEqual(['11', '21'])
    form.answer('a', '20')
    expect([valueAt(form, 'b'), valueAt(form, 'c')]).toEqual(['21', '41'])
  })

  it('reports each change once and never what stayed the same', () => {
    const form = open([
      question('integer', 'a'),
      calculate('sign', 'if(${a} < 0, -1, 1)'),
      calculate('text', "concat('sign ', ${sign})"),
    ])
    form.answer('a', '5')
    expect(form.answer('a', '6')).toEqual(['a'])
    expect(form.answer('a', '-6')).toEqual(['a', 'sign', 'text'])
    expect(form.answer('a', '-6')).toEqual([])
  })

  it('a chain as long as the checklist neither overflows nor goes wrong, in either direction', () => {
    const length = 3000
    const name = (index: number) => `q${index}`
    const forward = Array.from({ length }, (_, index) =>
      calculate(name(index), `\${${index === 0 ? 'start' : name(index - 1)}} + 1`),
    )
    for (const rows of [forward, [...forward].reverse()]) {
      const form = open([question('integer', 'start'), ...rows])
      expect(form.answer('start', '1')).toHaveLength(length + 1)
      expect(valueAt(form, name(length - 1))).toBe(String(length + 1))
    }
  })

  it('belongs to the form alone: nobody can answer it', () => {
    const form = open([
      calculate('a', '1'),
      question('text', 'b', { calculation: "'x'" }),
      question('note', 'n'),
    ])
    expect(at(form, 'b')).toMatchObject({ readOnly: true, value: 'x' })
    for (const path of ['a', 'b', 'n', 'nowhere', 's']) {
      expect(() => form.answer(path, '2')).toThrow(AppError)
    }
  })

  it.each([
    ['integer', '1 + 1', '2'],
    ['decimal', '1 div 8', '0.125'],
    ['calculate', '1 = 1', 'true'],
    ['calculate', '1 div 0', null],
    ['calculate', '0 div 0', null],
    ['date', 'today() + 30', '2026-06-29'],
    ['calculate', 'today()', '2026-05-30'],
    ['calculate', 'decimal-date-time(today())', '20602.760416666668'],
  ] as const)('of a %s question, %s is %s', (type, calculation, expected) => {
    expect(valueAt(open([question(type, 'a', { calculation })]), 'a')).toBe(expected)
  })

  it('gives a list where the question holds one', () => {
    const list = { list_name: 'answers', calculation: "concat('yes ', 'na')" }
    expect(valueAt(open([question('select_multiple', 'a', list)]), 'a')).toEqual(['yes', 'na'])
  })

  it('reads choices by label and by column', () => {
    const form = open(
      [
        choose('metal', { list_name: 'metals' }),
        calculate('label', "jr:choice-name(${metal}, '${metal}')"),
        calculate('max', "instance('metals')/root/item[name = ${metal}]/max"),
        calculate('same', "pulldata('metals', 'max', 'name', ${metal})"),
      ],
      { values: { metal: 'zn' } },
      { choices: { metals: choices('cu zn', { cu: { max: '0.3' }, zn: { max: '0.5' } }) } },
    )
    expect(['label', 'max', 'same'].map((path) => valueAt(form, path))).toEqual(['ZN', '0.5', '0.5'])
    form.answer('metal', 'cu')
    expect(['label', 'max', 'same'].map((path) => valueAt(form, path))).toEqual(['CU', '0.3', '0.3'])
  })

  it('reads the words of the checklist and its version', () => {
    const form = open(
      [
        question('text', 'a', { label: words('Say ${a}'), hint: words('Well?') }),
        choose('m', { list_name: 'metals' }),
        calculate('label', "jr:itext('/data/s/a:label')"),
        calculate('hint', "jr:itext('/data/s/a:hint')"),
        calculate('choice', "jr:itext('metals-1')"),
        calculate('chosen', "jr:itext(instance('metals')/root/item[name = ${m}]/itextId)"),
        calculate('nothing', 'jr:itext(${a})'),
        calculate('edition', 'version()'),
      ],
      { values: { a: 'yes', m: 'cu' } },
      { version: '2026.2', choices: { metals: choices('cu zn') } },
    )
    const read = ['label', 'hint', 'choice', 'chosen', 'nothing', 'edition'].map((path) =>
      valueAt(form, path),
    )
    expect(read).toEqual(['Say yes', 'Well?', 'ZN', 'CU', null, '2026.2'])
  })

  it('takes a union in document order, whichever way round it is written', () => {
    const form = open(
      [
        question('text', 'a'),
        repeat('r', [question('text', 'b'), question('text', 'c')]),
        question('text', 'd'),
        calculate('all', "join('', ${d} | ${c} | ${b} | ${a} | ${c})"),
      ],
      {
        rows: { r: ['00000001', '00000002'] },
        values: {
          a: '1',
          '00000001/b': '2',
          '00000001/c': '3',
          '00000002/b': '4',
          '00000002/c': '5',
          d: '6',
        },
      },
    )
    expect(valueAt(form, 'all')).toBe('123456')
    form.removeRow('00000001')
    expect(valueAt(form, 'all')).toBe('1456')
  })

  it('once() stays what it was, also after reopening', () => {
    const rows = [question('text', 'a'), calculate('id', 'once(concat(${a}, uuid()))')]
    const form = open(rows)
    const id = valueAt(form, 'id')
    form.answer('a', 'x')
    expect(valueAt(form, 'id')).toBe(id)
    expect(valueAt(open(rows, { values: { id: 'kept' } }), 'id')).toBe('kept')
  })

  it('a ring that only rows could close comes to blank instead of hanging', () => {
    const form = open([repeat('r', [calculate('t', 'indexed-repeat(${t}, ${r}, position(..)) + 1')])], {
      rows: { r: ['00000001', '00000002'] },
    })
    expect([valueAt(form, '00000001/t'), valueAt(form, '00000002/t')]).toEqual([null, null])
  })
})

describe('trigger', () => {
  it('fills in an answer when its cause is answered, and people may change it', () => {
    const form = open([
      question('text', 'cause'),
      question('text', 'effect', { calculation: "concat(${cause}, '!')", trigger: '${cause}' }),
    ])
    expect(valueAt(form, 'effect')).toBe(null)
    expect(form.answer('cause', 'a')).toEqual(['cause', 'effect'])
    expect(valueAt(form, 'effect')).toBe('a!')
    expect(form.unrecorded()).toEqual(['effect'])
    form.answer('effect', 'mine')
    expect([valueAt(form, 'effect'), form.unrecorded()]).toEqual(['mine', []])
    form.answer('cause', 'b')
    expect(valueAt(form, 'effect')).toBe('b!')
  })
})

describe('triggers', () => {
  it('without a calculation clear the answer', () => {
    const form = open([question('text', 'cause'), question('text', 'effect', { trigger: '${cause}' })])
    form.answer('effect', 'x')
    expect(form.answer('cause', 'a')).toEqual(['cause', 'effect'])
    expect(valueAt(form, 'effect')).toBe(null)
    expect(form.unrecorded()).toEqual(['effect'])
  })

  it('follow each other, and a ring of them ends', () => {
    const form = open([
      question('text', 'a', { calculation: "concat(${c}, 'a')", trigger: '${c}' }),
      question('text', 'b', { calculation: "concat(${a}, 'b')", trigger: '${a}' }),
      question('text', 'c', { calculation: "concat(${b}, 'c')", trigger: '${b}' }),
    ])
    form.answer('a', 'x')
    expect(['a', 'b', 'c'].map((path) => valueAt(form, path))).toEqual(['x', 'xb', 'xbc'])
  })
})

it('a trigger sees calculations that follow from the same answer', () => {
  const form = open([
    question('integer', 'cause'),
    calculate('twice', '${cause} * 2'),
    question('text', 'effect', { calculation: '${twice}', trigger: '${cause}' }),
  ])
  form.answer('cause', '1')
  form.answer('cause', '2')
  expect(valueAt(form, 'effect')).toBe('4')
})

describe('default', () => {
  const rows = [
    question('text', 'fixed', { default: 'north' }),
    question('date', 'day', { default: 'today()' }),
    question('select_multiple', 'many', { list_name: 'answers', default: 'yes na' }),
    question('text', 'copy', { default: "concat(${fixed}, '-2')" }),
  ]

  it('is given once at the first opening, and is to be recorded', () => {
    const form = open(rows)
    expect(rows.map((row) => valueAt(form, row.name))).toEqual([
      'north',
      '2026-05-30',
      ['yes', 'na'],
      'north-2',
    ])
    expect(form.unrecorded()).toEqual(['fixed', 'day', 'many', 'copy'])
    form.answer('fixed', 'south')
    expect(valueAt(form, 'copy')).toBe('north-2')
    expect(form.unrecorded()).toEqual(['day', 'many', 'copy'])
  })

  it('never replaces an answer', () => {
    expect(valueAt(open(rows, { values: { fixed: 'east' } }), 'fixed')).toBe('east')
  })

  it('does not come back after the answer was cleared', () => {
    const form = open(rows)
    form.answer('fixed', null)
    expect(valueAt(form, 'fixed')).toBe(null)
    expect(valueAt(open(rows, { cleared: ['fixed'] }), 'fixed')).toBe(null)
  })

  it('is given to each new row', () => {
    const form = open([repeat('r', [question('text', 'a', { default: "concat('row ', position(..))" })])])
    form.addRow('r', '00000001')
    form.addRow('r', '00000002')
    expect([valueAt(form, '00000001/a'), valueAt(form, '00000002/a')]).toEqual(['row 1', 'row 2'])
  })
})
