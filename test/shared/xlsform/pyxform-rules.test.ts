import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import { EXAMPLE_FORMS, exampleForm } from '../../support/xlsforms/example-forms.ts'
import { pyxformErrors } from '../../support/xlsforms/pyxform-rules.ts'

type Table = readonly [header: string, ...rows: readonly string[]]

const CHOICES: Table = ['list_name | name | label', 'l | a | A', 'l | b | B']
const SETTINGS: Table = ['form_id | namespaces', 'f | adit="urn:x"']

/** A workbook from tables whose cells are set apart by bars. */
function errorsOf(survey: Table, choices: Table = CHOICES, settings: Table = SETTINGS): readonly string[] {
  const sheet = (name: string, [header, ...rows]: Table) => {
    const cells = (line: string) => line.split('|').map((cell) => cell.trim())
    const widths = cells(header).map(() => 10)
    return {
      name,
      header: cells(header),
      rows: rows.map((row) => cells(row).map((cell) => cell || null)),
      widths,
    }
  }
  return pyxformErrors(
    writeWorkbook([sheet('survey', survey), sheet('choices', choices), sheet('settings', settings)]),
    ['file.csv'],
  )
}

const GOOD: Table = [
  'type | name | label | bind::adit:unit | calculation | parameters | required | repeat_count | trigger | default',
  'begin_group | g | G',
  'decimal | x | X | mg/L',
  'end_group',
  'begin_repeat | r | R | | | | | ${x}',
  'select_one l | s | S ${x} | | | randomize=true seed=1',
  'select_one_from_file file.csv | t | T | | | value=v label=w',
  'end_repeat',
  "calculate | c | | | pulldata('file', 'a', 'b', ${x}) | | | | ${x}",
  'calculate | d | | | | | | | | now()',
]

const BAD: readonly (readonly [fault: string, survey: Table, choices?: Table, settings?: Table])[] = [
  ['no column type', ['kind | name', 'text | a']],
  ['two columns are', ['type | name | relevant | bind::relevant | label', 'text | a | 1 | 2 | A']],
  ['no type', ['type | name | label', '| a | A']],
  ['unknown type', ['type | name | label', 'txet | a | A']],
  ['is no XML name', ['type | name | label', 'text | 1a | A']],
  ['is taken', ['type | name | label', 'text | a | A', 'text | a | A']],
  ['is taken', ['type | name | label', 'begin_repeat | data | A', 'end_repeat']],
  ['is taken', ['type | name | label', 'text | meta | A']],
  [
    'is taken',
    [
      'type | name | label | repeat_count',
      'text | r_count | A',
      'begin_repeat | r | R | 1 + 1',
      'end_repeat',
    ],
  ],
  ['unmatched', ['type | name | label', 'begin_group | g | G']],
  ['unmatched', ['type | name | label', 'begin_group | g | G', 'end_repeat']],
  ['is required', ['type | name | label | required', 'begin_group | g | G | yes', 'end_group']],
  ['no calculation', ['type | name | label | default', 'calculate | c | | five']],
  ['no label or hint', ['type | name', 'text | a']],
  ['no list', ['type | name | label', 'select_one m | a | A']],
  ['select_one with', ['type | name | label', 'select_one file.csv | a | A']],
  ['is not there', ['type | name | label', 'select_one_from_file other.csv | a | A']],
  ['has no parameter value', ['type | name | label | parameters', 'select_one l | a | A | value=x']],
  ['is no number', ['type | name | label | parameters', 'range | a | A | start=one']],
  ['seed without', ['type | name | label | parameters', 'select_one l | a | A | seed=1']],
  ['is no pair', ['type | name | label | parameters', 'text | a | A | big']],
  ['is there 0 times', ['type | name | label', 'text | a | ${b}']],
  [
    'is there 2 times',
    ['type | name | label', 'begin_group | g | G', 'text | a | A', 'end_group', 'text | a | ${a}'],
  ],
  ['is no reference', ['type | name | label', 'text | a | costs ${ 5']],
  [
    'is no reference',
    ['type | name | label | trigger | calculation', 'text | a | A', 'text | b | B | a | 1'],
  ],
  [
    'is no question',
    ['type | name | label | trigger', 'begin_group | g | G', 'text | b | B | ${g}', 'end_group'],
  ],
  ['an audit is', ['type | name', 'audit | log']],
  ['is a list too', ['type | name | calculation', "calculate | c | pulldata('l', 'a', 'b', 'c')"]],
  ['no instance', ['type | name | calculation', "calculate | c | instance('m')/root/item/x"]],
  ['is not declared', ['type | name | label | bind::other:x', 'text | a | A | 1']],
  ['is there already', GOOD, ['list_name | name | label', 'l | a | A', 'l | a | B']],
  ['two columns are name', GOOD, ['list_name | name | label | value', 'l | a | A | 1']],
  ['header two words', GOOD, ['list_name | name | label | two words', 'l | a | A | 1']],
  ['has a space', GOOD, CHOICES, ['form_id | namespaces', 'a b | adit="urn:x"']],
  [
    'nothing is labelled',
    ['type | name | label::A', 'text | a | A'],
    CHOICES,
    ['form_id | default_language', 'f | B'],
  ],
]

describe('the rules of the converter', () => {
  it('pass a sound form', () => {
    expect(errorsOf(GOOD)).toEqual([])
  })

  it.each(BAD.map((faulty) => ({ fault: faulty[0], faulty })))('find: $fault', ({ faulty }) => {
    const [fault, survey, choices, settings] = faulty
    expect(errorsOf(survey, choices, settings).join('\n')).toContain(fault)
  })

  it.each(EXAMPLE_FORMS)('pass the example %s', (name) => {
    const { file, companions } = exampleForm(name)
    expect(
      pyxformErrors(
        file.bytes,
        companions.map((each) => each.name),
      ),
    ).toEqual([])
  })
})
