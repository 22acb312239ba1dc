/**
 * Reads what a spreadsheet puts on the clipboard: cells between tabs, rows on lines. A cell that holds a tab, a line
 * break or a quotation mark stands in quotation marks, with its own doubled, as Excel, LibreOffice and Google write it.
 * A quotation mark inside a cell that does not begin with one is itself. Every row comes with as many cells as the
 * longest; the line break behind the last row begins no other.
 */
export function readSheet(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= source.length) {
    const cell = source[at] === '"' ? readQuoted(source, at) : null
    const end = cell?.end ?? endOfPlain(source, at)
    row.push(cell?.text ?? source.slice(at, end))
    if (source[end] !== '\t') {
      rows.push(row)
      row = []
    }
    at = end + 1
    if (at === source.length && source[end] === '\n') break
  }
  const width = Math.max(...rows.map((cells) => cells.length))
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
}

/** Whether a text is more than one cell, so that it cannot be meant for a single field. */
export function isSheet(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))
}

function endOfPlain(source: string, from: number): number {
  const found = source.slice(from).search(/[\t\n]/)
  return found < 0 ? source.length : from + found
}

/** A cell in quotation marks; null when what begins with one is not closed as such a cell is. */
function readQuoted(source: string, from: number): { readonly text: string; readonly end: number } | null {
  let text = ''
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at]
    else if (source[at + 1] === '"') {
      text += '"'
      at += 1
    } else {
      const end = at + 1
      return end === source.length || source[end] === '\t' || source[end] === '\n' ? { text, end } : null
    }
  }
  return null
}
