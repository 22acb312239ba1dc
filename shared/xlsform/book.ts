/** A cell of a spreadsheet that is not blank. */
export interface Cell {
  /** What stands in it, without spaces at its ends, in NFC, lines ended by `\n`. */
  readonly text: string
  /** What makes the text less than certain: worked out by a formula, or the name of a fault such as `#REF!`. */
  readonly from?: 'formula' | 'fault' | 'truth'
}

/** A row with something in it. */
export interface BookRow {
  /** From 1, blank rows counted. */
  readonly row: number
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, Cell>
}

/** A sheet as rows of text. */
export interface BookSheet {
  readonly name: string
  readonly rows: readonly BookRow[]
}

/** A spreadsheet without anything but its words. */
export interface Book {
  readonly sheets: readonly BookSheet[]
}

/** The letters of a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

/** Like `C7`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** Text as cells hold it: no spaces or invisible signs at its ends, one kind of line end, NFC, well formed. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u00A0\u200B\u2060\uFEFF]+|[\s\u00A0\u200B\u2060\uFEFF]+$/g, '')
    .normalize('NFC')
}
