import { describe, expect, it } from 'vitest'
import {
  calculate,
  choices,
  choose,
  definition,
  group,
  question,
  words,
} from '../../support/checklist-dsl.ts'
import { faults, problemsOf } from './faults.ts'

describe('names', () => {
  it.each([
    ['1a', 'invalid-name'],
    ['a:b', 'invalid-name'],
    ['a b', 'invalid-name'],
    ['x'.repeat(201), 'invalid-name'],
  ])('%s is refused', (name, code) => {
    expect(faults([question('text', name)])).toEqual([`[0].name ${code}`])
  })

  it.each(['ACQ-LEG-01', 'a.b', '_a', 'x'.repeat(200)])('%s is accepted', (name) => {
    expect(faults([question('text', name)])).toEqual([])
  })

  it('of profile values are ASCII, since they become keys of the record', () => {
    expect(faults([], { profile: ['tsf', 'coal-2', '尾矿'] })).toEqual(['profile[2] invalid-name'])
  })

  it('stand for one thing each, groups, repeats and the profile included', () => {
    const rows = [question('text', 'a'), group('g', [question('text', 'a')]), question('text', 'tsf')]
    expect(faults(rows, { profile: ['tsf'] })).toEqual([
      '[1].children[0].name duplicate-name',
      '[2].name duplicate-name',
    ])
  })
})

describe('choice lists', () => {
  it('must exist, have choices, and each choice once', () => {
    const columns = {
      choices: { empty: [], twice: choices('a a'), spaced: [{ name: 'a b', label: words('x') }] },
    }
    expect(
      faults([choose('q', { list_name: 'nowhere' }), question('select_multiple', 'm')], columns),
    ).toEqual([
      'choices.empty empty-list',
      'choices.twice[1].name duplicate-choice',
      'choices.spaced[0].name invalid-name',
      '[0].list_name unknown-list',
      '[1].list_name list-missing',
    ])
  })

  it('belong to select questions alone', () => {
    expect(faults([question('text', 'a', { list_name: 'answers', choice_filter: "name = 'no'" })])).toEqual([
      '[0].list_name list-not-used-by-type',
      '[0].choice_filter list-not-used-by-type',
    ])
  })

  it('hold the default and the adverse answers', () => {
    expect(
      faults([choose('a', { default: 'maybe', adit: { severity: 'minor', adverse: ['never'] } })]),
    ).toEqual(['[0].adit.adverse[0] adverse-not-a-choice', '[0].default unknown-choice'])
  })
})

describe('texts', () => {
  it('are there in every language declared and in no other', () => {
    const rows = [question('text', 'a', { label: { en: 'A', fr: 'A' }, hint: { zh: '提示' } })]
    expect(
      problemsOf(
        definition(rows, {
          languages: ['en', 'zh'],
          form_title: { en: 'T', zh: '题' },
          choices: { answers: [{ name: 'x', label: { en: 'X', zh: '' } }] },
          survey: [group('s', rows, { label: { en: 'S', zh: '节' } })],
        }),
      ),
    ).toEqual([
      { path: 'choices.answers[0].label', code: 'missing-translation', detail: { language: 'zh' } },
      { path: 'survey[0].children[0].label', code: 'missing-translation', detail: { language: 'zh' } },
      { path: 'survey[0].children[0].label', code: 'undeclared-language', detail: { language: 'fr' } },
      { path: 'survey[0].children[0].hint', code: 'missing-translation', detail: { language: 'en' } },
    ])
  })

  it('label every question that is shown', () => {
    expect(faults([{ type: 'text', name: 'a' }, { type: 'note', name: 'n' }, calculate('c', '1')])).toEqual([
      '[0].label missing-label',
      '[1].label missing-label',
    ])
  })

  it('are not needed where a hint or a picture says it, nor by groups', () => {
    const unnamed = {
      type: 'group' as const,
      name: 'g',
      children: [{ type: 'text' as const, name: 'c', hint: words('C') }],
    }
    const pictured = { type: 'text' as const, name: 'a', media: { image: words('a.png') } }
    expect(faults([], { survey: [unnamed, pictured] })).toEqual([])
  })

  it('name the files of media in every language, of rows and choices', () => {
    const media = { image: { en: 'a.png' }, audio: { en: 'a.mp3', zh: 'b.mp3', fr: 'c.mp3' } }
    const problems = problemsOf(
      definition([], {
        languages: ['en', 'zh'],
        form_title: { en: 'T', zh: '题' },
        choices: { answers: [{ name: 'x', label: { en: 'X', zh: '某' }, media }] },
        survey: [group('s', [], { label: { en: 'S', zh: '节' }, media })],
      }),
    )
    expect(problems.map(({ path, code, detail }) => [path, code, detail?.language])).toEqual([
      ['choices.answers[0].media.image', 'missing-translation', 'zh'],
      ['choices.answers[0].media.audio', 'undeclared-language', 'fr'],
      ['survey[0].media.image', 'missing-translation', 'zh'],
      ['survey[0].media.audio', 'undeclared-language', 'fr'],
    ])
  })

  it('refer only to what is there', () => {
    expect(faults([question('note', 'n', { label: words('Hello ${who}') })])).toEqual([
      '[0].label.en unknown-reference',
    ])
    expect(faults([question('note', 'n', { label: words('Hello ${n') })])).toEqual([
      '[0].label.en expression',
    ])
  })
})
