import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import type { ExplainingForm, Explanation, Input, Test } from '../../../shared/engine/explanation.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { FormInput } from '../../../shared/engine/form-view.ts'
import { printExpression } from '../../../shared/expression/print.ts'
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
import { fakeEnvironment } from '../../support/fake-environment.ts'

function open(
  rows: readonly RowDefinition[],
  input: Partial<FormInput> = {},
  columns: Parameters<typeof definition>[1] = {},
): ExplainingForm {
  const whole: FormInput = { values: {}, rows: {}, profile: {}, ...input }
  return openForm(load(definition(rows, columns)), whole, fakeEnvironment())
}

function why(form: ExplainingForm, path: string): Explanation {
  const explanation = form.explain(path)
  if (explanation === undefined) throw new Error(`nothing at ${path}`)
  return explanation
}

/** A condition with its truths, e.g. `all+ (a = 1)+ (b = 2)+`. */
function truths({ kind, tree, holds, parts }: Test): string {
  const mark = holds === null ? '?' : holds ? '+' : '-'
  return kind === 'one'
    ? `(${printExpression(tree)})${mark}`
    : `${kind}${mark} [${parts.map(truths).join(' ')}]`
}

/** An input in short, e.g. `row a yes`. */
function short(input: Input): string {
  switch (input.kind) {
    case 'row': {
      const value = input.view.kind === 'question' ? JSON.stringify(input.view.value) : input.view.kind
      return `row ${input.path} ${value}${input.asked ? '' : ' not asked'}`
    }
    case 'each':
      return `each ${input.name} ${input.count} [${input.shown.map((one) => one.path).join(' ')}]${input.asked ? '' : ' not asked'}`
    case 'repeat':
      return `repeat ${input.path} ${input.count}${input.asked ? '' : ' not asked'}`
    case 'profile':
      return `profile ${input.name} ${input.value}`
    case 'list':
      return `list ${input.list} ${input.item?.name ?? '-'} ${input.column ?? '-'} ${input.value} (${input.count})`
  }
}

const shortInputs = (inputs: readonly Input[] | undefined) => inputs?.map(short)

describe('why something is asked or not', () => {
  it('shows the truth of every part of the condition', () => {
    const form = open(
      [
        choose('a'),
        question('decimal', 'h'),
        question('text', 'q', { relevant: "${a} = 'yes' and (${h} > 30 or not(${a} = 'no'))" }),
      ],
      { values: { a: 'yes', h: '12' } },
    )
    const { asked, gates } = why(form, 'q')
    expect(asked).toBe(true)
    expect(gates.map((gate) => [gate.path, gate.holds])).toEqual([['q', true]])
    expect(truths(gates[0]?.reason?.test as Test)).toBe(
      "all+ [(${a} = 'yes')+ any+ [(${h} > 30)- not+ [(${a} = 'no')-]]]",
    )
    expect(shortInputs(gates[0]?.reason?.inputs)).toEqual(['row a "yes"', 'row h "12"'])
  })

  it.each([
    ['a = 1 and b = 2 and c = 3', 3],
    ['a = 1 and (b = 2 and c = 3)', 3],
    ['a = 1 or b = 2 or c = 3', 3],
    ['a = 1 and (b = 2 or c = 3)', 2],
    ['a = 1', 0],
  ])('takes %s apart into %i parts', (relevant, count) => {
    const expression = relevant.replace(/[abc]/g, '${$&}').replaceAll('${a}nd', 'and')
    const rows = ['a', 'b', 'c'].map((name) => question('integer', name))
    const form = open([...rows, question('text', 'q', { relevant: expression })])
    expect(why(form, 'q').gates[0]?.reason?.test.parts).toHaveLength(count)
  })

  it('has no condition to show for what is always asked', () => {
    expect(why(open([choose('a')]), 'a')).toMatchObject({
      asked: true,
      gates: [],
      origin: null,
      required: null,
    })
  })

  it('takes a condition that is always or never met for none', () => {
    const form = open([
      group('g', [choose('a', { relevant: 'true()', required: 'true()' })], { relevant: 'true()' }),
      choose('b', { relevant: 'false()', required: 'false()' }),
    ])
    expect(why(form, 'a')).toMatchObject({ asked: true, gates: [], required: null })
    expect(why(form, 'b')).toMatchObject({
      asked: false,
      gates: [{ path: 'b', holds: false }],
      required: null,
    })
  })

  it('names the group around that is not asked, and no condition inside of it', () => {
    const form = open(
      [
        choose('a'),
        group('outer', [group('inner', [choose('b'), question('text', 'q', { relevant: "${b} = 'yes'" })])], {
          relevant: "${a} = 'yes'",
        }),
      ],
      { values: { a: 'no', b: 'yes' } },
    )
    const { asked, gates } = why(form, 'q')
    expect(asked).toBe(false)
    expect(gates.map((gate) => [gate.path, gate.holds])).toEqual([['outer', false]])
    expect(shortInputs(gates[0]?.reason?.inputs)).toEqual(['row a "no"'])
    expect(why(form, 'inner').gates.map((gate) => gate.path)).toEqual(['outer'])
    form.answer('a', 'yes')
    expect(why(form, 'q').gates.map((gate) => [gate.path, gate.holds])).toEqual([
      ['outer', true],
      ['q', true],
    ])
  })

  it('goes out of a repeat to what is around it, and reads the answer in the same row', () => {
    const form = open(
      [
        choose('a'),
        group(
          'g',
          [
            repeat('r', [choose('kind'), question('text', 'q', { relevant: "${kind} = 'yes'" })], {
              relevant: "${a} != 'no'",
            }),
          ],
          { relevant: '1 = 1' },
        ),
      ],
      { rows: { r: ['00000001', '00000002'] }, values: { '00000001/kind': 'no', '00000002/kind': 'yes' } },
    )
    const gates = (path: string) => why(form, path).gates.map((gate) => [gate.path, gate.holds])
    expect(gates('00000001/q')).toEqual([
      ['g', true],
      ['r', true],
      ['00000001/q', false],
    ])
    expect(shortInputs(why(form, '00000001/q').gates[2]?.reason?.inputs)).toEqual(['row 00000001/kind "no"'])
    expect(gates('00000002/q')[2]).toEqual(['00000002/q', true])
    form.answer('a', 'no')
    expect(gates('00000002/q')).toEqual([
      ['g', true],
      ['r', false],
    ])
  })

  it('says when it is the quick inspection that leaves something out', () => {
    const rows = [group('g', [choose('q', { relevant: '1 = 1' })], { adit: { extended: true } })]
    expect(why(open(rows, { quick: true }), 'q').gates).toMatchObject([
      { path: 'g', holds: false, reason: null },
    ])
    expect(why(open(rows), 'q').gates).toMatchObject([{ path: 'q', holds: true }])
  })

  it('reads the mine profile by name', () => {
    const rows = [question('text', 'q', { relevant: "${tsf} = 'yes'" })]
    const form = open(rows, { profile: { tsf: 'no' } }, { profile: ['tsf'] })
    const [gate] = why(form, 'q').gates
    expect([gate?.holds, shortInputs(gate?.reason?.inputs)]).toEqual([false, ['profile tsf no']])
  })

  it('shows the answer to a question that is not asked itself, and that it does not count', () => {
    const form = open(
      [
        choose('a'),
        choose('b', { relevant: "${a} = 'yes'" }),
        question('text', 'q', { relevant: "${b} = 'yes'" }),
      ],
      { values: { a: 'no', b: 'yes' } },
    )
    const [gate] = why(form, 'q').gates
    expect([gate?.holds, shortInputs(gate?.reason?.inputs)]).toEqual([false, ['row b "yes" not asked']])
  })

  it('says nothing about a path where nothing stands', () => {
    expect(open([choose('a')]).explain('nowhere')).toBe(undefined)
  })
})

describe('where a value comes from', () => {
  const working = (form: ExplainingForm, path: string) => {
    const { origin } = why(form, path)
    if (origin?.kind !== 'calculated') throw new Error(`${path} is not calculated`)
    return origin.working
  }

  it('shows the cases on the way, and reads only those', () => {
    const form = open(
      [
        choose('a'),
        choose('b'),
        question('integer', 'n'),
        calculate('c', "if(${a} = 'no', 'low', if(${b} = 'no', ${n} * 2, 'high'))"),
      ],
      { values: { a: 'yes', b: 'no', n: '4' } },
    )
    const { way, from, value, inputs } = working(form, 'c')
    expect(way.map(truths)).toEqual(["(${a} = 'no')-", "(${b} = 'no')+"])
    expect(printExpression(from)).toBe('${n} * 2')
    expect(value).toBe('8')
    expect(shortInputs(inputs)).toEqual(['row a "yes"', 'row b "no"', 'row n "4"'])
    form.answer('a', 'no')
    expect(shortInputs(working(form, 'c').inputs)).toEqual(['row a "no"'])
    expect(printExpression(working(form, 'c').from)).toBe("'low'")
  })

  it('counts the rows of a sum, and lists the first of them', () => {
    const ids = Array.from({ length: 7 }, (_, index) => `0000000${index}`)
    const form = open(
      [
        repeat('r', [question('integer', 'n')]),
        calculate('total', 'sum(${n})'),
        calculate('rows', 'count(${r})'),
      ],
      { rows: { r: ids } },
    )
    const first = ids.slice(0, 5).map((id) => `${id}/n`)
    expect(shortInputs(working(form, 'total').inputs)).toEqual([`each n 7 [${first.join(' ')}]`])
    expect(shortInputs(working(form, 'rows').inputs)).toEqual(['repeat r 7'])
  })

  it('names a sum and a count over no rows, and over rows that are not asked', () => {
    const form = open([
      choose('a'),
      repeat('r', [question('integer', 'n')], { relevant: "${a} = 'yes'" }),
      calculate('total', 'sum(${n}) + count(${r})'),
    ])
    expect(shortInputs(working(form, 'total').inputs)).toEqual([
      'each n 0 [] not asked',
      'repeat r 0 not asked',
    ])
    form.answer('a', 'yes')
    expect(shortInputs(working(form, 'total').inputs)).toEqual(['each n 0 []', 'repeat r 0'])
  })

  it('finds the rows inside of rows that belong to this row alone', () => {
    const form = open(
      [repeat('outer', [repeat('inner', [question('integer', 'n')]), calculate('sum', 'sum(${n})')])],
      {
        rows: {
          outer: ['0000000a', '0000000b'],
          '0000000a/inner': ['00000001'],
          '0000000b/inner': ['00000002'],
        },
      },
    )
    expect(shortInputs(working(form, '0000000b/sum').inputs)).toEqual(['each n 1 [00000002/n]'])
  })

  it.each([
    ["instance('p')/root/item[name = ${k}]/max", ['list p copper max 0.3 (1)', 'row k "copper"']],
    ["instance('p')/root/item[name = 'zinc']/max", ['list p - max  (0)']],
    ["count(instance('p')/root/item)", ['list p - -  (2)']],
    ["pulldata('p', 'max', 'name', ${k})", ['list p copper max 0.3 (1)', 'row k "copper"']],
  ])('names list, row and column of %s', (expression, expected) => {
    const columns = { copper: { max: '0.3' }, lead: { max: '0.2' } }
    const form = open(
      [choose('k', { list_name: 'p' }), calculate('c', expression)],
      { values: { k: 'copper' } },
      { choices: { p: choices('copper lead', columns) } },
    )
    expect(shortInputs(working(form, 'c').inputs)).toEqual(expected)
  })

  it.each([
    ['../a', ['row a "yes"']],
    ['/data/s/a', ['row a "yes"']],
    ['.', ['row c "yes"']],
    ['indexed-repeat(${n}, ${r}, ${which})', ['row 00000002/n "8"', 'row which "2"']],
    ['${r}[2]/n', ['row 00000002/n "8"']],
    ['/data/s/r/n', ['each n 2 [00000001/n 00000002/n]']],
    ['../hidden', ['row hidden "x" not asked']],
    ["jr:choice-name(${a}, '${a}')", ['row a "yes"']],
    ['count-non-empty(${n})', ['each n 2 [00000001/n 00000002/n]']],
    ['position(..)', []],
  ])('follows the path %s', (expression, expected) => {
    const form = open(
      [
        choose('a'),
        question('text', 'hidden', { relevant: "${a} = 'no'" }),
        question('integer', 'which'),
        repeat('r', [question('integer', 'n')]),
        calculate('c', expression),
      ],
      {
        rows: { r: ['00000001', '00000002'] },
        values: { a: 'yes', which: '2', hidden: 'x', '00000001/n': '7', '00000002/n': '8' },
      },
    )
    const shown = shortInputs(working(form, 'c').inputs)
    if (expression === '.') expect(shown?.[0]).toMatch(/^row c /)
    else expect(shown).toEqual(expected)
  })

  it('tells each input which parts of the expression mean it', () => {
    const form = open([question('integer', 'n'), calculate('c', '${n} * ${n}')])
    const [input] = working(form, 'c').inputs
    expect(input?.trees.map((tree) => tree.at)).toEqual([
      { start: 0, end: 4 },
      { start: 7, end: 11 },
    ])
  })

  it('does not draw again for what was drawn', () => {
    const form = open([
      calculate('dice', 'int(random() * 6)'),
      calculate('by', "if(random() > 0.5, 'a', 'b')"),
      question('text', 'q', { relevant: 'random() < 2' }),
    ])
    expect(working(form, 'dice').value).toBe('')
    expect([working(form, 'by').way, working(form, 'by').value]).toEqual([[], ''])
    expect(why(form, 'q')).toMatchObject({
      asked: true,
      gates: [{ holds: true, reason: { test: { holds: null } } }],
    })
  })

  it.each([
    ['a fixed default', question('text', 'q', { default: 'north' }), { kind: 'default', working: null }],
    [
      'a default that is worked out',
      question('date', 'q', { default: 'today()' }),
      { kind: 'default', working: { value: '2026-05-30' } },
    ],
    ['metadata', question('start', 'q'), { kind: 'noted' }],
    [
      'a trigger with a calculation',
      question('text', 'q', { calculation: '${a}', trigger: '${a}' }),
      { kind: 'triggered', by: [{ path: 'a' }], working: { value: 'yes' } },
    ],
    [
      'a trigger that clears',
      question('text', 'q', { trigger: '${a}' }),
      { kind: 'triggered', by: [{ path: 'a' }], working: null },
    ],
  ])('knows %s', (_, row, origin) => {
    expect(why(open([choose('a'), row], { values: { a: 'yes' } }), 'q').origin).toMatchObject(origin)
  })
})

describe('why an answer is judged as it is', () => {
  it('shows the condition under which it is required', () => {
    const rows = [choose('a'), choose('b', { required: "${a} = 'yes'" }), choose('c', { required: 'yes' })]
    const form = open(rows, { values: { a: 'no' } })
    expect(truths(why(form, 'b').required?.test as Test)).toBe("(${a} = 'yes')-")
    expect(why(form, 'c').required).toBe(null)
  })

  it('shows which part of a constraint fails, for an answer only', () => {
    const rows = [
      question('integer', 'low'),
      question('integer', 'n', { constraint: '. >= 0 and . > ${low}' }),
    ]
    const form = open(rows, { values: { low: '5', n: '3' } })
    const { constraint } = why(form, 'n')
    expect(truths(constraint?.test as Test)).toBe('all- [(. >= 0)+ (. > ${low})-]')
    expect(shortInputs(constraint?.inputs)).toEqual(['row n "3"', 'row low "5"'])
    form.answer('n', null)
    expect(why(form, 'n').constraint).toBe(null)
  })

  it('shows where the ends of a limit come from', () => {
    const limit = {
      max: "coalesce(${permit}, instance('p')/root/item[name = 'cu']/max)",
      source: "'the table'",
    }
    const form = open(
      [question('decimal', 'permit'), question('decimal', 'n', { adit: { limit } })],
      { values: { n: '0.4' } },
      { choices: { p: choices('cu', { cu: { max: '0.3' } }) } },
    )
    expect(why(form, 'n').limit).toMatchObject({
      state: { state: 'breach', max: '0.3' },
      max: {
        value: '0.3',
        inputs: [
          { kind: 'row', path: 'permit' },
          { kind: 'list', item: { name: 'cu' } },
        ],
      },
      min: null,
      source: { value: 'the table' },
    })
  })

  it('says by what the choices were filtered', () => {
    const form = open(
      [
        choose('country', { list_name: 'countries' }),
        choose('town', { list_name: 'towns', choice_filter: 'country = ${country}' }),
      ],
      { values: { country: 'pe' } },
      {
        choices: {
          countries: choices('pe cl'),
          towns: choices('lima cusco arica', {
            lima: { country: 'pe' },
            cusco: { country: 'pe' },
            arica: { country: 'cl' },
          }),
        },
      },
    )
    const { choices: left } = why(form, 'town')
    expect([left?.left, left?.total, shortInputs(left?.inputs)]).toEqual([2, 3, ['row country "pe"']])
  })

  it('says what gives the number of rows', () => {
    const form = open([question('integer', 'n'), repeat('r', [choose('q')], { repeat_count: '${n} + 1' })], {
      values: { n: '2' },
    })
    expect(why(form, 'r').count).toMatchObject({ value: '3', inputs: [{ path: 'n' }] })
  })
})

describe('explaining', () => {
  it('changes nothing, and what is explained later is as things stand then', () => {
    const rows = [
      choose('a'),
      question('text', 'start', { default: "if(${a} = 'yes', 'x', 'y')" }),
      question('text', 'q', { relevant: "${a} = 'yes'" }),
      calculate('c', "if(${a} = 'yes', 1, 0)"),
    ]
    const form = open(rows)
    const before = ['a', 'start', 'q', 'c'].map((path) => form.view(path))
    for (const path of ['s', 'a', 'start', 'q', 'c']) why(form, path)
    expect(['a', 'start', 'q', 'c'].map((path) => form.view(path))).toEqual(before)
    expect(new Set(form.answer('a', 'yes'))).toEqual(new Set(['a', 'q', 'c']))
    expect(why(form, 'q').asked).toBe(true)
  })
})
