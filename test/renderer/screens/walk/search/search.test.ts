import { describe, expect, it } from 'vitest'
import { collectViews } from '../../../../../renderer/assessment/views.ts'
import { search, searchEntries } from '../../../../../renderer/screens/walk/search/search.ts'
import type { ChecklistDefinition } from '../../../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../../../shared/checklist/load-checklist.ts'
import { titledSections } from '../../../../../shared/checklist/sections.ts'
import type { Value } from '../../../../../shared/checklist/value.ts'
import { openForm } from '../../../../../shared/engine/form.ts'
import { countingEnvironment } from '../../../assessment/opened.ts'

const yesNo = [
  { name: 'yes', label: { en: 'Conforms', zh: '符合' } },
  { name: 'no', label: { en: 'Does not', zh: '不符合' } },
]

const FORM: ChecklistDefinition = {
  form_id: 'find',
  version: '1',
  stage: 'operation',
  form_title: { en: 'Find', zh: '查找' },
  default_language: 'en',
  languages: ['en', 'zh'],
  choices: { conformity: yesNo },
  profile: [],
  survey: [
    {
      type: 'group',
      name: 'WAT',
      label: { en: 'Water', zh: '水' },
      children: [
        {
          type: 'select_one',
          name: 'WAT-01',
          label: { en: 'Is the effluent sampled?', zh: '是否对外排废水采样？' },
          hint: { en: 'Ask for the laboratory reports', zh: '索取化验报告' },
          list_name: 'conformity',
        },
        { type: 'text', name: 'WAT-010', label: { en: 'Río that receives it', zh: '受纳河流' } },
        {
          type: 'decimal',
          name: 'COPPER',
          label: { en: 'Copper', zh: '铜' },
          relevant: "${WAT-01} = 'yes'",
          adit: { unit: 'mg/L' },
        },
        {
          type: 'repeat',
          name: 'PLACES',
          label: { en: 'Sampling places', zh: '采样点' },
          children: [{ type: 'text', name: 'PLACE', label: { en: 'Name', zh: '名称' } }],
        },
        { type: 'calculate', name: 'SUM', calculation: '1 + 1' },
      ],
    },
  ],
}

function found(query: string, values: Readonly<Record<string, Value>> = {}, rows: readonly string[] = []) {
  const loaded = loadChecklist(FORM)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  const form = openForm(
    loaded.checklist,
    { values, rows: { PLACES: rows }, profile: {} },
    countingEnvironment(),
  )
  const result = search(searchEntries(collectViews(form), titledSections(FORM)), query, 50)
  return { ...result, names: result.hits.map(({ entry }) => entry.view.path) }
}

describe('searching questions', () => {
  it('finds labels in either language, whatever the case and the marks above letters', () => {
    expect(found('EFFLUENT').names).toEqual(['WAT-01'])
    expect(found('rio').names).toEqual(['WAT-010'])
    expect(found('废水').names).toEqual(['WAT-01'])
    expect(found('  río   receives ').names).toEqual(['WAT-010'])
  })

  it('finds codes, the whole one before those that begin with it', () => {
    expect(found('wat-01').names).toEqual(['WAT-01', 'WAT-010'])
    expect(found('wat-01').hits[0]?.in).toBe('code')
  })

  it('finds hints after labels, and says where it found them', () => {
    expect(found('laboratory').hits[0]?.in).toBe('hint')
  })

  it('finds answers: words of the choice in either language, text, and numbers with their unit', () => {
    expect(found('符合', { 'WAT-01': 'yes' }).names).toEqual(['WAT-01'])
    expect(found('不符合', { 'WAT-01': 'yes' }).names).toEqual([])
    expect(found('huallaga', { 'WAT-010': 'Huallaga' }).hits[0]?.in).toBe('answer')
    expect(found('0.42 mg', { 'WAT-01': 'yes', COPPER: '0.42' }).names).toEqual(['COPPER'])
  })

  it('wants every word, of which some may stand in the titles around', () => {
    expect(found('effluent copper').names).toEqual([])
    expect(found('sampling name', {}, ['aaaaaaaa']).names).toEqual(['aaaaaaaa/PLACE'])
    expect(found('sampling places', {}, ['aaaaaaaa']).names).toEqual([])
  })

  it('counts what is not asked now apart, and leaves out what has no place on the screen', () => {
    expect(found('copper')).toMatchObject({ names: [], total: 0, notAsked: 1 })
    expect(found('sum').names).toEqual([])
    expect(found(' ').names).toEqual([])
  })

  it('tells the row that a hit stands in', () => {
    const { hits } = found('pit', { 'bbbbbbbb/PLACE': 'Pit lake' }, ['aaaaaaaa', 'bbbbbbbb'])
    expect(hits[0]?.entry.row?.number).toBe(2)
  })

  it('folds full-width letters', () => {
    expect(found('ＷＡＴ－０１').names).toContain('WAT-01')
  })
})
