import type { Column } from './columns.ts'

/** Which column each column of a sheet goes to, by its index; null where it goes nowhere. */
export type ColumnMap = readonly (number | null)[]

/**
 * Finds the columns that the cells of a first line name: by the label in any language, with or without a unit or a mark
 * behind it, or by the question's name. Of two cells that name one column the first has it.
 */
export function matchHeading(cells: readonly string[], columns: readonly Column[]): ColumnMap {
  const taken = new Set<number>()
  return cells.map((cell) => {
    const wanted = plainName(cell)
    if (wanted === '') return null
    const found = columns.findIndex((column, index) => !taken.has(index) && namesOf(column).includes(wanted))
    if (found < 0) return null
    taken.add(found)
    return found
  })
}

/** Whether a first line is a heading: at least half of what it says names a column. */
export function isHeading(cells: readonly string[], columns: readonly Column[]): boolean {
  const said = cells.filter((cell) => cell.trim() !== '').length
  const matched = matchHeading(cells, columns).filter((column) => column !== null).length
  return matched > 0 && matched * 2 >= said
}

/** Without a heading: one written column after the other, from `first` on, those that are `hidden` left out. */
export function mapInOrder(
  width: number,
  columns: readonly Column[],
  first: number,
  hidden: readonly number[] = [],
): ColumnMap {
  const written = columns.flatMap(({ written }, index) =>
    written && index >= first && !hidden.includes(index) ? [index] : [],
  )
  return Array.from({ length: width }, (_, index) => written[index] ?? null)
}

function namesOf({ name, definition }: Column): readonly string[] {
  const labels = Object.values(definition.label ?? {})
  const unit = definition.adit?.unit ?? ''
  // People write the unit behind the label, and names without what all questions of a repeat begin with.
  return [name, name.split('_').at(-1) ?? name, ...labels, ...labels.map((label) => `${label} ${unit}`)].map(
    plainName,
  )
}

/** Without case, full-width forms, what stands in brackets at the end, and signs at the end. */
function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[([][^()[\]]*[)\]]\s*$/, '')
    .replace(/[\s*:?]+$/, '')
    .replace(/^[\s*]+/, '')
}
