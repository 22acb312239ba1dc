import { describe, expect, it } from 'vitest'
import { MAX_NAME_LENGTH } from '../../../shared/checklist/check-names.ts'
import type { GroupDefinition, QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { definitionOf, importSurvey, said, type TestCell } from '../../support/form-file.ts'

const HEAD = ['type', 'name', 'label'] as const
const CHOICES = [
  ['list_name', 'name', 'label'],
  ['yn', 'yes', 'Yes'],
  ['yn', 'no', 'No'],
] as const

/** The one question of a survey of one row under these headers. */
function one(header: readonly string[], ...cells: readonly TestCell[]) {
  const result = importSurvey([
    [...HEAD, ...header],
    ['integer', 'q', 'Q', ...cells],
  ])
  return { question: definitionOf(result).survey[0] as QuestionDefinition, said: said(result) }
}

describe('headers are read as ODK reads them', () => {
  it.each([
    'relevant',
    'Relevant',
    ' RELEVANT ',
    'relevance',
    'bind::relevant',
    'bind :: relevant',
    'bind:relevant',
  ])('%j is relevant', (header) => {
    const { question, said: remarks } = one([header], '1 = 1')
    expect(question.relevant).toBe('1 = 1')
    expect(remarks).toEqual([])
  })

  it.each([
    ['constraint message', 'constraint_message'],
    ['Constraint_Message', 'constraint_message'],
    ['constraining message', 'constraint_message'],
    ['bind::jr:constraintMsg', 'constraint_message'],
    ['bind:jr:constraintMsg', 'constraint_message'],
    ['required message', 'required_message'],
    ['bind::jr:requiredMsg', 'required_message'],
    ['requiredMsg', 'required_message'],
    ['constraint_message::English (en)', 'constraint_message'],
    ['bind::jr:constraintMsg::English (en)', 'constraint_message'],
    ['guidance hint', 'guidance_hint'],
    ['hint:English', 'hint'],
  ] as const)('%j is %s', (header, key) => {
    const { question, said: remarks } = one([header], 'Words')
    expect(question[key]).toEqual({ en: 'Words' })
    expect(remarks).toEqual([])
  })

  it.each([
    ['read only', 'read_only'],
    ['readonly', 'read_only'],
    ['bind::readonly', 'read_only'],
    ['calculate', 'calculation'],
    ['bind::calculate', 'calculation'],
    ['control::appearance', 'appearance'],
    ['body::appearance', 'appearance'],
  ] as const)('%j is %s', (header, key) => {
    expect(one([header], '1').question[key]).toBe('1')
  })

  it.each(['command', 'TYPE'])('%j is type', (header) => {
    const result = importSurvey([
      [header, 'tag', 'caption'],
      ['text', 'q', 'Q'],
    ])
    expect(definitionOf(result).survey).toEqual([{ type: 'text', name: 'q', label: { en: 'Q' } }])
  })

  it('two columns that mean the same are refused when both hold something', () => {
    const result = importSurvey([
      [...HEAD, 'relevant', 'relevance'],
      ['text', 'q', 'Q', '1 = 1', '2 = 2'],
    ])
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual(['refused header-twice survey!E1'])
  })

  it('of two columns that mean the same the one that holds something counts', () => {
    const { question, said: remarks } = one(['relevant', 'relevance'], null, '2 = 2')
    expect(question.relevant).toBe('2 = 2')
    expect(remarks).toEqual([])
  })

  it('what XLSForm does not know, what Adit does nothing with, and what has no header is said once', () => {
    const result = importSurvey([
      [...HEAD, 'remarks of the author', 'autoplay', null],
      ['text', 'q', 'Q', 'x', 'audio', 'stray'],
      ['text', 'r', 'R', 'y', null, 'stray'],
    ])
    expect(said(result)).toEqual([
      'ignored column-without-header survey!F2',
      'ignored column-unknown survey!D1',
      'ignored column-without-effect survey!E1',
    ])
  })

  it('a survey without a column for types is refused', () => {
    expect(said(importSurvey([['name'], ['q']]))).toEqual(['refused header-missing survey!1'])
  })
})

describe('types are read in every way that ODK reads them', () => {
  it.each([
    ['int', 'integer'],
    ['q int', 'integer'],
    ['Integer', 'integer'],
    ['string', 'text'],
    ['q string', 'text'],
    ['add text prompt', 'text'],
    ['photo', 'image'],
    ['add image prompt', 'image'],
    ['gps', 'geopoint'],
    ['location', 'geopoint'],
    ['trigger', 'acknowledge'],
    ['date time', 'dateTime'],
    ['datetime', 'dateTime'],
    ['q barcode', 'barcode'],
    ['get start time', 'start'],
    ['imei', 'deviceid'],
    ['  text  ', 'text'],
    ['text\u00A0', 'text'],
  ])('%j is %s', (written, type) => {
    const result = importSurvey([HEAD, [written, 'q', 'Q']])
    expect(definitionOf(result).survey).toMatchObject([{ type, name: 'q' }])
    expect(said(result)).toEqual([])
  })

  it.each([
    ['select_one yn', 'select_one'],
    ['select one yn', 'select_one'],
    ['Select_One yn', 'select_one'],
    ['select one from yn', 'select_one'],
    ['add select one prompt using yn', 'select_one'],
    ['select1 yn', 'select_one'],
    ['select_multiple yn', 'select_multiple'],
    ['select all that apply from yn', 'select_multiple'],
    ['select all that apply yn', 'select_multiple'],
    ['select_multiple  yn ', 'select_multiple'],
    ['rank yn', 'rank'],
  ])('%j is %s from the list yn', (written, type) => {
    const result = importSurvey([HEAD, [written, 'q', 'Q']], { choices: CHOICES })
    expect(definitionOf(result).survey).toMatchObject([{ type, list_name: 'yn' }])
    expect(said(result)).toEqual([])
  })

  it('the list may stand in a column of its own', () => {
    const survey = [
      [...HEAD, 'select_from_list_name'],
      ['select_one', 'q', 'Q', 'yn'],
    ]
    expect(definitionOf(importSurvey(survey, { choices: CHOICES })).survey).toMatchObject([
      { list_name: 'yn' },
    ])
  })

  it.each(['email', 'phonenumber', 'simserial', 'subscriberid', 'start-geopoint', 'username', 'today'])(
    '%s is taken',
    (type) => {
      const result = importSurvey([
        ['type', 'name'],
        [type, 'q'],
      ])
      expect(definitionOf(result).survey).toEqual([{ type, name: 'q' }])
      expect(said(result)).toEqual([])
    },
  )

  it.each([
    ['background-audio', 'hidden'],
    ['osm', 'geopoint'],
  ])('%s becomes %s, which is said', (written, type) => {
    const result = importSurvey([HEAD, [written, 'q', 'Q']])
    expect(definitionOf(result).survey).toMatchObject([{ type }])
    expect(said(result)).toEqual(['approximated type-approximated survey!A2'])
  })

  it('a type with a rule brings it, unless the row has its own', () => {
    const result = importSurvey([
      [...HEAD, 'constraint'],
      ['percentage', 'a', 'A', null],
      ['percentage', 'b', 'B', '. < 50'],
    ])
    expect(definitionOf(result).survey).toMatchObject([
      { type: 'integer', constraint: '0 <= . and . <= 100' },
      { type: 'integer', constraint: '. < 50' },
    ])
  })

  it.each([
    ['frobnicate', 'type-unknown'],
    ['texte', 'type-misspelt'],
    ['slect_one yn', 'type-misspelt'],
    ['integer 5', 'type-misspelt'],
    ['begin loop over yn', 'loop-over-list'],
    ['select_one', 'list-not-named'],
    ['select_one ${a}', 'choices-from-answers'],
  ])('%j is refused: %s', (written, code) => {
    const survey = [HEAD, [written, 'q', 'Q'], ...(written.startsWith('begin') ? [['end repeat']] : [])]
    const result = importSurvey(survey, { choices: CHOICES })
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual([`refused ${code} survey!A2`])
  })
})

describe('groups and repeats nest', () => {
  it.each([
    ['begin group', 'end group'],
    ['begin_group', 'end_group'],
    ['Begin Group', 'END GROUP'],
    ['begin  group', 'end_group'],
  ])('%j to %j', (begin, end) => {
    const result = importSurvey([HEAD, [begin, 'g', 'G'], ['text', 'q', 'Q'], [end]])
    expect(definitionOf(result).survey).toMatchObject([
      { type: 'group', name: 'g', children: [{ name: 'q' }] },
    ])
    expect(said(result)).toEqual([])
  })

  it('repeats in groups in repeats, with a number of rows', () => {
    const result = importSurvey([
      [...HEAD, 'repeat_count'],
      ['begin repeat', 'a', 'A', 3],
      ['begin group', 'b', 'B'],
      ['begin_repeat', 'c', 'C', '${d}'],
      ['text', 'e', 'E'],
      ['end_repeat'],
      ['end group'],
      ['end repeat'],
      ['integer', 'd', 'D'],
    ])
    expect(definitionOf(result).survey).toMatchObject([
      {
        type: 'repeat',
        repeat_count: '3',
        children: [{ type: 'group', children: [{ repeat_count: '${d}' }] }],
      },
      { name: 'd' },
    ])
  })

  it.each([
    ['an end too many', [['text', 'q', 'Q'], ['end group']], 'refused end-without-begin survey!A3'],
    [
      'an end too few',
      [
        ['begin repeat', 'g', 'G'],
        ['text', 'q', 'Q'],
      ],
      'refused begin-without-end survey!2',
    ],
    [
      'an end of the other kind',
      [['begin repeat', 'g', 'G'], ['text', 'q', 'Q'], ['end group']],
      'refused end-of-other-kind survey!A4',
    ],
  ])('%s is refused with its row', (_name, rows, remark) => {
    const result = importSurvey([HEAD, ...rows])
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual([remark])
  })

  it('deeper than can be shown is refused with the row that goes too far', () => {
    const begins = Array.from({ length: 3000 }, (_, index) => ['begin group', `g${index}`, 'G'])
    expect(said(importSurvey([HEAD, ...begins]))).toEqual(['refused nested-too-deep survey!22'])
  })

  it('what a group cannot carry is left out and said', () => {
    const result = importSurvey([
      [...HEAD, 'required', 'calculation', 'relevant', 'appearance', 'hint'],
      ['begin group', 'g', 'G', 'yes', '1', '1 = 1', 'field-list', 'H'],
      ['text', 'q', 'Q'],
      ['end group'],
    ])
    expect(definitionOf(result).survey[0]).toEqual({
      type: 'group',
      name: 'g',
      label: { en: 'G' },
      hint: { en: 'H' },
      relevant: '1 = 1',
      appearance: 'field-list',
      children: [{ type: 'text', name: 'q', label: { en: 'Q' } }],
    })
    expect(said(result)).toEqual(['ignored not-for-type survey!D2', 'ignored not-for-type survey!E2'])
  })
})

describe('rows', () => {
  it('that are blank, comments or disabled are passed over', () => {
    const result = importSurvey([
      [...HEAD, 'disabled', 'hint'],
      [null],
      ['# Part one', null, 'of two'],
      ['text', 'a', 'A', 'yes'],
      [null, null, null, null, 'a stray hint'],
      ['text', 'b', 'B', 'no'],
    ])
    expect(definitionOf(result).survey).toMatchObject([{ name: 'b' }])
    expect(said(result)).toEqual([
      'ignored row-comment survey!3',
      'ignored row-disabled survey!4',
      'ignored row-without-type survey!5',
    ])
  })

  it('without a type or a name are refused', () => {
    const result = importSurvey([HEAD, [null, 'a', 'A'], ['text', null, 'B'], [null, null, 'C']])
    expect(said(result)).toEqual([
      'refused type-missing survey!2',
      'refused name-missing survey!3',
      'refused type-missing survey!4',
    ])
  })

  it('notes without a name get one, and audit has its own', () => {
    const result = importSurvey([HEAD, ['note', null, 'N'], ['audit']])
    expect(definitionOf(result).survey.map(({ name }) => name)).toEqual(['generated_note_name_2', 'audit'])
    expect(said(result)).toEqual(['approximated name-made survey!2'])
  })

  it('names that are none are refused with their cell', () => {
    const long = 'n'.repeat(MAX_NAME_LENGTH + 1)
    const result = importSurvey([HEAD, ['text', 'two words', 'A'], ['text', '1st', 'B']])
    expect(said(result)).toEqual(['refused invalid-name survey!B2', 'refused invalid-name survey!B3'])
    expect(said(importSurvey([HEAD, ['text', long, 'A']]))).toEqual(['refused name-too-long survey!B2'])
  })

  it('without a label show their name, unless a hint or a picture says what they are', () => {
    const result = importSurvey([
      [...HEAD, 'hint', 'image'],
      ['text', 'a', null],
      ['text', 'b', null, 'Hint'],
      ['text', 'c', null, null, 'c.png'],
      ['calculate', 'd', null],
    ])
    expect(said(result)).toContain('approximated label-missing survey!2')
    expect(said(result).filter((line) => line.includes('label-missing'))).toHaveLength(1)
  })

  it('smart quotes in expressions are straightened, in texts they stay', () => {
    const result = importSurvey([
      [...HEAD, 'relevant', 'constraint', 'default'],
      ['text', 'a', 'The “A”', null, null, 'don’t'],
      ['text', 'b', 'B', '${a} = ‘yes’', 'contains(., "it’s")', null],
    ])
    const [a, b] = definitionOf(result).survey as QuestionDefinition[]
    expect(a).toMatchObject({ label: { en: 'The “A”' }, default: 'don’t' })
    expect(b).toMatchObject({ relevant: "${a} = 'yes'", constraint: 'contains(., "it’s")' })
    expect(said(result)).toEqual(['approximated quotes-straightened survey!D3'])
  })

  it.each([
    ['relevant', 'yes', 'true()'],
    ['relevant', 'FALSE', 'false()'],
    ['relevant', true, 'true()'],
    ['required', 'yes', 'yes'],
    ['required', true, 'TRUE'],
    ['required', 'true()', 'true()'],
    ['required', 1, '1'],
    ['default', true, 'TRUE'],
    ['default', 5, '5'],
  ] as const)('%s may be written as %j', (key, cell, value) => {
    expect(one([key], cell).question[key]).toBe(value)
  })

  it('a formula counts as its value with a remark, a fault is refused', () => {
    expect(one(['relevant'], { t: 's', v: '1 = 1', f: 'A1' })).toMatchObject({
      question: { relevant: '1 = 1' },
      said: ['approximated formula-value survey!D2'],
    })
    const result = importSurvey([
      [...HEAD, 'relevant'],
      ['text', 'q', 'Q', { t: 'e', v: 23 }],
    ])
    expect(said(result)).toEqual(['refused cell-fault survey!D2'])
  })

  it('metadata questions do without what has no meaning for them', () => {
    const result = importSurvey([
      [...HEAD, 'required'],
      ['start', 's', null, 'yes'],
      ['text', 'q', 'Q', null],
    ])
    expect(definitionOf(result).survey[0]).toEqual({ type: 'start', name: 's' })
    expect(said(result)).toEqual(['ignored not-for-type survey!D2'])
  })
})

describe('names are unique in a group for XLSForm, in the whole checklist for us', () => {
  const TWICE: readonly (readonly TestCell[])[] = [
    [...HEAD, 'relevant'],
    ['begin group', 'roof', 'Roof'],
    ['text', 'state', 'State'],
    ['end group'],
    ['begin group', 'wall', 'Wall'],
    ['text', 'state', 'State'],
    ['text', 'more', 'More', "../state = 'bad'"],
    ['end group'],
    ['text', 'last', 'Last', "/data/wall/state = 'bad' and /data/roof/state = 'bad'"],
  ]

  it('a later row is called after its group too, and paths follow it', () => {
    const result = importSurvey(TWICE)
    const [, wall, last] = definitionOf(result).survey as [
      GroupDefinition,
      GroupDefinition,
      QuestionDefinition,
    ]
    expect(wall.children.map(({ name }) => name)).toEqual(['wall_state', 'more'])
    expect(wall.children[1]?.relevant).toBe("${wall_state} = 'bad'")
    expect(last.relevant).toBe("${wall_state} = 'bad' and /data/roof/state = 'bad'")
    expect(said(result)).toEqual(['approximated name-qualified survey!B6'])
  })

  it('a reference that could mean several is refused', () => {
    const result = importSurvey([...TWICE, ['note', 'n', 'It is ${state}', "${state} = 'x'"]])
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual([
      'approximated name-qualified survey!B6',
      'refused reference-ambiguous survey!D10',
      'refused reference-ambiguous survey!C10',
    ])
  })

  it('twice in one group is refused with both places', () => {
    const result = importSurvey([HEAD, ['text', 'a', 'A'], ['text', 'a', 'B']])
    expect(result.remarks).toMatchObject([
      { code: 'duplicate-name', place: { cell: 'B3' }, detail: { name: 'a', first: 'survey!B2' } },
    ])
  })
})

describe('what loading finds wrong is said with its cell', () => {
  it.each([
    ['relevant', '${nobody} = 1', 'unknown-reference'],
    ['relevant', '1 +', 'expression'],
    ['constraint', 'frobnicate(.)', 'expression'],
    ['calculation', '${q} + 1', 'loop'],
    ['hint', 'It is ${nobody}', 'unknown-reference'],
    ['bind::adit:severity', 'terrible', 'unknown-value'],
    ['bind::adit:limit_max', '${nobody}', 'unknown-reference'],
  ])('%s %j: %s', (header, cell, code) => {
    const result = importSurvey([
      [...HEAD, header],
      ['integer', 'q', 'Q', cell],
    ])
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual([`refused ${code} survey!D2`])
  })

  it('a list that nobody wrote is said at the type', () => {
    expect(said(importSurvey([HEAD, ['select_one nowhere', 'q', 'Q']]))).toEqual([
      'refused unknown-list survey!A2',
    ])
  })

  it('everything at once, never half a checklist', () => {
    const result = importSurvey([
      [...HEAD, 'relevant'],
      ['text', 'a', 'A', '${nobody}'],
      ['texte', 'b', 'B', null],
      ['text', 'c', 'C', '1 +'],
    ])
    expect(result.checklist).toBeUndefined()
    expect(said(result)).toEqual([
      'refused type-misspelt survey!A3',
      'refused expression survey!D4',
      'refused unknown-reference survey!D2',
    ])
  })
})

describe("Adit's own columns", () => {
  it('fill what they are for', () => {
    const result = importSurvey(
      [
        [
          ...HEAD,
          ...[
            'severity',
            'gate',
            'adverse',
            'evidence_en',
            'evidence_level',
            'reference',
            'seeds',
            'extended',
          ].map((key) => `bind::adit:${key}`),
        ],
        ['select_one yn', 'q', 'Q', 'major', 'yes', '["no"]', 'A paper', 'E2', 'IFC 2', '001-2 003-4', 'no'],
      ],
      { choices: CHOICES },
    )
    expect(definitionOf(result).survey[0]?.adit).toEqual({
      severity: 'major',
      gate: true,
      adverse: ['no'],
      evidence: { en: 'A paper' },
      evidence_level: 'E2',
      reference: { en: 'IFC 2' },
      seeds: ['001-2', '003-4'],
      extended: false,
    })
    expect(said(result)).toEqual([])
  })

  it('a group marked as mine profile becomes the names of the profile', () => {
    const result = importSurvey([
      [...HEAD, 'bind::adit:profile', 'relevant', 'bind::adit:weight'],
      ['begin group', 'mine', 'Mine', 'yes'],
      ['text', 'country', 'Country'],
      ['end group'],
      ['begin group', 'g', 'G', null, "${country} = 'PE'", 20],
      ['text', 'q', 'Q'],
      ['end group'],
    ])
    expect(definitionOf(result)).toMatchObject({
      profile: ['country'],
      survey: [{ name: 'g', relevant: "${country} = 'PE'", adit: { weight: 20 } }],
    })
  })

  it('words that are no flag and no number are refused', () => {
    const header = [...HEAD, 'bind::adit:gate', 'bind::adit:weight']
    const result = importSurvey([header, ['text', 'q', 'Q', 'perhaps', '1.5']])
    expect(said(result).slice(0, 2)).toEqual([
      'refused wrong-flag survey!D2',
      'refused wrong-number survey!E2',
    ])
  })
})
