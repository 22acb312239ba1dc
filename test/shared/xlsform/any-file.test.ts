import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { COLUMNS } from '../../../shared/xlsform/columns.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import type { FormFile, ImportResult } from '../../../shared/xlsform/import-report.ts'
import { inflatedSize } from '../../../shared/xlsform/inflated-size.ts'
import { TYPES } from '../../../shared/xlsform/types.ts'
import { bytesOf, formFile, type TestSheets, textFile, workbook } from '../../support/form-file.ts'

const SHEETS: TestSheets = {
  survey: [
    ['type', 'name', 'label::English (en)', 'label::French (fr)', 'relevant', 'calculation'],
    ['begin repeat', 'r', 'R', 'R', null, null],
    ['select_one l or_other', 'q', 'Q', 'Q', '${n} > 1 and /data/n != 7', null],
    ['end repeat', null, null, null, null, null],
    ['integer', 'n', 'N', null, null, null],
    ['calculate', 'c', null, null, null, 'sum(${n}) + count(${r})'],
  ],
  choices: [
    ['list_name', 'name', 'label::English (en)', 'filter'],
    ['l', 'a', 'A', 'x'],
    ['l', 'b', 'B', 'y'],
  ],
  settings: [
    ['form_id', 'version'],
    ['f', 3],
  ],
}

/** A report that says why there is no checklist, or a checklist that stands by itself. */
function expectWhole(result: ImportResult): void {
  const refused = result.remarks.filter(({ fate }) => fate === 'refused')
  if (result.checklist === undefined) expect(refused.length).toBeGreaterThan(0)
  else {
    expect(refused).toEqual([])
    expect(loadChecklist(result.checklist.definition)).toHaveProperty('checklist')
  }
}

const files: readonly FormFile[] = [
  formFile(SHEETS),
  { name: 'form.xls', bytes: bytesOf(workbook(SHEETS), 'biff8') },
  { name: 'form.ods', bytes: bytesOf(workbook(SHEETS), 'ods') },
  textFile('form.csv', 'type,name,label\nselect_one l,q,"Q, or not"\ntext,b,B\n'),
]

describe.each(files.map((file) => [file.name, file] as const))('%s', (_name, file) => {
  const importing = (bytes: Uint8Array) => expectWhole(importForm({ name: file.name, bytes }))

  it('is imported as it is', () => {
    if (file.name !== 'form.csv') expect(importForm(file).checklist).toBeDefined()
    importing(file.bytes)
  })

  it('cut off anywhere gives a report', () => {
    const length = fc.nat(file.bytes.length - 1)
    fc.assert(
      fc.property(length, (end) => importing(file.bytes.slice(0, end))),
      { numRuns: 60 },
    )
  })

  it('with any bytes changed gives a report', () => {
    const flips = fc.array(fc.tuple(fc.nat(file.bytes.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(flips, (changes) => {
        const bytes = file.bytes.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        importing(bytes)
      }),
      { numRuns: 120 },
    )
  })
})

it('any bytes at all give a report', () => {
  const starts = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1',
    'type,name\n',
  )
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 2000 }), (start, rest) => {
      const bytes = Uint8Array.of(...Array.from(start, (letter) => letter.charCodeAt(0)), ...rest)
      expectWhole(importForm({ name: 'x.xlsx', bytes }))
    }),
    { numRuns: 300 },
  )
})

/** Cells that mean something somewhere, mixed with such that mean nothing. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TYPES.flatMap(({ name, aliases }) => [name, ...aliases])) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('begin group', 'end group', 'begin repeat', 'end_repeat', 'select_one l'),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom('a', 'b', 'l', 'yes', 'no', '1', '', '${a}', '${a} + 1', '../b', '/data/a'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("instance('l')/root/item", "pulldata('f','a','b',1)", "search('f')", '“', '['),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '\uD800', 'e\u0301', '[1]', '\u0000'),
  },
)
const header = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...COLUMNS.flatMap((column) => [column.header, ...column.aliases])),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('label::en', 'label::French', 'hint:fr', 'label::', '::', ':', 'x y'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 10 }) },
)
const table = fc
  .tuple(
    fc.array(header, { minLength: 1, maxLength: 8 }),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
  )
  .map(([headers, rows]) => [['type', 'name', 'list_name', ...headers], ...rows])

/** Texts that a cell of a real file cannot hold are the writer's business, not the reader's. */
const writable = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((text) => text.toWellFormed().replaceAll('\u0000', '')))

it('any cells at all give a report', () => {
  fc.assert(
    fc.property(table, table, table, (survey, choices, settings) => {
      const sheets = { survey: writable(survey), choices: writable(choices), settings: writable(settings) }
      expectWhole(importForm(formFile(sheets), { companions: [textFile('f.csv', 'a,b\n1,2\n')] }))
    }),
    { numRuns: 80 },
  )
})

it('a form of ten thousand choices is imported whole', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    's',
    `s${index}`,
    `Species ${index}`,
    `f${index % 50}`,
  ])
  const file = formFile({
    survey: [
      ['type', 'name', 'label', 'choice_filter'],
      ['select_one s', 'q', 'Q', "family = 'f7'"],
    ],
    choices: [['list_name', 'name', 'label', 'family'], ...rows],
  })
  expect(importForm(file).checklist?.definition.choices.s).toHaveLength(10_000)
})

describe('a form that is wrong all over gives a report of all of it', () => {
  const many = Array.from({ length: 4000 }, (_, index) => index)

  it('rows of unknown types', () => {
    const rows = many.map((index) => ['frobnicate', `n${index}`, 'N'])
    const { remarks } = importForm(formFile({ survey: [['type', 'name', 'label'], ...rows] }))
    expect(remarks.filter(({ code }) => code === 'type-unknown')).toHaveLength(many.length)
  })

  it('rows of one name in many groups', () => {
    const rows = many.flatMap((index) => [['begin group', `g${index}`], ['text', 'n', 'N'], ['end group']])
    const { remarks } = importForm(formFile({ survey: [['type', 'name', 'label'], ...rows] }))
    expect(remarks.filter(({ code }) => code === 'name-qualified')).toHaveLength(many.length - 1)
  })

  it('choices of one name', () => {
    const survey = [
      ['type', 'name', 'label'],
      ['select_one l', 'q', 'Q'],
    ]
    const choices = [['list_name', 'name', 'label'], ...many.map((index) => ['l', 'a', `A${index}`])]
    expectWhole(importForm(formFile({ survey, choices })))
    const settings = [['allow_choice_duplicates'], ['yes']]
    const { checklist } = importForm(formFile({ survey, choices, settings }))
    expect(new Set(checklist?.definition.choices.l?.map(({ name }) => name)).size).toBe(many.length)
  })
})

describe('the size of a deflated stream', () => {
  const data = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.tuple(fc.nat(255), fc.nat(100_000)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
    fc.string({ maxLength: 2000 }).map((text) => new TextEncoder().encode(text.repeat(5))),
  )
  const options = fc.record({
    level: fc.constantFrom(0, 1, 6, 9),
    strategy: fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY),
  })

  it('is that of what it holds, however it was made', () => {
    fc.assert(
      fc.property(data, options, (bytes, how) => {
        expect(inflatedSize(deflateRawSync(bytes, how), 1_000_000)).toBe(bytes.length)
      }),
      { numRuns: 150 },
    )
  })

  it('is none when it is cut off', () => {
    const stream = deflateRawSync(new TextEncoder().encode('abcdefghij'.repeat(50)))
    for (let end = 0; end < stream.length; end++)
      expect(inflatedSize(stream.subarray(0, end), 1000)).toBeNull()
  })

  it('is counted up to the limit only', () => {
    expect(inflatedSize(deflateRawSync(new Uint8Array(5000)), 2000)).toBe(2001)
  })
})
