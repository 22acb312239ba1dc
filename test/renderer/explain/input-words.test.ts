import { describe, expect, it } from 'vitest'
import { gateWords, notAskedWords } from '../../../renderer/explain/gate-words.ts'
import { inputWords } from '../../../renderer/explain/input-words.ts'
import { aspectOf, inputsOf } from '../../../renderer/explain/parts-of.ts'
import { plain } from '../../../renderer/explain/phrase.ts'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { FormInput } from '../../../shared/engine/form-view.ts'
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
import { speakerOf } from './speakers.ts'

function explain(
  path: string,
  rows: readonly RowDefinition[],
  input: Partial<FormInput> = {},
  columns: Parameters<typeof definition>[1] = {},
) {
  const checklist = definition(rows, columns)
  const form = openForm(load(checklist), { values: {}, rows: {}, profile: {}, ...input }, fakeEnvironment())
  const explanation = form.explain(path)
  if (explanation === undefined) throw new Error(`nothing at ${path}`)
  return { explanation, speaker: speakerOf('en', checklist), chinese: speakerOf('zh', checklist) }
}

/** The lines about everything that was read; values as they are kept. */
function lines({ explanation, speaker }: ReturnType<typeof explain>) {
  const kept = (_: unknown, value: unknown) => (value === null ? '' : String(value))
  return inputsOf(explanation).map((input) => inputWords(input, explanation.path, speaker, kept))
}

describe('what was read, line by line', () => {
  it('leads to a question that is asked, and to the reason of one that is not', () => {
    const rows = [
      choose('a'),
      question('text', 'b', { relevant: "${a} = 'yes'" }),
      question('text', 'q', { relevant: "${a} != '' and ${b} != ''" }),
    ]
    expect(lines(explain('q', rows, { values: { a: 'no', b: 'x' } }))).toEqual([
      { label: 'a', value: 'no', place: 'a', why: null },
      { label: 'b', value: 'not asked, so it counts as blank', place: null, why: 'b' },
    ])
  })

  it('writes days as people do, says when there is no answer, and calls the answer itself so', () => {
    const rows = [
      question('date', 'd'),
      question('date', 'q', { constraint: '. > ${d} and . < ${e}' }),
      question('date', 'e'),
    ]
    expect(lines(explain('q', rows, { values: { d: '2026-05-30', q: '2026-06-01' } }))).toEqual([
      { label: 'This answer', value: '1 Jun 2026', place: null, why: null },
      { label: 'd', value: '30 May 2026', place: 'd', why: null },
      { label: 'e', value: 'no answer', place: 'e', why: null },
    ])
  })

  it('counts rows and lists the first values with their unit once', () => {
    const ids = Array.from({ length: 7 }, (_, index) => `0000000${index}`)
    const rows = [
      repeat('r', [question('decimal', 'n', { adit: { unit: 'm3/yr' } })]),
      calculate('c', 'sum(${n}) + count(${r})'),
    ]
    const values = Object.fromEntries(ids.slice(0, 3).map((id, index) => [`${id}/n`, String(index)]))
    expect(lines(explain('c', rows, { rows: { r: ids }, values }))).toEqual([
      { label: 'n', value: '7 entries: 0, 1, 2, –, –, and 2 more (m³/yr)', place: '00000000/n', why: null },
      { label: 'r', value: '7 entries', place: 'r', why: null },
    ])
  })

  it('reads a flag of the mine as a fact, and other facts by their labels', () => {
    const rows = [
      question('text', 'q', { relevant: "${tsf} = 'yes' or ${method} = 'both' or ${life_left_y} > 3" }),
    ]
    const profile = { tsf: 'no', method: 'open_pit', life_left_y: '2' }
    expect(
      lines(explain('q', rows, { profile }, { profile: ['tsf', 'method', 'life_left_y'] })),
    ).toMatchObject([
      { label: 'Mine profile', value: 'This mine has no tailings storage facility' },
      { label: 'Mine profile · Mining method', value: 'Open pit' },
      { label: 'Mine profile · Life left', value: '2 years' },
    ])
  })

  it('names row and column of a look-up, and says when it found nothing', () => {
    const list = { p: choices('cu', { cu: { max: '0.3' } }) }
    const rows = [choose('k', { list_name: 'p' }), calculate('c', "instance('p')/root/item[name = ${k}]/max")]
    const found = (values: Record<string, string>) =>
      lines(explain('c', rows, { values }, { choices: list }))[0]
    expect(found({ k: 'cu' })).toMatchObject({ label: '“max” of “CU”', value: '0.3' })
    expect(found({})).toMatchObject({ label: '“max” in the list “p”', value: 'not in the list' })
  })

  it('goes on from a value that was worked out, which stands on the screen only with words', () => {
    const rows = [
      calculate('a', '1 + 1'),
      question('calculate', 'b', { calculation: '2', label: { en: 'B' } }),
      calculate('c', '${a} + ${b}'),
    ]
    expect(lines(explain('c', rows))).toEqual([
      { label: 'A value that the checklist works out', value: '2', place: null, why: 'a' },
      { label: 'B', value: '2', place: 'b', why: 'b' },
    ])
  })
})

describe('why something is not asked, in a sentence', () => {
  const rows = [
    choose('a'),
    group('g', [question('text', 'q')], { relevant: "${a} = 'yes'" }),
    question('text', 'never', { relevant: 'false()' }),
    group('more', [choose('x')], { adit: { extended: true } }),
  ]

  it.each([
    ['g', 'Asked only when “a” is “YES”.', '仅当“a”为“YES”时才问。'],
    ['q', '“g” is asked only when “a” is “YES”.', '仅当“a”为“YES”时才问“g”。'],
    ['never', 'The checklist never asks this.', '检查表从不询问此题。'],
    ['x', 'The quick inspection leaves out “more”.', '快速检查不含“more”。'],
    ['more', 'The quick inspection leaves it out.', '快速检查不含此题。'],
  ])('%s', (path, en, zh) => {
    const { explanation, speaker, chinese } = explain(path, rows, { quick: true })
    expect(plain(notAskedWords(explanation, speaker))).toBe(en)
    expect(plain(notAskedWords(explanation, chinese))).toBe(zh)
    expect(aspectOf(explanation)).toBe('notAsked')
  })

  it('says nothing about what is asked, though its conditions can be told', () => {
    const { explanation, speaker } = explain('q', rows, { values: { a: 'yes' } })
    expect(notAskedWords(explanation, speaker)).toEqual([])
    expect(explanation.gates.map((gate) => plain(gateWords(gate, 'q', speaker)))).toEqual([
      '“g” is asked only when “a” is “YES”.',
    ])
  })
})
