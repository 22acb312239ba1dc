import type { PathTree, Tree } from '../../shared/expression/tree.ts'
import { chosenAt, isLiteral, readComparison } from './comparison.ts'
import type { Phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'
import type { Talk } from './talk.ts'

/** A look-up `instance('list')/root/item[conditions]/column`. */
export interface LookUp {
  readonly list: string
  /** Null when whole choices are meant. */
  readonly column: string | null
  readonly conditions: readonly Tree[]
}

/** Reads a look-up; null for any other expression. */
export function readLookUp(tree: Tree): LookUp | null {
  if (tree.kind !== 'path' || typeof tree.from === 'string') return null
  if (tree.from.kind !== 'call' || tree.from.name !== 'instance') return null
  const [id] = tree.from.args
  return {
    list: id?.kind === 'text' ? id.value : '',
    column: tree.steps.length > 2 ? (tree.steps.at(-1)?.name ?? '') : null,
    conditions: conditionsOf(tree),
  }
}

function conditionsOf(tree: PathTree): readonly Tree[] {
  return [...tree.predicates, ...tree.steps.flatMap((step) => step.predicates)]
}

/**
 * A look-up in words. Where the app has words for the list and the column, the codes of the list stay out: it is named for
 * the entry they single out, or for the answers it is looked up by. Of a list that came with somebody's own form only the
 * codes are known.
 */
export function lookUpWords({ list, column, conditions }: LookUp, speaker: Speaker, talk: Talk): Phrase {
  const chosen = conditions.length === 1 ? chosenAt(conditions[0]) : null
  const known = column === null ? null : knownWords(list, column, speaker)
  if (known !== null) {
    if (chosen !== null) return say(speaker, 'known.for', { a: talk.value(chosen, speaker) }, known)
    const item = itemOf(list, conditions, speaker)
    if (item !== null) return say(speaker, 'known.of', {}, { ...known, item })
    const [first, ...more] = answersIn(conditions, speaker, talk)
    if (first === undefined) return say(speaker, 'known.in', {}, known)
    return say(speaker, 'known.by', { a: joined([first, ...more], speaker) }, known)
  }
  if (chosen !== null && column !== null) {
    return say(speaker, 'lookUp.columnFor', { a: talk.value(chosen, speaker) }, { list, column })
  }
  const [first, ...more] = conditions.map((condition) => talk.condition(condition, speaker))
  const a = more.reduce((before, next) => say(speaker, 'and', { a: before, b: next }), first ?? [])
  const key = `lookUp.${column === null ? 'items' : 'column'}${first === undefined ? '' : 'Where'}`
  return say(speaker, key, { a }, { list, column })
}

/** The app's own words for a column of one of its lists; null when it has none. */
export function knownWords(
  list: string,
  column: string,
  speaker: Speaker,
): { readonly list: string; readonly column: string } | null {
  const keys = { list: `known.list.${list}`, column: `known.column.${column}` }
  if (!speaker.exists(keys.list) || !speaker.exists(keys.column)) return null
  return { list: speaker.t(keys.list), column: speaker.t(keys.column) }
}

/** Several nouns, with commas between. */
export function joined(words: readonly Phrase[], speaker: Speaker): Phrase {
  const [first = [], ...more] = words
  return more.reduce((a, b) => say(speaker, 'comma', { a, b }), first)
}

/** What the written-out codes single out in a list, by its label; null when that hangs on answers. */
function itemOf(list: string, conditions: readonly Tree[], speaker: Speaker): string | null {
  const codes = conditions.flatMap(partsOfAnd).flatMap((part) => {
    const comparison = readComparison(part)
    const name = comparison === null ? null : columnName(comparison.left)
    const isCode = comparison?.operator === '=' && name !== null && isLiteral(comparison.right)
    return isCode && comparison.right.kind === 'text' ? [{ name, code: comparison.right.value }] : []
  })
  if (!codes.some(({ name }) => name === 'parameter')) return null
  const labels = new Set(
    (speaker.checklist.choices[list] ?? [])
      .filter(({ columns }) => codes.every(({ name, code }) => columns?.[name] === code))
      .map(({ label }) => speaker.text(label)),
  )
  const [label = ''] = labels
  return labels.size === 1 && label !== '' ? label : null
}

/** The answers that conditions hold a list against, each once. */
function answersIn(conditions: readonly Tree[], speaker: Speaker, talk: Talk): readonly Phrase[] {
  const found = new Map<string, Phrase>()
  for (const part of conditions.flatMap(partsOfAnd)) {
    const comparison = readComparison(part)
    if (comparison === null || comparison.operator !== '=') continue
    const { left, right } = comparison
    const other = columnName(left) === null ? left : right
    if (isLiteral(other) || (columnName(left) === null && columnName(right) === null)) continue
    if (other.kind !== 'reference' || !isPlain(other.name, speaker)) continue
    found.set(other.name, talk.value(other, speaker))
  }
  return [...found.values()]
}

/** A question people know, or a fact about the mine. */
function isPlain(name: string, { rows, checklist, text }: Speaker): boolean {
  return checklist.profile.includes(name) || text(rows.get(name)?.label) !== ''
}

function partsOfAnd(tree: Tree): readonly Tree[] {
  if (tree.kind !== 'binary' || tree.operator !== 'and') return [tree]
  return [...partsOfAnd(tree.left), ...partsOfAnd(tree.right)]
}

/** Inside a condition on choices, a bare name is a column. */
function columnName(tree: Tree): string | null {
  if (tree.kind !== 'path' || tree.from !== 'context' || tree.steps.length !== 1) return null
  return tree.steps[0]?.name ?? null
}
