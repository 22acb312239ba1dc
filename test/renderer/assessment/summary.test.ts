import { describe, expect, it } from 'vitest'
import { type Summary, summarize } from '../../../renderer/assessment/summary.ts'
import { collectViews } from '../../../renderer/assessment/views.ts'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { FormInput } from '../../../shared/engine/form-view.ts'
import { choose, definition, group, load, question, repeat, words } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

describe('summarize', () => {
  it('counts the questions that people are asked and have answered, notes and calculations aside', () => {
    const rows = [
      choose('a'),
      question('text', 'b'),
      question('note', 'n'),
      question('calculate', 'c', { calculation: '1 + 1' }),
    ]
    expect(summed(rows, { values: { a: 'yes' } })).toMatchObject({ asked: 2, answered: 1, openCount: 0 })
  })

  it('lists required blanks and answers that cannot stand, by section, in the order of the checklist', () => {
    const sections = [
      group('water', [
        choose('w1', { required: 'true()' }),
        question('text', 'w2', {
          constraint: 'string-length(.) > 3',
          constraint_message: words('too short'),
        }),
      ]),
      group('air', [choose('a1')]),
      group('land', [choose('l1', { required: 'true()' })]),
    ]
    const summary = summed(sections, { values: { w2: 'ab' } }, true)
    expect(
      summary.open.map(({ path, points }) => [path, points.map((point) => [point.kind, point.path])]),
    ).toEqual([
      [
        'water',
        [
          ['required', 'w1'],
          ['invalid', 'w2'],
        ],
      ],
      ['land', [['required', 'l1']]],
    ])
    expect(summary.open[0]?.points[1]?.message).toEqual(words('too short'))
    expect(summary.counts).toEqual({
      required: 2,
      invalid: 1,
      conflict: 0,
      'no-reason': 0,
      carried: 0,
      changed: 0,
    })
    expect(summary.openCount).toBe(3)
  })

  it('keeps a question that is not asked from being open, and lists the answer it holds', () => {
    const rows = [
      choose('a'),
      question('text', 'b', { relevant: "${a} = 'yes'", required: 'true()', constraint: 'false()' }),
      question('text', 'c', { relevant: "${a} = 'yes'", required: 'true()' }),
    ]
    const summary = summed(rows, { values: { a: 'no', b: 'kept' } })
    expect(summary).toMatchObject({ asked: 1, answered: 1, openCount: 0 })
    expect(summary.leftOut.map(({ path }) => path)).toEqual(['b'])
  })

  it('wants a reason for "not applicable", and takes no spaces for one', () => {
    const rows = [choose('a'), choose('b'), question('text', 'c')]
    const values = { a: 'na', b: 'na', c: 'na' }
    const answers = { a: { reason: ' ' }, b: { reason: 'no tailings here' } }
    const summary = summed(rows, { values }, false, answers)
    expect(points(summary)).toEqual([['no-reason', 'a']])
  })

  it('wants no reason for "not applicable" where a rule worked it out', () => {
    const worked = choose('a', { calculation: "'na'", read_only: 'true()' })
    expect(points(summed([worked], { values: {} }))).toEqual([])
  })

  it('lists an answer that rivals another, whatever else is wrong with it', () => {
    const summary = summed([choose('a')], { values: { a: 'na' } }, false, { a: { others: [{}] } })
    expect(points(summary)).toEqual([
      ['conflict', 'a'],
      ['no-reason', 'a'],
    ])
  })

  it('lists what was carried over until it is confirmed, and does not count it as answered', () => {
    const rows = [choose('a'), choose('b')]
    const summary = summed(rows, { values: { a: 'yes', b: 'yes' } }, false, { a: { carried: {} }, b: {} })
    expect(summary).toMatchObject({ asked: 2, answered: 1, openCount: 1, counts: { carried: 1 } })
    expect(points(summary)).toEqual([['carried', 'a']])
  })

  it('neither wants a carried answer confirmed nor lists it as left out where it is not asked', () => {
    const rows = [choose('a'), choose('b', { relevant: "${a} = 'yes'" })]
    const summary = summed(rows, { values: { a: 'no', b: 'yes' } }, false, { b: { carried: {} } })
    expect(summary).toMatchObject({ openCount: 0, leftOut: [] })
  })

  it('looks into every row of a repeat', () => {
    const rows = [repeat('wells', [question('text', 'name', { required: 'true()' })])]
    const input = { rows: { wells: ['00000001', '00000002'] }, values: { '00000001/name': 'MW-1' } }
    const summary = summed(rows, input)
    expect(summary).toMatchObject({ asked: 2, answered: 1 })
    expect(points(summary)).toEqual([['required', '00000002/name']])
  })

  it('counts an attachment once however often it is used, and none of a removed row', () => {
    const files = {
      a: [
        { sha256: 'x', size: 10 },
        { sha256: 'y', size: 5 },
      ],
      b: [{ sha256: 'x', size: 10 }],
      '00000009/gone': [{ sha256: 'z', size: 99 }],
    }
    const summary = summed([question('image', 'a'), question('file', 'b')], {}, false, {}, files)
    expect(summary).toMatchObject({ attachments: 2, attachmentBytes: 15 })
  })
})

function points(summary: Summary) {
  return summary.open.flatMap((section) => section.points.map(({ kind, path }) => [kind, path]))
}

/** Sums up a form over rows in one section, or over sections; `answers` and `files` stand in the record. */
function summed(
  rows: readonly RowDefinition[],
  input: Partial<FormInput>,
  areSections = false,
  answers: Record<string, { reason?: string; others?: readonly unknown[]; carried?: object }> = {},
  files: Record<string, readonly { sha256: string; size: number }[]> = {},
): Summary {
  const checklist = load(definition(areSections ? [] : rows, areSections ? { survey: rows } : {}))
  const form = openForm(checklist, { values: {}, rows: {}, profile: {}, ...input }, fakeEnvironment())
  const record = {
    answers: new Map(Object.entries(answers).map(([path, answer]) => [path, { others: [], ...answer }])),
    attachments: new Map(Object.entries(files)),
  }
  return summarize({ checklist: checklist.definition, views: collectViews(form), record: record as never })
}
