import { printExpression } from '../../shared/expression/print.ts'
import type { BinaryOperator, Tree } from '../../shared/expression/tree.ts'

/** A comparison with what it is about on the left: `3 < ${a}` says something about `${a}`. */
export interface Comparison {
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
  readonly left: Tree
  readonly right: Tree
}

const MIRRORED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** Reads a comparison; null for any other expression. */
export function readComparison(tree: Tree): Comparison | null {
  if (tree.kind !== 'binary' || !isComparing(tree.operator)) return null
  const { operator, left, right } = tree
  if (isLiteral(left) && !isLiteral(right)) return { operator: MIRRORED[operator], left: right, right: left }
  return { operator, left, right }
}

/** Whether a number is held against nothing: `> 0`, `>= 1`, `!= 0` ask for some, `= 0`, `< 1`, `<= 0` for none. */
export function asksForSome({ operator, right }: Comparison): boolean | null {
  if (right.kind !== 'number') return null
  const asked = `${operator} ${right.value}`
  if (['> 0', '>= 1', '!= 0'].includes(asked)) return true
  return ['= 0', '< 1', '<= 0'].includes(asked) ? false : null
}

/** Whether a noted 1 or 0 is meant to be 1; null when it is compared with anything else. */
export function asksForOne({ operator, right }: Comparison): boolean | null {
  const value = right.kind === 'number' || right.kind === 'text' ? String(right.value) : ''
  if ((value !== '0' && value !== '1') || (operator !== '=' && operator !== '!=')) return null
  return (value === '1') === (operator === '=')
}

/** Words of a comparison, by their key under `clause`. */
export function clauseKey(operator: Comparison['operator'], dates: boolean): string {
  switch (operator) {
    case '=':
      return 'clause.is'
    case '!=':
      return 'clause.isNot'
    case '>':
      return dates ? 'clause.after' : 'clause.more'
    case '>=':
      return dates ? 'clause.onOrAfter' : 'clause.atLeast'
    case '<':
      return dates ? 'clause.before' : 'clause.less'
    case '<=':
      return dates ? 'clause.onOrBefore' : 'clause.atMost'
  }
}

/** Several values of one thing: `${a} = 'x' or ${a} = 'y'` asks for either, `${a} != 'x' and ${a} != 'y'` for neither. */
export interface Alternatives {
  readonly left: Tree
  readonly operator: '=' | '!='
  readonly values: readonly (Tree & { readonly kind: 'number' | 'text' })[]
}

/** The parts of a condition joined by `and` or `or`, those about values of the same thing taken together. */
export function joinedParts(tree: Tree, joint: 'and' | 'or'): readonly (Tree | Alternatives)[] {
  const parts: (Tree | Alternatives)[] = []
  const places = new Map<string, number>()
  for (const part of flatten(tree, joint)) {
    const one = readComparison(part)
    const fits = one !== null && one.operator === (joint === 'or' ? '=' : '!=')
    if (!fits || !isLiteral(one.right) || one.right.value === '') {
      parts.push(part)
      continue
    }
    const key = printExpression(one.left)
    const place = places.get(key)
    const before = place === undefined ? undefined : parts[place]
    if (place === undefined || before === undefined) {
      places.set(key, parts.length)
      parts.push({ left: one.left, operator: joint === 'or' ? '=' : '!=', values: [one.right] })
    } else if ('values' in before) parts[place] = { ...before, values: [...before.values, one.right] }
  }
  return parts
}

function flatten(tree: Tree, joint: 'and' | 'or'): readonly Tree[] {
  const parts: Tree[] = []
  const waiting = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'binary' && next.operator === joint) waiting.push(next.right, next.left)
    else parts.push(next)
  }
  return parts
}

/** The question by whose answer a choice is looked up: `name = ${question}`. Null for other conditions. */
export function chosenAt(condition: Tree | undefined): Tree | null {
  const comparison = condition === undefined ? null : readComparison(condition)
  if (comparison?.operator !== '=') return null
  const { left, right } = comparison
  if (isChoiceName(left) && right.kind === 'reference') return right
  return isChoiceName(right) && left.kind === 'reference' ? left : null
}

function isChoiceName(tree: Tree): boolean {
  if (tree.kind !== 'path' || tree.from !== 'context' || tree.steps.length !== 1) return false
  const [step] = tree.steps
  return step?.axis === 'child' && step.name === 'name' && step.predicates.length === 0
}

/** A text or number written out. */
export function isLiteral(tree: Tree): tree is Tree & { readonly kind: 'number' | 'text' } {
  return tree.kind === 'number' || tree.kind === 'text'
}

function isComparing(operator: BinaryOperator): operator is Comparison['operator'] {
  return operator in MIRRORED
}
