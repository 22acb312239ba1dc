import { describe, expect, test } from 'vitest'
import { countExtended, countQuestions } from '../../../renderer/library/count-questions.ts'
import {
  arrangeLibrary,
  compareVersions,
  findVersion,
  forStage,
  searchLibrary,
} from '../../../renderer/library/library.ts'
import type { LibraryEntry } from '../../../renderer/storage/library-entry.ts'
import type { ChecklistDefinition, Stage } from '../../../shared/checklist/definition.ts'
import { group, question, repeat } from '../../support/checklist-dsl.ts'

const builtIn = (form_id: string, version: string, stage: Stage, title: string): ChecklistDefinition => ({
  form_id,
  version,
  stage,
  form_title: { en: title },
  default_language: 'en',
  languages: ['en'],
  choices: {},
  profile: [],
  survey: [group('a', [question('text', 'p')])],
})

const imported = (form_id: string, version: string, stage: Stage, title: string): LibraryEntry => ({
  sha256: `${form_id} ${version}`,
  form_id,
  version,
  stage,
  title: { en: title, zh: '扬尘巡查' },
  languages: ['en', 'zh'],
  questions: 3,
  extended: 1,
  file: `${form_id} survey.xlsx`,
  at: '2026-05-30T10:00:00Z',
  by: { name: 'Ana', org: '', title: '' },
  remarks: [],
  media: [],
})

const library = arrangeLibrary(
  [builtIn('adit-op', '1', 'operation', 'Operation'), builtIn('adit-acq', '1', 'acquisition', 'Acquisition')],
  [
    imported('dust', '9', 'operation', 'Dust'),
    imported('dust', '10', 'operation', 'Dust'),
    imported('air', '2026053001', 'operation', 'Air'),
  ],
)

test('checklists stand by stage, the app’s own first, then by title, with their versions together, newest first', () => {
  expect(library.map(({ form_id, versions }) => [form_id, versions.map(({ version }) => version)])).toEqual([
    ['adit-acq', ['1']],
    ['adit-op', ['1']],
    ['air', ['2026053001']],
    ['dust', ['10', '9']],
  ])
})

test('versions are ordered as people count', () => {
  const inOrder = ['1.2', '1.9', '1.10', '2', '2025123101', '2026053001']
  expect([...inOrder].reverse().sort(compareVersions)).toEqual(inOrder)
  expect(compareVersions('draft b', 'draft a')).toBeGreaterThan(0)
})

test('a version that came with the app since it was imported is there once', () => {
  const [only, ...others] = arrangeLibrary(
    [builtIn('dust', '9', 'operation', 'Dust')],
    [imported('dust', '9', 'operation', 'Dust')],
  )
  expect(others).toEqual([])
  expect(only?.versions.map(({ source }) => source.kind)).toEqual(['built-in'])
})

describe('searching', () => {
  const found = (words: string) => searchLibrary(library, words).map(({ form_id }) => form_id)

  test('finds every word, in any language, whatever its case and width', () => {
    expect(found('DUST')).toEqual(['dust'])
    expect(found('扬尘')).toEqual(['air', 'dust'])
    expect(found('ｄｕｓｔ 10')).toEqual(['dust'])
  })

  test('looks at ids, versions and file names', () => {
    expect(found('adit-')).toEqual(['adit-acq', 'adit-op'])
    expect(found('2026053001')).toEqual(['air'])
    expect(found('air survey.xlsx')).toEqual(['air'])
  })

  test('finds nothing where one word is missing, and everything without words', () => {
    expect(found('dust nothing')).toEqual([])
    expect(found('  ')).toHaveLength(4)
  })
})

test('a stage offers what is made for it, and only those versions', () => {
  const mixed = arrangeLibrary(
    [],
    [imported('dust', '1', 'closure', 'Dust'), imported('dust', '2', 'operation', 'Dust')],
  )
  const versions = (stage: Stage) => forStage(mixed, stage).map((one) => one.versions.map((v) => v.version))
  expect(versions('closure')).toEqual([['1']])
  expect(versions('operation')).toEqual([['2']])
  expect(versions('acquisition')).toEqual([])
})

test('a version is found by its names', () => {
  expect(findVersion(library, 'dust', '9')?.source.kind).toBe('imported')
  expect(findVersion(library, 'dust', '11')).toBeUndefined()
  expect(findVersion(library, 'rust', '9')).toBeUndefined()
})

describe('questions', () => {
  const rows = [
    group('a', [
      question('text', 'p'),
      question('note', 'n'),
      question('calculate', 'c', { calculation: '1' }),
      question('text', 'q', { adit: { extended: true } }),
      repeat('r', [question('text', 's'), question('today', 't')]),
    ]),
    group('b', [question('text', 'u'), question('note', 'v')], { adit: { extended: true } }),
  ]

  test('are counted when somebody is asked them, those of a repeat once', () => {
    expect(countQuestions(rows)).toBe(4)
  })

  test('of a quick inspection leave out what is extended, and all in a group that is', () => {
    expect(countExtended(rows)).toBe(2)
  })
})
