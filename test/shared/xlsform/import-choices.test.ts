import { describe, expect, it } from 'vitest'
import type { QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { plainHeader } from '../../../shared/xlsform/columns.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import {
  definitionOf,
  formFile,
  importSurvey,
  SETTINGS,
  said,
  type TestCell,
  textFile,
} from '../../support/form-file.ts'

const HEAD = ['type', 'name', 'label'] as const
const SURVEY = [HEAD, ['select_one l', 'q', 'Q']] as const

/** Imports a list `l` of these choices. */
function list(
  header: readonly string[],
  rows: readonly (readonly TestCell[])[],
  setting?: readonly [string, string],
) {
  const [head, cells] = SETTINGS
  const settings =
    setting === undefined
      ? SETTINGS
      : [
          [...head, setting[0]],
          [...cells, setting[1]],
        ]
  return importSurvey(SURVEY, { choices: [header, ...rows], settings })
}

describe('choices', () => {
  it.each(['list_name', 'list name', 'List Name', 'LIST_NAME '])('are in the list under %j', (header) => {
    const result = list(
      [header, 'value', 'caption'],
      [
        ['l', 1, 'One'],
        ['l', 'b-2', 'Two'],
      ],
    )
    expect(definitionOf(result).choices).toEqual({
      l: [
        { name: '1', label: { en: 'One' } },
        { name: 'b-2', label: { en: 'Two' } },
      ],
    })
    expect(said(result)).toEqual([])
  })

  it('keep their further columns, except those that no expression can name', () => {
    const result = list(
      ['list_name', 'name', 'label', 'state', 'max value', 'label::Klingonish', '__proto__', 'adit:label'],
      [['l', 'a', 'A', 'x', 5, null, 'p', 'L']],
    )
    // `label` is not a column of its own, even where a file says so.
    expect(definitionOf(result).choices.l?.[0]?.columns).toEqual({ state: 'x' })
    expect(said(result).filter((line) => line.includes('choice-column-name'))).toEqual([
      'ignored choice-column-name choices!E1',
      'ignored choice-column-name choices!G1',
      'ignored choice-column-name choices!H1',
    ])
  })

  it('without a label show their name, unless a picture does', () => {
    const result = list(
      ['list_name', 'name', 'label', 'media::image'],
      [
        ['l', 'a', null, null],
        ['l', 'b', null, 'b.png'],
      ],
    )
    expect(definitionOf(result).choices.l).toEqual([
      { name: 'a', label: { en: 'a' } },
      { name: 'b', label: { en: 'b' }, media: { image: { en: 'b.png' } } },
    ])
    expect(said(result)).toEqual([
      'approximated choice-label-missing choices!2',
      'approximated media-missing choices!D3',
    ])
  })

  it('without a list are left out, without a name or with spaces in it refused', () => {
    const result = list(
      ['list_name', 'name', 'label'],
      [
        ['l', 'a', 'A'],
        [null, 'b', 'B'],
        ['l', null, 'C'],
        ['l', 'd e', 'D'],
      ],
    )
    expect(said(result)).toEqual([
      'ignored choice-without-list choices!3',
      'refused choice-name-missing choices!4',
      'refused choice-name-spaces choices!5',
    ])
  })

  it('twice in a list are refused', () => {
    const result = list(
      ['list_name', 'name', 'label'],
      [
        ['l', 'a', 'A'],
        ['l', 'a', 'B'],
      ],
    )
    expect(said(result)).toEqual(['refused duplicate-choice choices!B3'])
  })

  it('twice in a list are told apart where the settings allow them', () => {
    const result = list(
      ['list_name', 'name', 'label', 'state'],
      [
        ['l', 'a', 'A', 'x'],
        ['l', 'a', 'A', 'y'],
        ['l', 'a', 'A', 'x'],
      ],
      ['allow_choice_duplicates', 'yes'],
    )
    expect(definitionOf(result).choices.l).toMatchObject([
      { name: 'a', columns: { state: 'x' } },
      { name: 'a_2', columns: { state: 'y' } },
    ])
    expect(said(result)).toEqual([
      'approximated choice-renamed choices!B3',
      'approximated choice-repeated choices!4',
    ])
  })

  it('a sheet without the column for lists is refused', () => {
    expect(said(list(['name', 'label'], [['a', 'A']]))).toContain('refused header-missing choices!1')
  })

  it('a list whose name a definition cannot hold gets another, in expressions too', () => {
    const result = importSurvey(
      [
        [...HEAD, 'calculation'],
        ['select_one 水 体', 'q', 'Q', null],
        ['calculate', 'c', null, "count(instance('水 体')/root/item)"],
      ],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['水 体', 'a', 'A'],
        ],
      },
    )
    const { choices, survey } = definitionOf(result)
    expect(Object.keys(choices)).toEqual(['list'])
    expect(survey).toMatchObject([
      { list_name: 'list' },
      { calculation: "count(instance('list')/root/item)" },
    ])
    expect(said(result)).toEqual(['approximated list-renamed choices!A2'])
  })

  it.each(['or_other', 'or specify other', 'or other'])('%s is written out', (words) => {
    const result = importSurvey([HEAD, [`select_multiple l ${words}`, 'q', 'Q'], ['text', 'z', 'Z']], {
      choices: [
        ['list_name', 'name', 'label'],
        ['l', 'a', 'A'],
      ],
    })
    const { choices, survey } = definitionOf(result)
    expect(choices.l?.map(({ name }) => name)).toEqual(['a', 'other'])
    expect(survey).toMatchObject([
      { type: 'select_multiple' },
      { type: 'text', name: 'q_other', relevant: "selected(${q}, 'other')" },
      { name: 'z' },
    ])
    expect(said(result)).toEqual(['approximated other-written-out survey!A2'])
  })
})

describe('choices from another sheet', () => {
  it('external choices are taken for select_one_external', () => {
    const result = importSurvey(
      [
        [...HEAD, 'choice_filter'],
        ['text', 'state', 'State', null],
        ['select_one_external city', 'q', 'Q', 'state=${state}'],
      ],
      {
        external_choices: [
          ['list name', 'name', 'label', 'state'],
          ['city', 'a', 'A', 'x'],
        ],
      },
    )
    expect(definitionOf(result)).toMatchObject({
      choices: { city: [{ name: 'a', columns: { state: 'x' } }] },
      survey: [{}, { type: 'select_one', list_name: 'city', choice_filter: 'state=${state}' }],
    })
    expect(said(result)).toEqual([])
  })

  it('a list in both sheets is refused', () => {
    const rows = [
      ['list_name', 'name', 'label'],
      ['l', 'a', 'A'],
    ]
    expect(said(importSurvey(SURVEY, { choices: rows, external_choices: rows }))).toEqual([
      'refused list-twice external_choices!A2',
    ])
  })
})

describe('choices from a file', () => {
  const fromFile = (type: string, parameters: string | null, ...companions: ReturnType<typeof textFile>[]) =>
    importSurvey(
      [
        [...HEAD, 'parameters'],
        [type, 'q', 'Q', parameters],
      ],
      {},
      { companions },
    )

  it.each(['select_one_from_file', 'select one from file', 'select_multiple_from_file', 'select_one'])(
    '%s',
    (type) => {
      const result = fromFile(
        `${type} fruits.csv`,
        null,
        textFile('Fruits.CSV', 'name,label,kind\na,Apple,pome\n'),
      )
      expect(definitionOf(result)).toMatchObject({
        choices: { fruits: [{ name: 'a', label: { en: 'Apple' }, columns: { kind: 'pome' } }] },
        survey: [{ list_name: 'fruits' }],
      })
      expect(said(result)).toEqual([])
    },
  )

  it('under other names for its columns', () => {
    const result = fromFile(
      'select_one_from_file f.csv',
      'value=id, label=text',
      textFile('f.csv', 'id;text\n7;Seven\n'),
    )
    expect(definitionOf(result).choices.f).toMatchObject([{ name: '7', label: { en: 'Seven' } }])
  })

  it('GeoJSON and XML', () => {
    const feature = {
      type: 'Feature',
      id: 'n1',
      properties: { title: 'North' },
      geometry: { type: 'Point', coordinates: [1, 2] },
    }
    const geo = fromFile(
      'select_one_from_file places.geojson',
      null,
      textFile('places.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
    )
    expect(definitionOf(geo).choices.places).toMatchObject([{ name: 'n1', label: { en: 'North' } }])
    const xml = fromFile(
      'select_one_from_file v.xml',
      null,
      textFile(
        'v.xml',
        '<?xml version="1.0"?><root><!-- x --><item><name>a</name><label>A &amp; B</label><k>1</k></item></root>',
      ),
    )
    expect(definitionOf(xml).choices.v).toEqual([{ name: 'a', label: { en: 'A & B' }, columns: { k: '1' } }])
  })

  it('a file that is missing is refused by its name', () => {
    const result = fromFile('select_one_from_file fruits.csv', null)
    expect(result.checklist).toBeUndefined()
    expect(result.remarks).toMatchObject([
      { code: 'file-missing', place: { cell: 'A2' }, detail: { name: 'fruits.csv' } },
    ])
  })

  it.each([
    ['f.csv', 'name,label\n"a,A\n'],
    ['f.csv', 'id,label\na,A\n'],
    ['f.xml', '<!DOCTYPE root [<!ENTITY a "b">]><root><item><name>&a;</name></item></root>'],
    ['f.geojson', '{}'],
  ])('%s that is no list is refused: %j', (name, text) => {
    expect(said(fromFile(`select_one_from_file ${name}`, null, textFile(name, text)))).toMatchObject([
      expect.stringMatching(/^refused file-unreadable/),
    ])
  })

  it('a fault in a file is said with the row of the file', () => {
    const file = textFile('f.csv', 'name,label\na,A\n\na,B\n')
    expect(said(fromFile('select_one_from_file f.csv', null, file))).toEqual([
      'refused duplicate-choice f.csv!4',
    ])
  })

  it('pulldata and instance find their file, with or without its extension', () => {
    const result = importSurvey(
      [
        [...HEAD, 'calculation'],
        ['text', 'k', 'K', null],
        ['calculate', 'a', null, "pulldata('rates', 'rate', 'key', ${k})"],
        ['calculate', 'b', null, "pulldata('rates.csv', 'rate', 'key', ${k})"],
        ['calculate', 'c', null, "count(instance('rates')/root/item)"],
      ],
      {},
      { companions: [textFile('rates.csv', 'key,rate\nx,1\nx,2\n')] },
    )
    const { choices, survey } = definitionOf(result)
    expect(choices.rates?.map(({ columns }) => columns)).toEqual([
      { key: 'x', rate: '1' },
      { key: 'x', rate: '2' },
    ])
    expect((survey as QuestionDefinition[]).map(({ calculation }) => calculation)[2]).toBe(
      "pulldata('rates', 'rate', 'key', ${k})",
    )
    expect(said(result)).toEqual([])
  })

  it('csv-external brings a file and is no question', () => {
    const result = importSurvey(
      [HEAD, ['csv-external', 'rates', null], ['text', 'q', 'Q']],
      {},
      { companions: [textFile('rates.csv', 'name\na\n')] },
    )
    expect(definitionOf(result)).toMatchObject({
      choices: { rates: [{ name: 'a' }] },
      survey: [{ name: 'q' }],
    })
    expect(definitionOf(result).survey).toHaveLength(1)
  })

  it.each([
    ["search('f')", undefined, undefined],
    ["minimal search('f', 'matches', 'kind', ${k})", 'minimal', 'kind = ${k}'],
    ["search('f', 'contains', 'kind', 'p')", undefined, "contains(kind, 'p')"],
    [
      "search('f', 'startswith', 'kind', 'p', 'state', ${k})",
      undefined,
      "(starts-with(kind, 'p')) and state = ${k}",
    ],
  ])('%s becomes a list with a filter', (appearance, kept, filter) => {
    const result = importSurvey(
      [
        [...HEAD, 'appearance'],
        ['text', 'k', 'K', null],
        ['select_one l', 'q', 'Q', appearance],
      ],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['l', 'id', 'title'],
          ['l', 0, 'None'],
        ],
      },
      { companions: [textFile('f.csv', 'id,title,kind,state\na,Apple,pome,x\nb,Plum,stone,y\n')] },
    )
    const { choices, survey } = definitionOf(result)
    const question = survey[1] as QuestionDefinition
    expect(choices[question.list_name ?? '']).toMatchObject([
      { name: '0', label: { en: 'None' } },
      { name: 'a', label: { en: 'Apple' } },
      { name: 'b', label: { en: 'Plum' } },
    ])
    expect([question.appearance, question.choice_filter]).toEqual([kept, filter])
    expect(said(result)).toEqual(['approximated search-resolved survey!D3'])
  })
})

describe('media', () => {
  it('are taken from the files beside the form, and missed by name otherwise', () => {
    const file = { name: 'A.png', bytes: Uint8Array.of(1) }
    const result = importSurvey(
      [
        [...HEAD, 'media::image::English (en)', 'audio'],
        ['note', 'n', 'N', 'jr://images/a.png', 'b.mp3'],
      ],
      {},
      { companions: [file] },
    )
    expect(definitionOf(result).survey[0]?.media).toEqual({ image: { en: 'a.png' }, audio: { en: 'b.mp3' } })
    expect(result.checklist === undefined ? [] : result.media).toEqual([{ name: 'a.png', bytes: file.bytes }])
    expect(said(result)).toEqual(['approximated media-missing survey!E2'])
  })
})

describe('sheets and settings', () => {
  it('sheets are known in any case; those that are not are named, slips too', () => {
    const result = importForm(
      formFile({ Survey: [HEAD, ['text', 'q', 'Q']], Choises: [['x'], ['y']], Notes: [['x']], SETTINGS }),
    )
    expect(said(result)).toEqual(['ignored sheet-misspelt Choises!', 'ignored sheet-unknown Notes!'])
  })

  it('a book without a survey is refused, and a slip in its name is told', () => {
    expect(said(importForm(formFile({ surveys: [HEAD], x: [['y']] })))).toEqual(['refused survey-misspelt'])
    expect(said(importForm(formFile({ a: [HEAD], x: [['y']] })))).toEqual(['refused no-survey'])
    expect(said(importForm(formFile({ survey: [HEAD], settings: SETTINGS })))).toEqual([
      'refused no-questions survey!',
    ])
  })

  it('the only sheet is taken for the survey when its headers say so', () => {
    const result = importForm(formFile({ Sheet1: [HEAD, ['text', 'q', 'Q']] }))
    expect(definitionOf(result).survey).toHaveLength(1)
    expect(said(result)).toContain('approximated only-sheet Sheet1!')
  })

  it('what the settings do not say is made up, which is said', () => {
    const result = importForm(formFile({ survey: [HEAD, ['text', 'q', 'Q']] }, 'My form (v2).xlsx'))
    const { form_id, form_title, version, stage } = definitionOf(result)
    expect([form_id, form_title, stage]).toEqual(['My_form_v2', { und: 'My form (v2)' }, 'operation'])
    expect(version).toMatch(/^[0-9a-f]{12}$/)
    expect(said(result)).toEqual([
      'approximated language-unnamed survey!',
      'approximated form-id-from-file',
      'approximated title-missing',
      'approximated stage-assumed',
      'approximated version-made',
    ])
  })

  it('a made version is the same for the same content, and another for another', () => {
    const version = (label: string) =>
      definitionOf(importForm(formFile({ survey: [HEAD, ['text', 'q', label]] }))).version
    expect(version('Q')).toBe(version('Q'))
    expect(version('Q')).not.toBe(version('R'))
  })

  it('settings without effect and further rows are said', () => {
    const [head, cells] = SETTINGS
    const result = importSurvey([HEAD, ['text', 'q', 'Q']], {
      settings: [
        [...head, 'public_key', 'namespaces', 'colour'],
        [...cells, 'MIIB', 'a="b"', 'red'],
        ['more'],
      ],
    })
    expect(said(result)).toEqual([
      'ignored setting-without-effect settings!F2',
      'ignored column-unknown settings!H1',
      'ignored further-settings settings!3',
    ])
  })

  it('the stage is that of the options, else of the form', () => {
    const survey = [HEAD, ['text', 'q', 'Q']] as const
    expect(definitionOf(importSurvey(survey, {}, { stage: 'closure' })).stage).toBe('closure')
    expect(definitionOf(importSurvey(survey)).stage).toBe('operation')
  })

  it('counts what was taken over', () => {
    const result = importSurvey(
      [HEAD, ['begin repeat', 'r', 'R'], ['select_one l', 'q', 'Q'], ['end repeat'], ['text', 't', 'T']],
      {
        choices: [
          ['list_name', 'name', 'label'],
          ['l', 'a', 'A'],
          ['l', 'b', 'B'],
        ],
      },
    )
    expect(result.remarks).toEqual([
      { fate: 'taken', code: 'questions', detail: { count: 2 } },
      { fate: 'taken', code: 'repeats', detail: { count: 1 } },
      { fate: 'taken', code: 'lists', detail: { count: 1, choices: 2 } },
      { fate: 'taken', code: 'languages', detail: { count: 1, names: 'en' } },
    ])
  })
})

it('headers are compared without what does not matter in them', () => {
  expect(plainHeader('  Constraint   Message :: English ')).toBe('constraint_message::english')
})
