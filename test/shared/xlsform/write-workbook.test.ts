import { CFB, read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { cellLength, type Sheet, writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'

const TEXTS = [
  '=HYPERLINK("http://x","y")',
  '+1',
  '@sum',
  '1.10',
  '007',
  'TRUE',
  '2026-05-30',
  '  spaces at both ends ',
  'two\nlines',
  '_x0041_ and _x000d_',
  '"quotes" & <angles>',
  '水质 😀',
  '',
]

function sheet(rows: Sheet['rows'], name = 'survey'): Sheet {
  return { name, header: ['a', 'b'], rows, widths: [10, 60] }
}

describe('a workbook', () => {
  it('gives every text back as it was, as text and never as a formula, a number or a date', () => {
    const book = read(writeWorkbook([sheet(TEXTS.map((text) => [text, null]))]), { cellNF: true })
    const cells = TEXTS.map((_, index) => book.Sheets.survey?.[`A${index + 2}`])
    expect(cells.map(({ v }) => v)).toEqual(TEXTS)
    expect(cells.map(({ t, f, z }) => ({ t, f, z }))).toEqual(
      TEXTS.map(() => ({ t: 's', f: undefined, z: '@' })),
    )
  })

  it('leaves cells out that hold nothing, so that nothing is not an empty text', () => {
    const book = read(writeWorkbook([sheet([[null, 'x']])]))
    expect(book.Sheets.survey?.A2).toBeUndefined()
    expect(book.Sheets.survey?.B2.v).toBe('x')
  })

  it('holds its sheets in order, each with a header row that does not scroll away and the widths given', () => {
    const bytes = writeWorkbook([sheet([['1', '2']]), sheet([], 'choices')])
    expect(read(bytes).SheetNames).toEqual(['survey', 'choices'])
    const parts = CFB.read(bytes, { type: 'array' })
    for (const name of ['sheet1', 'sheet2']) {
      const part = CFB.find(parts, `/xl/worksheets/${name}.xml`)
      const xml = new TextDecoder().decode(new Uint8Array(part?.content as Uint8Array))
      expect(xml).toMatch(/<pane ySplit="1" [^>]*state="frozen"\/>/)
      expect(xml.match(/<col [^>]*width="([\d.]+)"/g)).toHaveLength(2)
    }
  })

  it('knows that letters like an escape take more room in the cell', () => {
    expect(cellLength('_x0041_')).toBe('_x005F_x0041_'.length)
    expect(cellLength('abc')).toBe(3)
  })
})
