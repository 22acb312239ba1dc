import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../renderer/questions/table/columns.ts'
import { columnsOf } from '../../../../renderer/questions/table/columns.ts'
import { isHeading, mapInOrder, matchHeading } from '../../../../renderer/questions/table/match-columns.ts'
import { planPaste } from '../../../../renderer/questions/table/plan-paste.ts'
import { headingUnit } from '../../../../renderer/questions/table/written-unit.ts'
import type { ChecklistDefinition, RepeatDefinition } from '../../../../shared/checklist/definition.ts'

const REPEAT: RepeatDefinition = {
  type: 'repeat',
  name: 'ROWS',
  children: [
    { type: 'note', name: 'ROWS_note', label: { en: 'Read this' } },
    { type: 'text', name: 'ROWS_point', label: { en: 'Sampling point', zh: '采样点' } },
    {
      type: 'group',
      name: 'ROWS_group',
      children: [
        { type: 'date', name: 'ROWS_date', label: { en: 'Date of the sample', zh: '采样日期' } },
        { type: 'decimal', name: 'ROWS_value', label: { en: 'Result', zh: '结果' }, adit: { unit: 'mg/L' } },
      ],
    },
    { type: 'calculate', name: 'ROWS_hidden', calculation: '1' },
    { type: 'calculate', name: 'ROWS_share', calculation: '1', label: { en: 'Share', zh: '占比' } },
    { type: 'image', name: 'ROWS_photo', label: { en: 'Photo', zh: '照片' } },
    { type: 'repeat', name: 'ROWS_inner', children: [{ type: 'text', name: 'INNER' }] },
  ],
}
const COLUMNS: readonly Column[] = columnsOf(REPEAT, { choices: {} } as unknown as ChecklistDefinition)
const RULES = { language: 'en', dates: null } as const

describe('the columns of a repeat', () => {
  it('are what its entries ask and work out, of which files and what is worked out cannot be written', () => {
    expect(COLUMNS.map(({ name, written }) => [name, written])).toEqual([
      ['ROWS_point', true],
      ['ROWS_date', true],
      ['ROWS_value', true],
      ['ROWS_share', false],
      ['ROWS_photo', false],
    ])
  })
})

describe('a heading', () => {
  it('names columns by label in any language, by name, and with a unit or a star behind', () => {
    expect(matchHeading(['结果', 'sampling  POINT *', 'ROWS_date', 'Analyst', ''], COLUMNS)).toEqual([
      2,
      0,
      1,
      null,
      null,
    ])
    expect(matchHeading(['Result (mg/L)', 'Result mg/L', 'value'], COLUMNS)).toEqual([2, null, null])
  })

  it('is one when at least half of it names columns', () => {
    expect(isHeading(['Sampling point', 'Analyst'], COLUMNS)).toBe(true)
    expect(isHeading(['Sampling point', 'Analyst', 'Remark'], COLUMNS)).toBe(false)
    expect(isHeading(['OUT-1', '0.3'], COLUMNS)).toBe(false)
    expect(isHeading(['', ''], COLUMNS)).toBe(false)
  })

  it('is not needed: then columns are taken in order, from the one that was pasted at', () => {
    expect(mapInOrder(4, COLUMNS, 0)).toEqual([0, 1, 2, null])
    expect(mapInOrder(2, COLUMNS, 1)).toEqual([1, 2])
    expect(mapInOrder(2, COLUMNS, 0, [1])).toEqual([0, 2])
  })
})

describe('the unit in a heading', () => {
  it.each([
    ['Result (ug/L)', 'mg/L', 'ug/L'],
    ['Result [µg/L] *', 'mg/L', 'ug/L'],
    ['结果（mg/L）', 'mg/L', 'mg/L'],
    ['Result (%)', '%', '%'],
    ['Result (2026)', 'mg/L', null],
    ['Result', 'mg/L', null],
  ])('of %j is found', (heading, own, unit) => {
    expect(headingUnit(heading, own, 'en')).toBe(unit)
  })
})

describe('what pasting would do', () => {
  const target = { columns: COLUMNS, map: [2, 0, null], heading: true, into: [], grows: true, rules: RULES }
  const sheet = [
    ['Result', 'Sampling point', 'Analyst'],
    ['0.42', 'OUT-1', 'M. Q.'],
    ['', '', ' '],
    ['high', 'OUT-2', ''],
    ['', 'OUT-3', ''],
  ]

  it('is one entry for each line with something in it, and one answer for each cell in a known column', () => {
    const plan = planPaste(sheet, target)
    expect(plan.rows).toEqual([
      {
        line: 2,
        row: null,
        cells: [
          { column: 0, text: 'OUT-1', value: 'OUT-1' },
          { column: 2, text: '0.42', value: '0.42' },
        ],
      },
      {
        line: 4,
        row: null,
        cells: [
          { column: 0, text: 'OUT-2', value: 'OUT-2' },
          { column: 2, text: 'high', value: 'high', problem: 'number' },
        ],
      },
      { line: 5, row: null, cells: [{ column: 0, text: 'OUT-3', value: 'OUT-3' }] },
    ])
    expect(plan).toMatchObject({
      fitting: 4,
      failing: 1,
      unplacedCells: 1,
      unplacedRows: 0,
      unclearDates: false,
    })
  })

  it('fills the entries that are given before it adds any, and counts what finds no place', () => {
    const into = ['0000000a', '0000000b']
    expect(planPaste(sheet, { ...target, into }).rows.map(({ row }) => row)).toEqual([...into, null])
    const counted = planPaste(sheet, { ...target, into, grows: false })
    expect(counted.rows.map(({ row }) => row)).toEqual(into)
    expect(counted.unplacedRows).toBe(1)
  })

  it('asks for the order of day and month when a day could be another', () => {
    const dates = { ...target, map: [1], heading: false }
    expect(planPaste([['03/05/2026']], dates).unclearDates).toBe(true)
    expect(planPaste([['03/05/2026']], { ...dates, rules: { ...RULES, dates: 'dmy' } }).unclearDates).toBe(
      false,
    )
  })
})

describe('an answer of somebody else', () => {
  it('is left as it is, and the cell over it is counted', () => {
    const plan = planPaste(
      [
        ['MW-1', '0.1'],
        ['MW-2', '0.2'],
      ],
      {
        ...{ columns: COLUMNS, map: [0, 2], heading: false, into: ['0000000a'], grows: true, rules: RULES },
        lockedBy: (row, name) => (row === '0000000a' && name === 'ROWS_value' ? 'Ben' : undefined),
      },
    )
    expect(plan).toMatchObject({ fitting: 3, failing: 0, locked: 1 })
    expect(plan.rows.map(({ cells }) => cells.map(({ lockedBy }) => lockedBy ?? null))).toEqual([
      [null, 'Ben'],
      [null, null],
    ])
  })
})
