import { expect, test } from 'vitest'
import {
  DIFFERENCE_KINDS,
  filterDifference,
} from '../../../../renderer/screens/checklists/filter-difference.ts'
import { compareChecklists, countDifferences } from '../../../../shared/checklist/compare-checklists.ts'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { choices, choose, group, question } from '../../../support/checklist-dsl.ts'

const base = {
  form_id: 'site',
  version: '1',
  stage: 'operation',
  default_language: 'en',
  languages: ['en'],
  profile: [],
} as const
const before: ChecklistDefinition = {
  ...base,
  form_title: { en: 'Site' },
  choices: { answers: choices('yes no') },
  survey: [group('a', [question('text', 'p'), question('text', 'gone'), choose('c')])],
}
const after: ChecklistDefinition = {
  ...base,
  form_title: { en: 'Mine site' },
  choices: { answers: choices('yes') },
  survey: [
    group('a', [
      choose('c', { label: { en: 'Other words' }, required: 'yes' }),
      question('text', 'p', { label: { en: 'P' } }),
      question('text', 'new'),
    ]),
  ],
}
const difference = compareChecklists(before, after)

test('each kind shows as much as its count says', () => {
  const counts = countDifferences(difference)
  for (const kind of DIFFERENCE_KINDS) {
    const { settings, rows, lists } = filterDifference(difference, kind)
    const shown = rows.length + lists.length + (settings.length > 0 ? 1 : 0)
    expect({ kind, shown }).toEqual({ kind, shown: counts[kind] })
    expect(shown, kind).toBeGreaterThan(0)
  }
})

test('of a row that differs in several ways only the kind that was asked for is shown', () => {
  const [reworded] = filterDifference(difference, 'reworded').rows.filter(({ name }) => name === 'c')
  expect(reworded?.changes.map(({ field }) => field)).toEqual(['label'])
  const [rules] = filterDifference(difference, 'rules').rows
  expect(rules?.changes.map(({ field }) => field)).toEqual(['required'])
})

test('without a choice everything is shown', () => {
  expect(filterDifference(difference, null)).toBe(difference)
})
