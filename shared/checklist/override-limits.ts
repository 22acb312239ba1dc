import { sha256Hex } from '../lib/sha256.ts'
import type { ChecklistDefinition, Choice } from './definition.ts'
import type { Problem } from './problem.ts'
import { readCsv } from './read-csv.ts'

/** The choice list in which checklists keep limits. */
export const LIMITS_LIST = 'limits'

/** Columns that hold a number or nothing. */
const NUMBERS = new Set(['min', 'max'])
const NUMBER = /^(-?\d+(\.\d+)?)?$/
const LABEL = 'label::'

/** One row that was changed or added, for people to look at before they agree. */
export interface ChangedLimit {
  readonly name: string
  readonly before: Readonly<Record<string, string>> | null
  readonly after: Readonly<Record<string, string>>
}

/**
 * Lays a company's own limits over those of a checklist. The table is CSV with a header: `name`, then any columns of the
 * checklist's list `limits` (`max`, `min`, `source`, `edition`, `verified`, …). A row whose name the list has replaces the
 * cells it gives; an empty cell leaves what was there, `-` clears it. A name the list does not have becomes a new row and
 * needs `label::<language>` in every language, `medium` and `parameter`.
 *
 * The version of the checklist grows by a digest of the table, since a checklist with other limits is another checklist.
 * Problems carry `line` and `column`; nothing is taken over when there is one.
 */
export function overrideLimits(
  definition: ChecklistDefinition,
  csv: string,
):
  | { readonly definition: ChecklistDefinition; readonly changed: readonly ChangedLimit[] }
  | { readonly problems: readonly Problem[] } {
  const read = readCsv(csv)
  if ('problems' in read) return read
  const problems: Problem[] = []
  const report = (code: Problem['code'], line: number, detail: Readonly<Record<string, string>>) => {
    problems.push({ path: '', code, detail: { ...detail, line } })
  }
  const header = (read.rows[0] ?? []).map((cell) => cell.trim())
  const named = header.indexOf('name')
  if (named < 0) return { problems: [{ path: '', code: 'missing', detail: { name: 'name', line: 1 } }] }
  const known = new Map((definition.choices[LIMITS_LIST] ?? []).map((choice) => [choice.name, choice]))
  if (known.size === 0) {
    return { problems: [{ path: '', code: 'unknown-list', detail: { name: LIMITS_LIST } }] }
  }
  const seen = new Set<string>()
  const changed: ChangedLimit[] = []
  for (const [index, row] of read.rows.entries()) {
    if (index === 0) continue
    const line = read.numbers[index] ?? 0
    const name = (row[named] ?? '').trim()
    if (seen.has(name)) report('duplicate-name', line, { name })
    seen.add(name)
    const cells = header.flatMap((column, at) => {
      const text = (row[at] ?? '').trim()
      return at === named || column === '' || text === '' ? [] : [[column, text] as const]
    })
    for (const [column, text] of cells) {
      if (NUMBERS.has(column) && text !== '-' && !NUMBER.test(text)) report('wrong-form', line, { column })
    }
    const before = known.get(name)
    const choice = before === undefined ? newLimit(name, cells) : changedLimit(before, cells)
    if (before === undefined) {
      for (const missing of gaps(choice, definition.languages)) report('missing', line, { name: missing })
    }
    known.set(name, choice)
    changed.push({ name, before: before?.columns ?? null, after: choice.columns ?? {} })
  }
  if (problems.length > 0) return { problems }
  const version = `${definition.version}+limits.${sha256Hex(csv).slice(0, 8)}`
  const choices = { ...definition.choices, [LIMITS_LIST]: [...known.values()] }
  return { definition: { ...definition, version, choices }, changed }
}

type Cells = readonly (readonly [column: string, text: string])[]

function changedLimit(before: Choice, cells: Cells): Choice {
  const columns = { ...before.columns }
  const label = { ...before.label }
  for (const [column, text] of cells) {
    if (column.startsWith(LABEL)) label[column.slice(LABEL.length)] = text
    else if (text === '-') delete columns[column]
    else columns[column] = text
  }
  return { ...before, label, columns }
}

function newLimit(name: string, cells: Cells): Choice {
  const columns = { country: 'any', statistic: 'any', verified: 'no' }
  return changedLimit({ name, label: {}, columns }, cells)
}

function gaps({ name, label, columns }: Choice, languages: readonly string[]): readonly string[] {
  const labels = languages.filter((language) => label[language] === undefined).map((tag) => LABEL + tag)
  const cells = ['medium', 'parameter'].filter((column) => columns?.[column] === undefined)
  return [...(name === '' ? ['name'] : []), ...labels, ...cells]
}
