import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { isSeenSection, sectionTitle, titledSections } from '../../../shared/checklist/sections.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { whatIsMissing } from '../../../shared/engine/progress.ts'
import { at, choose, definition, group, load, question, repeat, words } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

/** A form as other tools write it: a question, a repeat, an unnamed group, a named one, and a question behind it. */
const SURVEY: readonly RowDefinition[] = [
  choose('first', { required: 'yes' }),
  repeat('wells', [question('text', 'well', { required: 'yes' })]),
  { type: 'group', name: 'page', children: [question('integer', 'depth', { relevant: "${first} = 'yes'" })] },
  group('Water', [question('note', 'n')]),
  question('text', 'remark'),
]

const form = (input = {}) =>
  openForm(
    load(definition([], { survey: SURVEY })),
    { values: {}, rows: {}, profile: {}, ...input },
    fakeEnvironment(),
  )

describe('rows at the top of a checklist', () => {
  it('are sections where they are groups with a label; the runs between them are titled as the checklist is', () => {
    const sections = titledSections(definition([], { survey: SURVEY }))
    expect(sections.map(({ key, group, rows, title }) => [key, group?.name, rows.length, title.en])).toEqual([
      ['first', undefined, 3, 'Test'],
      ['Water', 'Water', 1, 'Water'],
      ['remark', undefined, 1, 'Test'],
    ])
  })

  it('are no section that people see when they only note or carry something along', () => {
    const survey = [
      question('start', 'began'),
      question('hidden', 'carried'),
      question('calculate', 'sum', { calculation: '1' }),
      group('Water', [question('text', 'a')]),
      question('today', 'day'),
      question('note', 'told'),
    ]
    const sections = titledSections(definition([], { survey }))
    expect(sections.map((section) => [section.key, isSeenSection(section)])).toEqual([
      ['began', false],
      ['Water', true],
      ['day', true],
    ])
  })

  it('belong to the section of their group, or to the one without a name', () => {
    const { rows, top, sections } = load(definition([], { survey: SURVEY }))
    expect([...rows.values()].map((row) => [row.name, row.section])).toEqual([
      ['first', ''],
      ['wells', ''],
      ['well', ''],
      ['page', ''],
      ['depth', ''],
      ['Water', 'Water'],
      ['n', 'Water'],
      ['remark', ''],
    ])
    expect(top.map((row) => row.name)).toEqual(['first', 'wells', 'page', 'Water', 'remark'])
    expect(sections.map((row) => row.name)).toEqual(['Water'])
  })

  it('are asked, counted and worked out like any other', () => {
    const opened = form({ rows: { wells: ['00000001'] } })
    expect(opened.sections).toEqual(['first', 'wells', 'page', 'Water', 'remark'])
    expect(whatIsMissing(opened).map(({ path }) => path)).toEqual(['first', '00000001/well'])
    expect(at(opened, 'depth').relevant).toBe(false)
    opened.answer('first', 'yes')
    expect(at(opened, 'depth').relevant).toBe(true)
  })

  it('can be reached by absolute paths, whatever the root is called', () => {
    const survey = [question('integer', 'a'), question('calculate', 'b', { calculation: '/data/a + /x/a' })]
    const opened = openForm(
      load(definition([], { survey })),
      { values: { a: '2' }, rows: {}, profile: {} },
      fakeEnvironment(),
    )
    expect(at(opened, 'b').value).toBe('4')
  })
})

it('a label with its gaps filled stands above a section; without one, the title of the checklist', () => {
  const { form_title } = definition([])
  expect(sectionTitle(definition([]), words('Well 3'))).toEqual(words('Well 3'))
  expect(sectionTitle(definition([]), undefined)).toEqual(form_title)
  expect(sectionTitle(definition([]), {})).toEqual(form_title)
})
