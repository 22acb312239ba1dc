import type { BinaryOperator, CallTree, Tree } from '../../shared/expression/tree.ts'
import {
  type Alternatives,
  asksForOne,
  asksForSome,
  type Comparison,
  clauseKey,
  joinedParts,
  readComparison,
} from './comparison.ts'
import { bindsLess, FORMULA_KEYS } from './formula.ts'
import { literalWords } from './literal-words.ts'
import { isDate, kindOf, type Meaning, meaningOf, notedCondition } from './meaning.ts'
import { type Phrase, phrase } from './phrase.ts'
import { nameWords, pathWords } from './place-words.ts'
import { type Speaker, say } from './speaker.ts'
import type { Talk } from './talk.ts'

/** A condition as a clause: “Height (m)” is more than 30 m. With `holds` false, that it does not hold. */
export function conditionWords(tree: Tree, speaker: Speaker, holds = true): Phrase {
  const comparison = readComparison(tree)
  if (comparison !== null) return comparisonWords(comparison, speaker, holds)
  switch (tree.kind) {
    case 'binary':
      if (tree.operator !== 'and' && tree.operator !== 'or') break
      return holds ? jointWords(tree, tree.operator, speaker) : negated(tree, speaker)
    case 'call':
      return callCondition(tree, speaker, holds)
    case 'reference':
    case 'path': {
      const condition = notedCondition(tree, speaker)
      if (condition !== null) return conditionWords(condition, speaker, holds)
      return say(speaker, holds ? 'clause.answered' : 'clause.blank', { a: valueWords(tree, speaker) })
    }
    default:
  }
  return holds ? say(speaker, 'clause.counts', { a: valueWords(tree, speaker) }) : negated(tree, speaker)
}

/** A value as a noun. `as` is the question that takes it, for literals: their unit, the labels of their choices. */
export function valueWords(tree: Tree, speaker: Speaker, as: Meaning | null = null): Phrase {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return literalWords(tree, as, speaker)
    case 'negate':
      return say(speaker, 'operation.negate', { a: inFormula(tree.operand, 'mod', speaker) })
    case 'reference':
      return nameWords(tree, speaker, TALK)
    case 'path':
      return pathWords(tree, speaker, TALK)
    case 'call':
      return callWords(tree, speaker, as)
    case 'binary':
      return operationWords(tree, speaker)
  }
}

/** Parts joined by `and` or `or`. Values of the same thing are named together: “State” is “Old” or “Broken”. */
function jointWords(tree: Tree, joint: 'and' | 'or', speaker: Speaker): Phrase {
  const parts = joinedParts(tree, joint).map((part): Phrase => {
    if ('values' in part) return alternativeWords(part, speaker)
    const words = conditionWords(part, speaker)
    return isJoint(part) ? say(speaker, 'bracket', { a: words }) : words
  })
  const [first = [], ...more] = parts
  return more.reduce((a, b) => say(speaker, joint, { a, b }), first)
}

function alternativeWords({ left, operator, values }: Alternatives, speaker: Speaker): Phrase {
  const [only] = values
  if (values.length === 1 && only !== undefined) {
    return comparisonWords({ operator, left, right: only }, speaker, true)
  }
  const kind = kindOf(left, speaker)
  const words = values.map((value) => valueWords(value, speaker, kind))
  const last = words.at(-1) ?? []
  const b = say(speaker, 'either', { a: listed(words.slice(0, -1), speaker), b: last })
  return say(speaker, operator === '=' ? 'clause.is' : 'clause.isNot', { a: valueWords(left, speaker), b })
}

/** What the words of names and paths need of this file, without importing it. */
const TALK: Talk = { condition: conditionWords, value: valueWords }

function isJoint(tree: Tree): boolean {
  return tree.kind === 'binary' && (tree.operator === 'and' || tree.operator === 'or')
}

function negated(tree: Tree, speaker: Speaker): Phrase {
  const words = conditionWords(tree, speaker)
  return say(speaker, 'clause.not', { a: isJoint(tree) ? say(speaker, 'bracket', { a: words }) : words })
}

function comparisonWords(comparison: Comparison, speaker: Speaker, holds: boolean): Phrase {
  const { operator, left, right } = comparison
  if (operator !== '=' && operator !== '!=') {
    // With blanks in play, "not more than" is something else than "at most".
    const words = orderWords(comparison, speaker)
    return holds ? words : say(speaker, 'clause.not', { a: words })
  }
  const is = (operator === '=') === holds
  const fact = mineFact(left, right, is, speaker)
  if (fact !== null) return fact
  const noted = noteWords(comparison, speaker, holds)
  if (noted !== null) return noted
  const a = valueWords(left, speaker, kindOf(right, speaker))
  if (right.kind === 'text' && right.value === '') {
    return say(speaker, is ? 'clause.blank' : 'clause.answered', { a })
  }
  const b = valueWords(right, speaker, kindOf(left, speaker))
  return say(speaker, is ? 'clause.is' : 'clause.isNot', { a, b })
}

function orderWords(comparison: Comparison, speaker: Speaker): Phrase {
  const { operator, left, right } = comparison
  const noted = noteWords(comparison, speaker, true)
  if (noted !== null) return noted
  const dates = isDate(left, speaker) || isDate(right, speaker)
  const a = valueWords(left, speaker, kindOf(right, speaker))
  return say(speaker, clauseKey(operator, dates), { a, b: valueWords(right, speaker, kindOf(left, speaker)) })
}

/** What a count, a noted 1 or 0, or a sum of those says. */
function noteWords(comparison: Comparison, speaker: Speaker, holds: boolean): Phrase | null {
  const { left } = comparison
  const one = asksForOne(comparison)
  const condition = one === null ? null : notedCondition(left, speaker)
  if (condition !== null) return conditionWords(condition, speaker, one === holds)
  const some = asksForSome(comparison)
  const [of] = left.kind === 'call' ? left.args : []
  if (some === null || left.kind !== 'call' || of === undefined) return null
  if (left.name === 'count') return someWords(of, speaker, some === holds)
  const summed = left.name === 'sum' && left.args.length === 1 ? notedCondition(of, speaker) : null
  if (summed === null) return null
  return say(speaker, some === holds ? 'clause.someWhere' : 'clause.noneWhere', {
    a: conditionWords(summed, speaker),
  })
}

function someWords(of: Tree, speaker: Speaker, some: boolean): Phrase {
  return say(speaker, some ? 'clause.some' : 'clause.none', { a: valueWords(of, speaker) })
}

/** A flag of the mine's profile as a fact: this mine has no tailings storage facility. */
function mineFact(left: Tree, right: Tree, is: boolean, speaker: Speaker): Phrase | null {
  const meaning = meaningOf(left, speaker)
  if (meaning?.profile !== true || right.kind !== 'text') return null
  if (right.value !== 'yes' && right.value !== 'no') return null
  const key = `mine.${meaning.name}.${(right.value === 'yes') === is ? 'yes' : 'no'}`
  return speaker.exists(key) ? say(speaker, key) : null
}

function callCondition(tree: CallTree, speaker: Speaker, holds: boolean): Phrase {
  const [first, second, third] = tree.args
  if (tree.name === 'not' && first !== undefined) return conditionWords(first, speaker, !holds)
  if (tree.name === 'boolean' && first !== undefined) return conditionWords(first, speaker, holds)
  if (tree.name === 'count' && first !== undefined) return someWords(first, speaker, holds)
  if (tree.name === 'if' && first !== undefined && isTruth(second, true) && isTruth(third, false)) {
    return conditionWords(first, speaker, holds)
  }
  const key = `test.${keyOf(tree)}`
  if (!speaker.exists(key)) {
    return holds ? say(speaker, 'clause.counts', { a: valueWords(tree, speaker) }) : negated(tree, speaker)
  }
  const turned =
    tree.name === 'true' ? 'test.false' : tree.name === 'false' ? 'test.true' : `testNot.${keyOf(tree)}`
  const gaps = gapsOf(tree, speaker, first === undefined ? null : kindOf(first, speaker))
  if (holds) return say(speaker, key, gaps)
  return speaker.exists(turned)
    ? say(speaker, turned, gaps)
    : say(speaker, 'clause.not', { a: say(speaker, key, gaps) })
}

function isTruth(tree: Tree | undefined, truth: boolean): boolean {
  if (tree?.kind === 'number') return tree.value === (truth ? 1 : 0)
  return tree?.kind === 'call' && tree.name === String(truth)
}

function callWords(tree: CallTree, speaker: Speaker, as: Meaning | null): Phrase {
  const [first] = tree.args
  // A sum of noted 1 and 0 counts.
  const summed = tree.name === 'sum' && first !== undefined ? notedCondition(first, speaker) : null
  if (summed !== null) return say(speaker, 'betweenWords.count', { a: conditionWords(summed, speaker) })
  if (tree.name === 'true' || tree.name === 'false')
    return say(speaker, `literal.${tree.name === 'true' ? 'yes' : 'no'}`)
  if (speaker.exists(`test.${keyOf(tree)}`))
    return say(speaker, 'clause.whether', { a: conditionWords(tree, speaker) })
  if (tree.name === 'date' && first?.kind === 'text') return literalWords(first, null, speaker)
  const base = `function.${keyOf(tree)}`
  const key = [`${base}.${tree.args.length}`, `${base}.any`, base].find((each) => speaker.exists(each))
  const alike = ['if', 'coalesce', 'once', 'number', 'string', 'round'].includes(tree.name) ? as : null
  const gaps = gapsOf(tree, speaker, alike)
  if (key !== undefined) return say(speaker, key, gaps)
  return [...phrase('words', `${tree.name}(`), ...(gaps.all ?? []), ...phrase('words', ')')]
}

/** Functions with a colon in their name stand under a key without. */
function keyOf({ name }: CallTree): string {
  return name.replace(':', '-')
}

/** Every argument by letter, and lists of them: all, all but the first, all but the first two. */
function gapsOf(tree: CallTree, speaker: Speaker, as: Meaning | null): Record<string, Phrase> {
  const words = tree.args.map((arg, index) => {
    if (tree.name === 'if' && index === 0) return conditionWords(arg, speaker)
    return valueWords(arg, speaker, tree.name === 'round' && index > 0 ? null : as)
  })
  const gaps: Record<string, Phrase> = {
    all: listed(words, speaker),
    rest: listed(words.slice(1), speaker),
    others: listed(words.slice(2), speaker),
  }
  for (const [index, each] of words.entries()) gaps[String.fromCharCode(97 + index)] = each
  return gaps
}

function listed(words: readonly Phrase[], speaker: Speaker): Phrase {
  const [first = [], ...more] = words
  return more.reduce((a, b) => say(speaker, 'comma', { a, b }), first)
}

function operationWords(tree: Tree & { readonly kind: 'binary' }, speaker: Speaker): Phrase {
  const { operator, left, right } = tree
  const key = FORMULA_KEYS[operator]
  if (key === undefined) return say(speaker, 'clause.whether', { a: conditionWords(tree, speaker) })
  return (
    timeWords(tree, speaker) ??
    say(speaker, key, {
      a: inFormula(left, operator, speaker),
      b: inFormula(right, operator === '-' ? '*' : operator === 'div' ? 'mod' : operator, speaker),
    })
  )
}

/** Between dates, `-` counts days, and days over 365 are years. */
function timeWords(
  { operator, left, right }: Tree & { readonly kind: 'binary' },
  speaker: Speaker,
): Phrase | null {
  const words = (key: string, [later, earlier]: readonly [Tree, Tree]) =>
    say(speaker, key, { a: valueWords(later, speaker), b: valueWords(earlier, speaker) })
  const dates = operator === '-' && isDate(left, speaker) && isDate(right, speaker)
  if (dates) return words('operation.days', [left, right])
  if (operator === 'div' && right.kind === 'number' && Math.floor(right.value) === 365) {
    const days = left.kind === 'binary' && left.operator === '-' ? ([left.left, left.right] as const) : null
    if (days?.every((day) => isDate(day, speaker))) return words('operation.years', days)
  }
  if ((operator !== '+' && operator !== '-') || right.kind !== 'number' || !isDate(left, speaker)) return null
  const key = operator === '+' ? 'operation.later' : 'operation.earlier'
  return say(speaker, key, { a: valueWords(left, speaker) }, { count: right.value })
}

/** A part of a formula, in brackets when it binds less than the operator around it. */
function inFormula(tree: Tree, around: BinaryOperator, speaker: Speaker): Phrase {
  const words = valueWords(tree, speaker)
  const loose =
    tree.kind === 'binary' && bindsLess(tree.operator, around) && timeWords(tree, speaker) === null
  return loose ? say(speaker, 'operation.bracket', { a: words }) : words
}
