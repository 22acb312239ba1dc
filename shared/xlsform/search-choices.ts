import type { Choice } from '../checklist/definition.ts'
import { type Token, tokenize } from '../expression/tokenize.ts'

/** What `search('file', 'matches', 'column', value)` in an appearance asks for. */
export interface Search {
  /** Name of the file, without its extension. */
  readonly file: string
  /** The same as a choice filter; null when every row of the file is meant. */
  readonly filter: string | null
  /** The appearance without it. */
  readonly appearance: string
}

/**
 * Reads the older way of ODK's apps to take choices from a file: a function in the column `appearance`. Null when there
 * is none, `'odd'` when it cannot be understood.
 */
export function readSearch(appearance: string): Search | 'odd' | null {
  const start = /\bsearch\s*\(/i.exec(appearance)
  if (start === null) return null
  const args = readArguments(appearance, start.index + start[0].length)
  if (args === null) return 'odd'
  const [file, how, columns, value, filterColumn, filterValue] = args.texts
  const name = literal(file)
  if (name === null || ![1, 4, 6].includes(args.texts.length)) return 'odd'
  const rest = `${appearance.slice(0, start.index)} ${appearance.slice(args.end)}`.replace(/\s+/g, ' ').trim()
  const found = { file: name.replace(/\.csv$/i, ''), appearance: rest }
  if (how === undefined) return { ...found, filter: null }
  const kind = FILTERS[(literal(how) ?? '').toLowerCase()]
  const names = (literal(columns) ?? '').split(',').map((column) => column.trim())
  if (kind === undefined || names.includes('') || value === undefined) return 'odd'
  const matches = names.map((column) => kind(column, value)).join(' or ')
  const also = literal(filterColumn)
  if (filterValue === undefined) return { ...found, filter: matches }
  return also === null ? 'odd' : { ...found, filter: `(${matches}) and ${also} = ${filterValue}` }
}

const FILTERS: Readonly<Record<string, (column: string, value: string) => string>> = {
  contains: (column, value) => `contains(${column}, ${value})`,
  startswith: (column, value) => `starts-with(${column}, ${value})`,
  endswith: (column, value) => `ends-with(${column}, ${value})`,
  matches: (column, value) => `${column} = ${value}`,
}

/** The arguments as they are written, and where the call ends. */
function readArguments(
  text: string,
  start: number,
): { readonly texts: readonly string[]; readonly end: number } | null {
  let tokens: readonly Token[]
  try {
    tokens = tokenize(text.slice(start))
  } catch {
    return null
  }
  const texts: string[] = []
  let depth = 0
  let from = start
  for (const token of tokens) {
    if (token.kind !== 'operator') continue
    if (token.text === '(') depth += 1
    if (depth === 0 && (token.text === ',' || token.text === ')')) {
      texts.push(text.slice(from, start + token.start).trim())
      from = start + token.end
    }
    if (token.text === ')') {
      if (depth === 0) return { texts, end: from }
      depth -= 1
    }
  }
  return null
}

function literal(text: string | undefined): string | null {
  return /^(['"])([^'"]*)\1$/.exec(text ?? '')?.[2]?.trim() ?? null
}

/**
 * The choices of such a question. In its list on the choices sheet, a choice with a number for a name stands for itself;
 * any other says which column of the file holds the names (its name) and which hold the labels (its label).
 */
export function searchedChoices(template: readonly Choice[], rows: readonly Choice[]): readonly Choice[] {
  const own = template.filter(({ name }) => /^\d+(\.\d+)?$/.test(name))
  const columns = template.find((choice) => !own.includes(choice))
  if (columns === undefined) return [...own, ...rows]
  const nameColumn = columns.name
  const taken = new Set(own.map(({ name }) => name))
  const found = rows.flatMap((row): Choice[] => {
    const cells: Readonly<Record<string, string>> = { ...row.columns, name: row.name }
    const name = cells[nameColumn] ?? ''
    if (name === '' || taken.has(name)) return []
    taken.add(name)
    const label = Object.entries(columns.label).map(([language, labelColumns]) => {
      const words = labelColumns.split(',').map((column) => textOf(row, column.trim(), language))
      return [language, words.filter((word) => word !== '').join(', ') || name] as const
    })
    return [{ ...row, name, label: Object.fromEntries(label) }]
  })
  return [...own, ...found]
}

function textOf(row: Choice, column: string, language: string): string {
  if (column === 'label') return row.label[language] ?? ''
  return column === 'name' ? row.name : (row.columns?.[column] ?? '')
}
