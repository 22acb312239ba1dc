import { describe, expect, it } from 'vitest'
import { openForm } from '../../../shared/engine/form.ts'
import { readAnswers, withAttachments, writeAnswers } from '../../../shared/engine/plain-answers.ts'
import { calculate, choose, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

const checklist = load(
  definition(
    [
      choose('gate'),
      question('select_multiple', 'many', { list_name: 'answers' }),
      question('decimal', 'copper', { adit: { limit: { max: '0.3' } } }),
      question('integer', 'count'),
      question('date', 'day'),
      question('geopoint', 'place'),
      question('geotrace', 'line'),
      question('image', 'photo'),
      question('note', 'note'),
      group('g', [question('text', 'inside')]),
      repeat('results', [question('decimal', 'v'), repeat('parts', [question('text', 'p')])]),
      calculate('total', 'sum(${v})'),
      question('text', 'hidden', { relevant: "${tsf} = 'yes'" }),
    ],
    { profile: ['tsf'] },
  ),
)

function read(json: unknown) {
  const result = readAnswers(checklist, json)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result
}

const faults = (json: unknown) => {
  const result = readAnswers(checklist, json)
  return 'problems' in result ? result.problems.map(({ path, code }) => `${path} ${code}`) : []
}

const whole = {
  gate: 'yes',
  many: ['yes', 'na'],
  copper: 0.42,
  count: 12,
  day: '2026-05-30',
  place: { lat: -13.5, lon: 84.25, accuracy: 4 },
  line: [
    { lat: 0, lon: 0 },
    { lat: 1, lon: 1, alt: 2 },
  ],
  inside: 'x',
  results: [
    { v: 1.5, parts: [{ p: 'a' }, { p: 'b' }] },
    { v: 2, parts: [] },
  ],
  total: 3.5,
}

describe('the answers format', () => {
  it('reads every kind of value, numbers as they are written', () => {
    const { values } = read(whole).input
    expect(values).toMatchObject({
      gate: 'yes',
      many: ['yes', 'na'],
      copper: '0.42',
      count: '12',
      place: { lat: '-13.5', lon: '84.25', accuracy: '4' },
      inside: 'x',
    })
    expect(read({ copper: '0.50', count: '7' }).input.values).toEqual({ copper: '0.50', count: '7' })
    expect(read({ copper: '<0.005' }).input.values).toEqual({ copper: '<0.005' })
    expect(read({ copper: 1e-7 }).input.values).toEqual({ copper: '0.0000001' })
  })

  it('comes back the same from a form', () => {
    const form = openForm(checklist, read(whole).input, fakeEnvironment())
    expect(writeAnswers(form)).toEqual(whole)
    expect(read(writeAnswers(form)).input).toEqual(read(whole).input)
  })

  it('writes numbers as numbers only where nothing is lost', () => {
    const written = (copper: string) =>
      writeAnswers(openForm(checklist, { values: { copper }, rows: {}, profile: {} }, fakeEnvironment()))
        .copper
    expect(['0.42', '0.50', '<0.005', '0.1234567890123456789'].map(written)).toEqual([
      0.42,
      '0.50',
      '<0.005',
      '0.1234567890123456789',
    ])
  })

  it('leaves out what is blank or not relevant', () => {
    const input = { values: { hidden: 'x' }, rows: {}, profile: { tsf: 'no' } }
    expect(writeAnswers(openForm(checklist, input, fakeEnvironment()))).toEqual({ results: [], total: 0 })
  })

  it('gives rows the same ids every time, by their place', () => {
    const rows = read(whole).input.rows
    expect(rows).toEqual(read(whole).input.rows)
    const [first, second] = rows.results ?? []
    expect(first).toMatch(/^[0-9a-f]{8}$/)
    expect(first).not.toBe(second)
    expect(rows[`${first}/parts`]).toHaveLength(2)
  })

  it('takes the reason, evidence, comment and files of an answer', () => {
    const answers = read({
      gate: { value: 'na', reason: 'no dam', evidence: 'E2', comment: 'seen', attachments: ['licence.pdf'] },
      copper: { evidence: 'E4' },
      photo: ['a.jpg', 'b.jpg'],
    })
    expect(answers.input.values).toEqual({ gate: 'na' })
    expect(Object.fromEntries(answers.notes)).toEqual({
      gate: { reason: 'no dam', evidence: 'E2', comment: 'seen' },
      copper: { evidence: 'E4' },
    })
    expect(answers.attachments).toEqual([
      { path: 'gate', file: 'licence.pdf' },
      { path: 'photo', file: 'a.jpg' },
      { path: 'photo', file: 'b.jpg' },
    ])
    const hash = (file: string) => (file === 'b.jpg' ? undefined : file[0]?.repeat(64))
    expect(withAttachments(checklist, answers, hash).values).toEqual({ gate: 'na', photo: ['a'.repeat(64)] })
  })

  it('takes profile values among the questions; they win', () => {
    const result = readAnswers(checklist, { tsf: true }, { tsf: 'no' })
    expect('input' in result && result.input.profile).toEqual({ tsf: 'yes' })
  })

  it.each<[string, unknown, string[]]>([
    ['no object', [], [' wrong-kind']],
    ['an unknown name', { nobody: 1 }, ['nobody unknown-name']],
    ['a group', { g: {} }, ['g not-answerable']],
    ['a note', { note: 'x' }, ['note not-answerable']],
    ['a question of a row outside of it', { v: 1 }, ['v misplaced']],
    ['a question of the form inside a row', { results: [{ count: 1 }] }, ['results[0].count misplaced']],
    ['a repeat that is no list', { results: {} }, ['results wrong-kind']],
    ['a row that is no object', { results: [1] }, ['results[0] wrong-kind']],
    ['a number for a text', { inside: 1 }, ['inside wrong-kind']],
    ['a text for a list', { many: 'yes' }, ['many wrong-kind']],
    ['no integer', { count: 1.5 }, ['count not-of-type']],
    ['no day', { day: '2026-02-30' }, ['day not-of-type']],
    ['no choice', { gate: 'maybe', many: ['yes', 'maybe'] }, ['gate unknown-choice', 'many unknown-choice']],
    [
      'no place',
      { place: { lat: 91, lon: 0 }, line: [{ lat: 1 }] },
      ['place not-of-type', 'line wrong-kind'],
    ],
    ['no evidence level', { gate: { value: 'yes', evidence: 'E9' } }, ['gate.evidence wrong-evidence-level']],
    ['an unknown member', { gate: { value: 'yes', note: 'x' } }, ['gate.note unknown-key']],
    [
      'several at once, deep inside',
      { count: 'x', results: [{}, { parts: [{ p: 5 }] }] },
      ['count not-of-type', 'results[1].parts[0].p wrong-kind'],
    ],
  ])('%s is a fault with its place', (_, json, expected) => {
    expect(faults(json)).toEqual(expected)
  })
})
