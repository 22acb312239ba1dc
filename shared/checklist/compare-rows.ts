import type { RowDefinition, Text } from './definition.ts'
import type { Change } from './difference.ts'
import { ROW_WORDS } from './row-words.ts'

/** Properties that are the row itself rather than something about it. */
const IDENTITY: ReadonlySet<string> = new Set(['name', 'children'])

/** What changed about a row apart from its place and its children: words first, then every other property. */
export function compareRows(before: RowDefinition, after: RowDefinition): readonly Change[] {
  return compareProperties(before, after, ROW_WORDS, IDENTITY)
}

/**
 * Compares two records of plain data, property by property; nested ones by their path, such as `adit.limit.max`.
 *
 * @param words paths whose values are texts by language
 * @param skipped names at the top that are not compared
 */
export function compareProperties(
  before: object,
  after: object,
  words: readonly string[],
  skipped: ReadonlySet<string>,
): readonly Change[] {
  const changes: Change[] = []
  for (const field of words) {
    const was = textAt(before, field)
    const is = textAt(after, field)
    if (!isSameText(was, is)) changes.push({ kind: 'wording', field, before: was, after: is })
  }
  const older = rulesOf(before, words, skipped)
  const newer = rulesOf(after, words, skipped)
  for (const field of new Set([...newer.keys(), ...older.keys()])) {
    const was = older.get(field)
    const is = newer.get(field)
    if (was !== is) changes.push({ kind: 'rule', field, before: was, after: is })
  }
  return changes
}

/** Whether two texts say the same in every language; one that is missing says nothing. */
function isSameText(before: Text, after: Text): boolean {
  const tags = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...tags].every((tag) => (before[tag] ?? '') === (after[tag] ?? ''))
}

function textAt(record: object, path: string): Text {
  let value: unknown = record
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return {}
    value = (value as Record<string, unknown>)[key]
  }
  return (value as Text | undefined) ?? {}
}

function rulesOf(
  record: object,
  words: readonly string[],
  skipped: ReadonlySet<string>,
): Map<string, string> {
  const rules = new Map<string, string>()
  const walk = (value: unknown, path: string) => {
    if (value === undefined || words.includes(path)) return
    if (Array.isArray(value)) rules.set(path, value.join(' '))
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) walk(member, `${path}.${key}`)
    else rules.set(path, String(value))
  }
  for (const [key, value] of Object.entries(record)) if (!skipped.has(key)) walk(value, key)
  return rules
}
