import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import type {
  AditColumns,
  ChecklistDefinition,
  GroupDefinition,
  QuestionDefinition,
  RepeatDefinition,
} from '../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { exportForm } from '../../../shared/xlsform/export-form.ts'
import { choices, choose, definition, group, question, repeat } from '../../support/checklist-dsl.ts'
import { pyxformErrors } from '../../support/xlsforms/pyxform-rules.ts'

type Line = Readonly<Record<string, string>>

/** The lists of a definition without those that every test has. */
function withLists(lists: ChecklistDefinition['choices'], rows: Parameters<typeof definition>[0] = []) {
  return { ...definition(rows), choices: lists }
}

/** The rows of each sheet by header, of a definition that is sound. */
function exported(input: ChecklistDefinition) {
  expect(loadChecklist(input)).not.toHaveProperty('problems')
  const result = exportForm(input)
  if (result.file === undefined) throw new Error(JSON.stringify(result.remarks))
  const book = read(result.file.bytes)
  const sheet = (name: string) =>
    utils.sheet_to_json<Line>(book.Sheets[name] ?? {}).map((line) => ({ ...line }))
  const headers = (name: string) => utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 })[0]
  const files = result.companions.map(({ name }) => name)
  return { ...result, sheet, headers, errors: pyxformErrors(result.file.bytes, files) }
}

const TWO = { languages: ['en', 'zh'], form_title: { en: 'Test', zh: '测试' } }
const both = (en: string, zh: string) => ({ en, zh })

describe('the survey sheet', () => {
  it('opens and closes groups and repeats, and writes the list behind the type', () => {
    const { sheet, errors } = exported(
      definition([
        choose('a'),
        repeat('r', [question('rank', 'b', { list_name: 'answers' })], { repeat_count: '3' }),
      ]),
    )
    expect(sheet('survey').map(({ type, name }) => [type, name])).toEqual([
      ['begin_group', 's'],
      ['select_one answers', 'a'],
      ['begin_repeat', 'r'],
      ['rank answers', 'b'],
      ['end_repeat', undefined],
      ['end_group', undefined],
    ])
    expect(sheet('survey')[2]?.repeat_count).toBe('3')
    expect(errors).toEqual([])
  })

  it('has a column for each language, named and tagged, and for Adit only tagged', () => {
    const { headers, sheet, errors } = exported({
      ...withLists({}),
      ...TWO,
      survey: [
        {
          type: 'group',
          name: 'g',
          label: both('Water', '水'),
          children: [
            {
              type: 'text',
              name: 'q',
              label: both('Q', '问'),
              hint: both('H', '提示'),
              adit: { evidence: both('E', '证据') },
            },
          ],
        },
      ],
    })
    expect(headers('survey')).toEqual([
      'type',
      'name',
      'label::English (en)',
      'label::Chinese (zh)',
      'hint::English (en)',
      'hint::Chinese (zh)',
      'bind::adit:evidence_en',
      'bind::adit:evidence_zh',
    ])
    expect(sheet('survey')[1]).toMatchObject({ 'label::Chinese (zh)': '问', 'bind::adit:evidence_en': 'E' })
    expect(errors).toEqual([])
  })

  it('carries everything of Adit in columns that other tools take for unknown attributes', () => {
    const { sheet, errors } = exported(
      definition([
        choose('a', {
          adit: { severity: 'critical', gate: true, adverse: ['no', 'unknown'], seeds: ['002-29', '1 b'] },
        }),
        question('decimal', 'ph', {
          adit: {
            severity: 'major',
            limit: { max: '9', min: '6', source: "'GB 8978'", verified: 'true()' },
            unit: 'pH',
            plausible: { min: '0', max: '14.0' },
            evidence_level: 'E4',
            carry_forward: 'water.ph',
            extended: false,
          },
        }),
      ]),
    )
    expect(sheet('survey')[1]).toMatchObject({
      'bind::adit:severity': 'critical',
      'bind::adit:gate': 'yes',
      'bind::adit:adverse': 'no unknown',
      'bind::adit:seeds': '["002-29","1 b"]',
    })
    expect(sheet('survey')[2]).toMatchObject({
      'bind::adit:limit_max': '9',
      'bind::adit:limit_min': '6',
      'bind::adit:limit_source': "'GB 8978'",
      'bind::adit:limit_verified': 'true()',
      'bind::adit:unit': 'pH',
      'bind::adit:plausible_min': '0',
      'bind::adit:plausible_max': '14.0',
      'bind::adit:evidence_level': 'E4',
      'bind::adit:carry_forward': 'water.ph',
      'bind::adit:extended': 'no',
    })
    expect(errors).toEqual([])
  })

  it('begins with the mine profile as questions, in a group whose name nothing else has', () => {
    const { sheet, errors } = exported(
      definition([question('text', 'adit_profile', { relevant: '${tsf} = "yes"' })], {
        profile: ['tsf', 'country'],
      }),
    )
    expect(sheet('survey').slice(0, 4)).toEqual([
      {
        type: 'begin_group',
        name: 'adit_profile_',
        'label::English (en)': 'Mine profile',
        'bind::adit:profile': 'yes',
      },
      { type: 'text', name: 'tsf', 'label::English (en)': 'tsf' },
      { type: 'text', name: 'country', 'label::English (en)': 'country' },
      { type: 'end_group' },
    ])
    expect(errors).toEqual([])
  })
})

describe('nothing is left out', () => {
  // A key that is new in a definition makes these incomplete for the compiler.
  const text = (words: string) => ({ en: words })
  const adit: Required<AditColumns> = {
    severity: 'major',
    gate: true,
    adverse: ['adverse'],
    limit: { max: 'max', min: 'min', source: 'source', verified: 'verified', wanted: 'wanted' },
    unit: 'unit',
    unit_from: 'unit from',
    plausible: { min: '11', max: '12' },
    expires: true,
    cost: 'likely',
    funds: true,
    risk: 'current_likelihood',
    green_mine: 'share',
    evidence: text('evidence'),
    evidence_level: 'E3',
    reference: text('reference'),
    carry_forward: 'carry',
    seeds: ['seed'],
    extended: true,
    row_name: ['rowname'],
    row_label: text('row label'),
    weight: 13,
  }
  const row = {
    name: 'name',
    label: text('label'),
    hint: text('hint'),
    guidance_hint: text('guidance'),
    media: { image: text('i'), 'big-image': text('b'), audio: text('a'), video: text('v') },
    relevant: 'relevant',
    appearance: 'appearance',
    adit,
  }
  const rows: readonly [Required<QuestionDefinition>, Required<GroupDefinition>, Required<RepeatDefinition>] =
    [
      {
        ...row,
        type: 'decimal',
        list_name: 'list',
        required: 'required',
        required_message: text('required message'),
        constraint: 'constraint',
        constraint_message: text('constraint message'),
        calculation: 'calculation',
        default: 'default',
        read_only: 'read only',
        choice_filter: 'choice filter',
        parameters: 'start=1',
        trigger: 'trigger',
      },
      { ...row, type: 'group', children: [] },
      { ...row, type: 'repeat', children: [], repeat_count: 'repeat count' },
    ]

  it.each(rows)('of a $type that has everything', (everything) => {
    const { file } = exportForm({ ...definition([]), survey: [everything] })
    const sheet = read(file?.bytes ?? new Uint8Array()).Sheets.survey ?? {}
    const cells = Object.values(utils.sheet_to_json<Line>(sheet)[0] ?? {})
    const wanted = leaves({ ...everything, type: null, list_name: null })
    expect(cells).toEqual(expect.arrayContaining([...wanted]))
    // One cell for each of them, and one for the type with the list.
    expect(cells).toHaveLength(wanted.length + 1)
  })
})

/** Every value in a map of maps, as a cell has it. */
function leaves(value: unknown): readonly string[] {
  if (value === null) return []
  if (typeof value === 'object') return Object.values(value).flatMap(leaves)
  return [value === true ? 'yes' : String(value)]
}

describe('the choices sheet', () => {
  it('holds every list, used or not, with its further columns and media', () => {
    const list = choices('a b', { a: { region: 'north' } })
    const { sheet, errors } = exported(
      withLists({ l: [{ ...list[0], media: { image: { en: 'a.png' } } }, list[1]] as never }),
    )
    expect(sheet('choices')).toEqual([
      {
        list_name: 'l',
        name: 'a',
        'label::English (en)': 'A',
        'media::image::English (en)': 'a.png',
        region: 'north',
      },
      { list_name: 'l', name: 'b', 'label::English (en)': 'B' },
    ])
    expect(errors).toEqual([])
  })

  it('gives another name to a column that other tools would take for one of their own, and says so', () => {
    const { headers, remarks, errors } = exported(
      withLists({ l: choices('a', { a: { Value: '1', caption: 'x', values: '2' } }) }),
    )
    expect(headers('choices')?.slice(3)).toEqual(['adit:Value', 'adit:caption', 'values'])
    expect(remarks.map(({ code, detail }) => [code, detail?.name])).toEqual([
      ['column-renamed', 'Value'],
      ['column-renamed', 'caption'],
    ])
    expect(errors).toEqual([])
  })

  it('tells a column that holds nothing from one that is not there', () => {
    const { sheet } = exported(withLists({ l: choices('a b', { a: { x: '', y: '1' }, b: { y: '2' } }) }))
    expect(sheet('choices').map((line) => line['adit:blank'])).toEqual(['x', undefined])
  })
})

describe('lists that XLSForm takes from files only', () => {
  const rows = { mg: { limit: '0,5', note: 'say "no"' }, fe: { limit: '', note: 'x ' } }
  const input = withLists({ metals: choices('mg fe', rows), other: choices('x') }, [
    question('select_one', 'q', { list_name: 'metals', parameters: 'value=name label=note' }),
    question('decimal', 'd', { calculation: "number(pulldata('metals', 'limit', 'name', ${q}))" }),
  ])

  it('become a CSV file beside the workbook', () => {
    const { companions, sheet, remarks, errors } = exported(input)
    expect(companions.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['metals.csv', 'name,label,limit,note\r\nmg,MG,"0,5","say ""no"""\r\nfe,FE,,"x "\r\n'],
    ])
    expect(sheet('survey')[1]?.type).toBe('select_one_from_file metals.csv')
    expect(sheet('choices').map((line) => line.list_name)).toEqual(['other'])
    expect(remarks.map(({ code, place }) => [code, place])).toEqual([
      ['outer-space', { sheet: 'metals.csv', row: 3, column: 'note' }],
    ])
    expect(errors).toEqual([])
  })

  it('stay in the workbook when a CSV file cannot hold them, which is said', () => {
    const lists = { metals: [{ name: 'mg', label: both('Mg', '镁'), columns: { limit: '1', note: 'n' } }] }
    const { companions, remarks, errors } = exported({
      ...definition([]),
      ...TWO,
      choices: lists,
      survey: [
        {
          type: 'group',
          name: 'g',
          label: both('G', '组'),
          children: [
            { type: 'calculate', name: 'c', calculation: "pulldata('metals', 'limit', 'name', 'mg')" },
          ],
        },
      ],
    })
    expect(companions).toEqual([])
    expect(remarks.map(({ code }) => code)).toEqual(['list-not-a-file'])
    expect(errors).not.toEqual([])
  })
})

describe('the settings sheet', () => {
  it('holds what XLSForm knows and what only Adit does', () => {
    const { sheet } = exported({
      ...definition([question('text', 'q')], { instance_name: 'concat("a", ${q})', version: '1.10' }),
      description: { en: 'About' },
    })
    expect(sheet('settings')).toEqual([
      {
        form_title: 'Test',
        form_id: 'test',
        version: '1.10',
        default_language: 'English (en)',
        instance_name: 'concat("a", ${q})',
        namespaces: expect.stringMatching(/^adit="[^"\s]+"$/),
        'adit:stage': 'acquisition',
        'adit:languages': 'en',
        'adit:description_en': 'About',
      },
    ])
  })
})

describe('what cannot be kept', () => {
  it.each([
    ['outer-space', question('text', 'q', { hint: { en: ' x ' } }), 3, 'hint::English (en)'],
    ['audit-renamed', question('audit', 'log'), 3, 'name'],
    ['name-reserved', question('text', 'meta'), 3, 'name'],
    ['calculation-missing', question('calculate', 'c', { default: 'five' }), 3, 'default'],
    ['trigger-union', question('text', 'q', { calculation: '1', trigger: '${a} | ${b}' }), 3, 'trigger'],
    ['below-detection', question('decimal', 'q', { adit: { limit: { max: '1' } } }), 3, 'type'],
  ])('is said with its place: %s', (code, row, line, column) => {
    const { remarks, errors } = exported(definition([row, question('text', 'a'), question('text', 'b')]))
    expect(remarks).toEqual([
      expect.objectContaining({
        code,
        place: { sheet: 'survey', row: line, column, cell: expect.any(String) },
      }),
    ])
    // The converter would not take any of these but the spaces, and `<0.005` is refused only when it is answered.
    expect(errors.length > 0).toBe(!['outer-space', 'below-detection'].includes(code))
  })

  it('is refused when a cell is too small for it', () => {
    const hint = { en: 'x'.repeat(40_000) }
    const result = exportForm(definition([question('text', 'q', { hint })]))
    expect(result.file).toBeUndefined()
    expect(result.remarks).toEqual([
      expect.objectContaining({ fate: 'refused', code: 'text-too-long', detail: { most: 32_767 } }),
    ])
  })
})

describe('a built-in checklist', () => {
  it('is a form that the converter takes, and the only remark is about results below detection', async () => {
    const path = join(import.meta.dirname, '../../../assets/checklists/adit-acquisition')
    const result = await readChecklist(path)
    if (!('checklist' in result)) throw new Error('not sound')
    const { file, errors, remarks, companions, sheet } = exported(result.checklist.definition)
    expect(errors).toEqual([])
    expect(remarks).toEqual([expect.objectContaining({ code: 'below-detection' })])
    expect(companions).toEqual([])
    expect(file?.name).toBe('adit-acquisition.xlsx')
    expect(sheet('survey').length).toBeGreaterThan(100)
  })
})

it('groups at the top need not be sections', () => {
  const { sheet, errors } = exported({ ...definition([]), survey: [question('text', 'q'), group('g', [])] })
  expect(sheet('survey').map(({ type }) => type)).toEqual(['text', 'begin_group', 'end_group'])
  expect(errors).toEqual([])
})
