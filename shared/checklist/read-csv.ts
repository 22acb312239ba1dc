import type { Problem } from './problem.ts'

/** Rows with something in them, and beside each its number as a spreadsheet counts: from 1, blank rows too. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[]
  readonly numbers: readonly number[]
}

/**
 * Reads comma separated values (RFC 4180) into rows of cells. A byte order mark, any line ending, blank rows, and
 * semicolons or tabs instead of commas, as spreadsheets of many countries write them, are taken; every cell is plain
 * text. Refused with its line: a quotation mark that is never closed, or text behind a closing one.
 */
export function readCsv(text: string): CsvRows | { readonly problems: readonly Problem[] } {
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  const cell = new RegExp(`"([^"]*(?:""[^"]*)*)"|([^"\\r\\n${separator}][^\\r\\n${separator}]*)?`, 'y')
  const rows: string[][] = []
  const numbers: number[] = []
  let number = 1
  let row: string[] = []
  let at = 0
  for (;;) {
    cell.lastIndex = at
    const match = cell.exec(source)
    at += match?.[0].length ?? 0
    row.push(match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '')
    const next = source[at]
    if (next === separator) {
      at += 1
      continue
    }
    if (next !== undefined && next !== '\n' && next !== '\r') {
      const line = source.slice(0, at).split(/\r\n|\n|\r/).length
      return { problems: [{ path: '', code: 'syntax', detail: { fault: 'quotation mark', line } }] }
    }
    if (row.some((value) => value.trim() !== '')) {
      rows.push(row)
      numbers.push(number)
    }
    if (next === undefined) return { rows, numbers }
    row = []
    number += 1
    at += next === '\r' && source[at + 1] === '\n' ? 2 : 1
  }
}

/** The sign that stands most often in the first line that has one, outside of quotation marks. */
function separatorOf(source: string): ',' | ';' | '\t' {
  const line = (/^[^\r\n]*[,;\t][^\r\n]*/m.exec(source)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const often = (sign: string) => line.split(sign).length
  if (often('\t') > Math.max(often(','), often(';'))) return '\t'
  return often(';') > often(',') ? ';' : ','
}
