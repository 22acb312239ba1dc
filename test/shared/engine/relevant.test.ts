import { describe, expect, it } from 'vitest'
import { at, calculate, choose, group, open, question, repeat, valueAt } from '../../support/checklist-dsl.ts'

describe('relevant', () => {
  const rows = [choose('seep'), question('text', 'where', { relevant: "${seep} = 'yes'", required: 'yes' })]

  it('decides whether a question is asked', () => {
    const form = open(rows)
    expect(at(form, 'where').relevant).toBe(false)
    expect(form.answer('seep', 'yes')).toEqual(['seep', 'where'])
    expect(at(form, 'where').relevant).toBe(true)
    form.answer('seep', 'no')
    expect(at(form, 'where').relevant).toBe(false)
  })

  it('keeps a hidden answer and shows it again', () => {
    const form = open(rows, { values: { seep: 'yes', where: 'north dam' } })
    form.answer('seep', 'no')
    expect(at(form, 'where')).toMatchObject({ relevant: false, value: 'north dam' })
    form.answer('seep', 'yes')
    expect(at(form, 'where')).toMatchObject({ relevant: true, value: 'north dam' })
  })

  it('makes a hidden question no obstacle, whatever it holds', () => {
    const form = open(
      [
        choose('a'),
        question('integer', 'b', { relevant: "${a} = 'yes'", required: 'yes', constraint: '. > 5' }),
      ],
      {
        values: { a: 'no', b: '1' },
      },
    )
    expect(at(form, 'b').violation).toBe(null)
    form.answer('b', null)
    expect(at(form, 'b').violation).toBe(null)
    form.answer('b', 'no number')
    expect(at(form, 'b').violation).toBe(null)
  })

  it('makes a hidden answer blank for everybody else, and only for as long as it is hidden', () => {
    const form = open(
      [
        choose('seep'),
        question('decimal', 'flow', { relevant: "${seep} = 'yes'" }),
        calculate('double', '${flow} * 2'),
        calculate('known', "if(${flow} = '', 'no', 'yes')"),
      ],
      { values: { seep: 'yes', flow: '3' } },
    )
    expect([valueAt(form, 'double'), valueAt(form, 'known')]).toEqual(['6', 'yes'])
    form.answer('seep', 'no')
    expect([valueAt(form, 'double'), valueAt(form, 'known')]).toEqual([null, 'no'])
    form.answer('seep', 'yes')
    expect([valueAt(form, 'double'), valueAt(form, 'known')]).toEqual(['6', 'yes'])
  })

  it('is inherited through groups and repeats, however deep', () => {
    const form = open(
      [
        choose('a'),
        group('outer', [group('inner', [repeat('r', [question('text', 'q', { required: 'yes' })])])], {
          relevant: "${a} = 'yes'",
        }),
      ],
      { rows: { r: ['00000001'] } },
    )
    for (const path of ['outer', 'inner', 'r', '00000001/q']) expect(form.view(path)?.relevant).toBe(false)
    expect(new Set(form.answer('a', 'yes'))).toEqual(new Set(['a', 'outer', 'inner', 'r', '00000001/q']))
    expect(at(form, '00000001/q')).toMatchObject({ relevant: true, violation: { code: 'required' } })
  })

  it('a condition of its own counts only inside a group that is asked', () => {
    const form = open([
      choose('a'),
      group('g', [question('text', 'q', { relevant: 'true()' })], { relevant: "${a} = 'yes'" }),
    ])
    expect(at(form, 'q').relevant).toBe(false)
  })

  it('leaves hidden rows out of sums and counts', () => {
    const form = open(
      [
        choose('a'),
        repeat('r', [question('integer', 'n')], { relevant: "${a} != 'no'" }),
        calculate('total', 'sum(${n})'),
        calculate('rows', 'count(${r})'),
      ],
      { values: { '00000001/n': '1', '00000002/n': '2' }, rows: { r: ['00000001', '00000002'] } },
    )
    expect([valueAt(form, 'total'), valueAt(form, 'rows')]).toEqual(['3', '2'])
    form.answer('a', 'no')
    expect([valueAt(form, 'total'), valueAt(form, 'rows')]).toEqual(['0', '0'])
  })

  it('follows the mine profile', () => {
    const row = question('text', 'dam', { relevant: "${tsf} = 'yes'" })
    const relevant = (profile: Record<string, string>) =>
      at(open([row], { profile }, { profile: ['tsf'] }), 'dam').relevant
    expect([relevant({ tsf: 'yes' }), relevant({ tsf: 'no' }), relevant({})]).toEqual([true, false, false])
  })

  it.each([
    ['text', 'x', true],
    ['integer', '0', false],
    ['integer', '2', true],
  ] as const)('taken bare, a %s answer of %s counts as %s', (type, value, expected) => {
    const form = open([question(type, 'a'), question('text', 'b', { relevant: '${a}' })], {
      values: { a: value },
    })
    expect(at(form, 'b').relevant).toBe(expected)
  })

  it('in a quick inspection, leaves out what is marked as extended', () => {
    const rows = [
      choose('a', { required: 'yes' }),
      choose('b', { required: 'yes', relevant: 'true()', adit: { extended: true } }),
      group('g', [choose('c', { required: 'yes' })], { adit: { extended: true } }),
    ]
    const asked = (quick: boolean) => {
      const form = open(rows, { quick, values: { b: 'yes' } })
      return form.questions().filter((path) => at(form, path).relevant)
    }
    expect(asked(false)).toEqual(['a', 'b', 'c'])
    expect(asked(true)).toEqual(['a'])
  })

  it('touches nothing that does not depend on it', () => {
    const form = open([...rows, question('text', 'other'), calculate('c', '${other}')])
    const before = [form.view('other'), form.view('c'), form.view('s')]
    form.answer('seep', 'yes')
    expect([form.view('other'), form.view('c'), form.view('s')].every((view, i) => view === before[i])).toBe(
      true,
    )
  })
})
