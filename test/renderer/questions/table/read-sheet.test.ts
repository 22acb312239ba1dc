import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSheet, readSheet } from '../../../../renderer/questions/table/read-sheet.ts'

describe('what a spreadsheet puts on the clipboard', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['\ufeffa\tb', [['a', 'b']]],
    // A line that is shorter is filled up; an empty line in between stays.
    [
      'a\tb\n\nc',
      [
        ['a', 'b'],
        ['', ''],
        ['c', ''],
      ],
    ],
    ['"two\nlines"\t"a ""b"""\n', [['two\nlines', 'a "b"']]],
    ['"with\ttab"\tx', [['with\ttab', 'x']]],
    // A mark inside, or one that nobody closes, is itself.
    ['5" pipe\t"open', [['5" pipe', '"open']]],
    ['"closed" and more\tx', [['"closed" and more', 'x']]],
    ['""\tx', [['', 'x']]],
    ['\t', [['', '']]],
    ['', [['']]],
  ])('%j is read as it was copied', (text, rows) => {
    expect(readSheet(text)).toEqual(rows)
  })

  it('gives back any cells, as a spreadsheet writes them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', '铜') })
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    const write = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(rows, (sheet) => {
        const text = `${sheet.map((cells) => cells.map(write).join('\t')).join('\r\n')}\r\n`
        expect(readSheet(text)).toEqual(sheet)
      }),
    )
  })

  it('is more than one cell when it holds a tab or a line break, one behind the end aside', () => {
    expect(isSheet('a\tb')).toBe(true)
    expect(isSheet('a\nb')).toBe(true)
    expect(isSheet('0.42\r\n')).toBe(false)
  })
})
