import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareChecklists, countDifferences } from '../../../shared/checklist/compare-checklists.ts'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { choices, choose, group, question, repeat } from '../../support/checklist-dsl.ts'

function checklist(survey: readonly RowDefinition[], more: Partial<ChecklistDefinition> = {}) {
  return {
    form_id: 'site',
    version: '1',
    stage: 'operation',
    form_title: { en: 'Site' },
    default_language: 'en',
    languages: ['en'],
    choices: {},
    profile: [],
    survey,
    ...more,
  } satisfies ChecklistDefinition
}

const rowsOf = (before: ChecklistDefinition, after: ChecklistDefinition) =>
  compareChecklists(before, after).rows.map(({ name, before: was, after: is, moved, changes }) => ({
    name,
    fate: was === null ? 'added' : is === null ? 'removed' : moved ? 'moved' : 'changed',
    fields: changes.map((change) => change.field),
  }))

const names = (list: string) => list.split(' ').map((name) => question('text', name))

describe('two versions of a checklist', () => {
  it('do not differ when only the version does', () => {
    const one = checklist([group('a', names('p q'))])
    const difference = compareChecklists(one, { ...one, version: '2' })
    expect(difference).toEqual({ settings: [], rows: [], lists: [] })
  })

  it('name what was added and what was removed, each where it stands', () => {
    const before = checklist([group('a', names('p q r'))])
    const after = checklist([group('a', names('p s r'))])
    expect(rowsOf(before, after)).toEqual([
      { name: 'q', fate: 'removed', fields: [] },
      { name: 's', fate: 'added', fields: [] },
    ])
    const [gone] = compareChecklists(before, after).rows
    expect(gone?.before?.place).toEqual({ parent: 'a', follows: 'p' })
    expect(gone?.after).toBeNull()
  })

  it('put what was removed from the very front in front', () => {
    const before = checklist([group('a', names('p q'))])
    expect(rowsOf(before, checklist([group('b', names('q'))])).map(({ name }) => name)).toEqual([
      'a',
      'p',
      'b',
      'q',
    ])
  })

  it('call a question moved that went into another group', () => {
    const before = checklist([group('a', names('p q')), group('b', names('r'))])
    const after = checklist([group('a', names('p')), group('b', names('r q'))])
    expect(rowsOf(before, after)).toEqual([{ name: 'q', fate: 'moved', fields: [] }])
  })

  it('call one question moved, not all that it passed', () => {
    const before = checklist([group('a', names('p q r s'))])
    const after = checklist([group('a', names('s p q r'))])
    expect(rowsOf(before, after)).toEqual([{ name: 's', fate: 'moved', fields: [] }])
  })

  it('do not call moved what only stands further down because something came before it', () => {
    const before = checklist([group('a', names('p q'))])
    const after = checklist([group('a', names('new p q'))])
    expect(rowsOf(before, after)).toEqual([{ name: 'new', fate: 'added', fields: [] }])
  })

  it('give new and old words in every language when one of them changed', () => {
    const before = checklist([question('text', 'p', { label: { en: 'Water', zh: '水' } })])
    const after = checklist([question('text', 'p', { label: { en: 'Water', zh: '水体' } })])
    expect(compareChecklists(before, after).rows[0]?.changes).toEqual([
      {
        kind: 'wording',
        field: 'label',
        before: { en: 'Water', zh: '水' },
        after: { en: 'Water', zh: '水体' },
      },
    ])
  })

  it('name every rule that changed, came or went, also among our own columns', () => {
    const limit = { max: '0.3', source: "'GB 25467'" }
    const before = checklist([
      question('decimal', 'cu', { required: 'yes', constraint: '. > 0', adit: { severity: 'major', limit } }),
    ])
    const after = checklist([
      question('integer', 'cu', {
        relevant: "${x} = 'y'",
        constraint: '. >= 0',
        adit: { severity: 'critical', gate: true, limit: { ...limit, max: '0.5' } },
      }),
    ])
    const [row] = compareChecklists(before, after).rows
    expect(new Map(row?.changes.map((change) => [change.field, [change.before, change.after]]))).toEqual(
      new Map([
        ['type', ['decimal', 'integer']],
        ['required', ['yes', undefined]],
        ['relevant', [undefined, "${x} = 'y'"]],
        ['constraint', ['. > 0', '. >= 0']],
        ['adit.severity', ['major', 'critical']],
        ['adit.gate', [undefined, 'true']],
        ['adit.limit.max', ['0.3', '0.5']],
      ]),
    )
  })

  it('tell a rule of a repeat from what happened inside it', () => {
    const before = checklist([repeat('pits', names('depth'), { repeat_count: '2' })])
    const after = checklist([repeat('pits', names('depth width'), { repeat_count: '3' })])
    expect(rowsOf(before, after)).toEqual([
      { name: 'pits', fate: 'changed', fields: ['repeat_count'] },
      { name: 'width', fate: 'added', fields: [] },
    ])
  })

  it('say once what happened to a choice list, with the questions that use it', () => {
    const survey = [choose('p'), choose('q')]
    const before = checklist(survey, { choices: { answers: choices('yes no old') } })
    const changed = choices('yes no').map((choice) =>
      choice.name === 'no' ? { ...choice, label: { en: 'No, never' } } : choice,
    )
    const after = checklist(survey, { choices: { answers: [...changed, ...choices('fresh')] } })
    const { rows, lists } = compareChecklists(before, after)
    expect(rows).toEqual([])
    expect(lists).toMatchObject([
      {
        name: 'answers',
        added: [{ name: 'fresh' }],
        removed: [{ name: 'old' }],
        changed: [{ after: { name: 'no' }, changes: [{ field: 'label', after: { en: 'No, never' } }] }],
        reordered: false,
        usedBy: ['p', 'q'],
      },
    ])
  })

  it('notice choices in another order, and columns behind them', () => {
    const before = checklist([choose('p')], { choices: { answers: choices('a b', { a: { max: '1' } }) } })
    const after = checklist([choose('p')], { choices: { answers: choices('b a', { a: { max: '2' } }) } })
    expect(compareChecklists(before, after).lists).toMatchObject([
      { reordered: true, changed: [{ changes: [{ field: 'columns.max', before: '1', after: '2' }] }] },
    ])
  })

  it('notice what concerns the checklist as a whole', () => {
    const before = checklist([])
    const after = { ...before, form_title: { en: 'Mine site' }, profile: ['tsf'] }
    expect(compareChecklists(before, after).settings).toEqual([
      { kind: 'wording', field: 'form_title', before: { en: 'Site' }, after: { en: 'Mine site' } },
      { kind: 'rule', field: 'profile', before: '', after: 'tsf' },
    ])
  })

  it('are counted by what happened', () => {
    const before = checklist([group('a', [...names('p q'), choose('c')])], {
      choices: { answers: choices('yes no') },
    })
    const after = checklist(
      [group('a', [choose('c', { label: { en: 'Words' }, required: 'yes' }), ...names('p new')])],
      { choices: { answers: choices('yes') } },
    )
    expect(countDifferences(compareChecklists(before, after))).toEqual({
      added: 1,
      removed: 1,
      moved: 1,
      reworded: 1,
      rules: 1,
      choices: 1,
    })
  })
})

describe('whatever two orders of the same questions', () => {
  const order = fc.shuffledSubarray([...'abcdefgh'], { minLength: 8 })

  it('moving back what is called moved gives the old order, and no smaller set would', () => {
    fc.assert(
      fc.property(order, order, (older, newer) => {
        const { rows } = compareChecklists(
          checklist(names(older.join(' '))),
          checklist(names(newer.join(' '))),
        )
        const moved = new Set(rows.map(({ name }) => name))
        const stayed = newer.filter((name) => !moved.has(name))
        expect(stayed).toEqual(older.filter((name) => !moved.has(name)))
        // What stayed is as long as the longest order both share, found by trying every subset.
        expect(stayed.length).toBe(longestCommon(older, newer))
      }),
      { numRuns: 50 },
    )
  })
})

function longestCommon(older: readonly string[], newer: readonly string[]): number {
  let best = 0
  for (let mask = 0; mask < 1 << newer.length; mask += 1) {
    const chosen = newer.filter((_, index) => (mask >> index) & 1)
    const inOlder = older.filter((name) => chosen.includes(name))
    if (inOlder.join() === chosen.join()) best = Math.max(best, chosen.length)
  }
  return best
}
