import { describe, expect, test } from 'vitest'
import { countFates, groupRemarks, placeText } from '../../../../renderer/screens/checklists/report-groups.ts'
import { writeReport } from '../../../../renderer/screens/checklists/report-text.ts'
import type { ImportRemark } from '../../../../shared/xlsform/import-report.ts'

const remarks: readonly ImportRemark[] = [
  { fate: 'taken', code: 'questions', detail: { count: 3 } },
  { fate: 'ignored', code: 'column-unknown', place: { sheet: 'survey', column: 'colour' } },
  { fate: 'refused', code: 'type-unknown', place: { sheet: 'survey', row: 4, cell: 'A4' } },
  { fate: 'approximated', code: 'version-made' },
  { fate: 'refused', code: 'name-missing', place: { sheet: 'survey', row: 5 } },
  { fate: 'refused', code: 'type-unknown', place: { sheet: 'survey', row: 9, cell: 'A9' } },
]

describe('a report', () => {
  test('stands by kind, what must be mended first', () => {
    expect(groupRemarks(remarks).map((group) => [group.fate, group.code, group.remarks.length])).toEqual([
      ['refused', 'type-unknown', 2],
      ['refused', 'name-missing', 1],
      ['ignored', 'column-unknown', 1],
      ['approximated', 'version-made', 1],
      ['taken', 'questions', 1],
    ])
  })

  test('counts what became of what', () => {
    expect(countFates(remarks)).toEqual({ refused: 3, ignored: 1, approximated: 1, taken: 1 })
  })

  test('names places as spreadsheet programs do', () => {
    expect(remarks.map(({ place }) => placeText(place))).toEqual([
      '',
      'survey!colour',
      'survey!A4',
      '',
      'survey!5',
      'survey!A9',
    ])
    expect(placeText({ sheet: 'choices' })).toBe('choices')
  })

  test('can be written as text with every remark and its place', () => {
    const text = writeReport(remarks, {
      title: 'Import of dust.xlsx',
      facts: ['dust 1'],
      fate: (fate, count) => `${fate}: ${count}`,
      remark: ({ code }) => code,
    })
    expect(text).toBe(
      [
        'Import of dust.xlsx',
        'dust 1',
        '',
        'refused: 3',
        '- survey!A4: type-unknown',
        '- survey!A9: type-unknown',
        '- survey!5: name-missing',
        '',
        'ignored: 1',
        '- survey!colour: column-unknown',
        '',
        'approximated: 1',
        '- version-made',
        '',
        'taken: 1',
        '- questions',
        '',
      ].join('\n'),
    )
  })
})
