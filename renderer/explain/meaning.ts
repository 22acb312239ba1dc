import type { QuestionDefinition, Text } from '../../shared/checklist/definition.ts'
import { parseExpression } from '../../shared/expression/parse.ts'
import { type Tree, walkTree } from '../../shared/expression/tree.ts'
import type { Speaker } from './speaker.ts'

/** What a part of an expression stands for. */
export interface Meaning {
  /** Empty when the checklist gives it no words. */
  readonly label: Text
  /** The name by which the checklist knows it. */
  readonly name: string
  /** The question whose answer it is; absent for groups, repeats and facts about the mine. */
  readonly question?: QuestionDefinition
  /** It is a fact about the mine. */
  readonly profile?: boolean
}

/** The one row or fact that a reference or path means; null when it is none, or not known. */
export function meaningOf(tree: Tree, { inputs, rows, checklist }: Speaker): Meaning | null {
  const input = inputs.find((each) => each.trees.includes(tree))
  if (input?.kind === 'row' || input?.kind === 'repeat') {
    const { definition, label, kind } = input.view
    return { label, name: definition.name, ...(kind === 'question' && { question: definition }) }
  }
  const name = input?.kind === 'each' ? input.name : tree.kind === 'reference' ? tree.name : null
  if (name === null) return null
  const row = rows.get(name)
  if (row === undefined) return checklist.profile.includes(name) ? { label: {}, name, profile: true } : null
  const label = row.label ?? {}
  if (row.type === 'group' || row.type === 'repeat') return { label, name }
  return { label, name, question: row }
}

/** The words for a row or a fact about the mine; its name when it has none. */
export function labelOf({ label, name, profile }: Meaning, speaker: Speaker): string {
  const key = [`profile:field.${name}`, `profile:flag.${name}`].find((each) => speaker.exists(each))
  if (profile === true && key !== undefined) return speaker.t(key)
  // A gap that nobody filled says nothing.
  return speaker.text(label).replace(/\$\{[^{}]*\}/g, '…') || name
}

/** Functions whose result is of the kind of what goes in: the same unit, the same choices. */
const ALIKE: ReadonlySet<string> = new Set(
  'number string int round floor ceiling abs sum min max coalesce once selected-at decimal-date-time'.split(
    ' ',
  ),
)

/** The question or fact behind a value, for its unit and its choices. */
export function kindOf(tree: Tree, speaker: Speaker): Meaning | null {
  const own = meaningOf(tree, speaker)
  if (own !== null || tree.kind !== 'call') return own
  const parts = tree.name === 'if' ? tree.args.slice(1) : ALIKE.has(tree.name) ? tree.args : []
  for (const part of parts) {
    const kind = kindOf(part, speaker)
    if (kind !== null) return kind
  }
  return null
}

const DATE_TYPES: ReadonlySet<string> = new Set(['date', 'dateTime', 'today', 'start', 'end'])
const DATE_FUNCTIONS: ReadonlySet<string> = new Set([
  'today',
  'now',
  'date',
  'date-time',
  'decimal-date-time',
])

/** Whether a value is a day or a moment. */
export function isDate(tree: Tree, speaker: Speaker): boolean {
  if (tree.kind === 'call') {
    if (DATE_FUNCTIONS.has(tree.name)) return true
    if (tree.name === 'if') return tree.args.slice(1).some((arg) => isDate(arg, speaker))
    return (
      ['coalesce', 'once', 'min', 'max'].includes(tree.name) && tree.args.some((arg) => isDate(arg, speaker))
    )
  }
  if (tree.kind === 'binary') {
    if (tree.operator !== '+' && tree.operator !== '-') return false
    return isDate(tree.left, speaker) !== isDate(tree.right, speaker)
  }
  const question = meaningOf(tree, speaker)?.question
  if (question === undefined) return false
  if (DATE_TYPES.has(question.type)) return true
  const worked = calculationOf(question)
  return worked !== null && isDate(worked, speaker)
}

/**
 * The condition behind a calculation that only notes whether something holds, and that people never see:
 * `if(condition, 1, 0)` without a label. It is clearer to name the condition than the calculation.
 */
export function notedCondition(tree: Tree, speaker: Speaker): Tree | null {
  const meaning = meaningOf(tree, speaker)
  if (meaning?.question === undefined || speaker.text(meaning.label) !== '') return null
  const worked = calculationOf(meaning.question)
  if (worked?.kind !== 'call' || worked.name !== 'if') return null
  const [condition, yes, no] = worked.args
  const notes = yes?.kind === 'number' && yes.value === 1 && no?.kind === 'number' && no.value === 0
  return notes && condition !== undefined ? condition : null
}

/**
 * The formula of a calculation that people never see, where it says more than the calculation's name would: a choice
 * between values, a look-up, something about an answer. Null for what has words, or cases of its own.
 */
export function shortFormula({ question, label }: Meaning, speaker: Speaker): Tree | null {
  if (question?.type !== 'calculate' || speaker.text(label) !== '') return null
  const worked = calculationOf(question)
  if (worked === null) return null
  // A look-up as a whole has words of its own.
  if (worked.kind === 'path' && typeof worked.from !== 'string') return worked
  let size = 0
  let cases = false
  walkTree(worked, (part) => {
    size += 1
    // Within another row or list, a bare path would be about something else.
    if (part.kind === 'call' && part.name === 'if') cases = true
    if (part.kind === 'path' && part.from === 'context') cases = true
  })
  return cases || size > 8 ? null : worked
}

/** A value that the checklist works out behind the scenes: it has no words, and nobody sees it. */
export function isBetween({ question, label }: Meaning, speaker: Speaker): boolean {
  return question?.type === 'calculate' && speaker.text(label) === ''
}

const parsed = new WeakMap<QuestionDefinition, Tree | null>()

/** What a question is worked out by; null for one that people answer. */
export function calculationOf(question: QuestionDefinition): Tree | null {
  const known = parsed.get(question)
  if (known !== undefined) return known
  const read = question.calculation === undefined ? null : parseExpression(question.calculation)
  const tree = read !== null && 'tree' in read ? read.tree : null
  parsed.set(question, tree)
  return tree
}

/** The working behind a value without words, in place of one that only names it: a limit says where it comes from. */
export function unfolded<Taken extends { readonly from: Tree }>(working: Taken, speaker: Speaker): Taken {
  const meaning = meaningOf(working.from, speaker)
  if (meaning === null || !isBetween(meaning, speaker) || meaning.question === undefined) return working
  const from = calculationOf(meaning.question)
  return from === null ? working : { ...working, from }
}
