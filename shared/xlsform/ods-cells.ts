const ROW = /<[\w.-]*:?table-row\b[^>]*>/
const CELL = /<[\w.-]*:?table-cell\b[^>]*>/
const TAG = new RegExp(`${ROW.source}|${CELL.source}`, 'g')

/**
 * How many cells an OpenDocument sheet makes, by its XML: a single cell may stand for millions, by saying how often it
 * and its row are repeated (OpenDocument 1.3 part 3, 19.677 and 19.680). Blank cells make none.
 */
export function countOdsCells(xml: string): number {
  let rows = 1
  let cells = 0
  for (const [tag] of xml.matchAll(TAG)) {
    if (ROW.test(tag)) rows = repeated(tag, 'rows')
    else if (!tag.endsWith('/>')) cells += rows * repeated(tag, 'columns')
  }
  return cells
}

function repeated(tag: string, what: 'rows' | 'columns'): number {
  const times = Number(new RegExp(`number-${what}-repeated\\s*=\\s*["']\\s*(\\d+)`).exec(tag)?.[1] ?? 1)
  return times >= 1 ? times : 1
}
