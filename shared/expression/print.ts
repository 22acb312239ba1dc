import { numberText } from './convert.ts'
import type { Axis, BinaryOperator, CallTree, PathTree, Step, Tree } from './tree.ts'

/** How tightly an operator binds: higher first (XPath 1.0, section 3). */
const TIGHTNESS: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
}
const NEGATION = 7
/** Paths, calls and literals. */
const WHOLE = 9

/**
 * Writes an expression as XLSForm text, with the fewest parentheses that keep its meaning. What `parseExpression` read
 * comes back as the same tree, places aside.
 */
export function printExpression(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return printNumber(tree.value)
    case 'text':
      return printText(tree.value)
    case 'reference':
      return `\${${tree.name}}`
    case 'negate':
      return `-${operand(tree.operand, NEGATION)}`
    case 'binary':
      return printBinary(tree)
    case 'call':
      return printCall(tree)
    case 'path':
      return printPath(tree)
  }
}

function tightness(tree: Tree): number {
  if (tree.kind === 'binary') return TIGHTNESS[tree.operator]
  if (tree.kind === 'negate') return NEGATION
  return WHOLE
}

/** A part that has to bind at least so tightly, or stand in parentheses. */
function operand(tree: Tree, least: number): string {
  const text = printExpression(tree)
  return tightness(tree) < least ? `(${text})` : text
}

/** A long chain such as `a + b + c` leans to the left: it is walked, not descended into. */
function printBinary(tree: Tree & { readonly kind: 'binary' }): string {
  const level = TIGHTNESS[tree.operator]
  const behind: { readonly operator: BinaryOperator; readonly right: Tree }[] = []
  let first: Tree = tree
  while (first.kind === 'binary' && TIGHTNESS[first.operator] === level) {
    behind.push(first)
    first = first.left
  }
  const parts = [operand(first, level)]
  for (const { operator, right } of behind.reverse()) {
    const last = parts.length - 1
    parts[last] = beforeOperator(parts[last] ?? '', operator)
    parts.push(operator, operand(right, level + 1))
  }
  return parts.join(' ')
}

/** A lone `/` would take a word or `*` behind it for its step. Nothing else ends in a slash. */
function beforeOperator(text: string, operator: BinaryOperator): string {
  return text.endsWith('/') && /^[a-z*]/.test(operator) ? `${text.slice(0, -1)}(/)` : text
}

function printCall({ name, args }: CallTree): string {
  const printed = args.map((arg, index) => {
    // ODK's converter would turn a bare reference into its value: the question itself is meant.
    const quoted = name === 'jr:choice-name' && index === 1 && arg.kind === 'reference'
    return quoted ? printText(printExpression(arg)) : printExpression(arg)
  })
  return `${name}(${printed.join(', ')})`
}

function printPath({ from, predicates, steps }: PathTree): string {
  if (from === 'context') {
    const [first, ...rest] = steps
    return first === undefined ? '.' : printStep(first) + printSteps(rest)
  }
  if (from === 'document') return steps.length === 0 ? '/' : printSteps(steps)
  const whole = from.kind === 'reference' || from.kind === 'call'
  const start = whole ? printExpression(from) : `(${printExpression(from)})`
  return start + printPredicates(predicates) + printSteps(steps)
}

function printSteps(steps: readonly Step[]): string {
  let text = ''
  for (let index = 0; index < steps.length; index += 1) {
    const [step, next] = [steps[index], steps[index + 1]]
    if (step === undefined) break
    if (next !== undefined && isAnywhere(step)) {
      text += `//${printStep(next)}`
      index += 1
    } else text += `/${printStep(step)}`
  }
  return text
}

/** `//` stands for this step between two others. */
function isAnywhere(step: Step): boolean {
  return step.axis === 'descendant-or-self' && step.name === null && step.predicates.length === 0
}

const ABBREVIATED: Readonly<Partial<Record<Axis, string>>> = { self: '.', parent: '..' }

function printStep({ axis, name, predicates }: Step): string {
  const short = ABBREVIATED[axis]
  // XPath has no conditions on `.` and `..`.
  if (short !== undefined && name === null && predicates.length === 0) return short
  const test = name ?? (axis === 'child' ? '*' : 'node()')
  return (axis === 'child' ? test : `${axis}::${test}`) + printPredicates(predicates)
}

function printPredicates(predicates: readonly Tree[]): string {
  return predicates.map((predicate) => `[${printExpression(predicate)}]`).join('')
}

/** XPath numbers have no exponent; one that is too large to hold is written so that it stays so. */
function printNumber(value: number): string {
  return Number.isFinite(value) ? numberText(value) : `1${'0'.repeat(309)}`
}

/** XPath has no escapes: a text takes the quotes it does not hold. One that holds both kinds is put together. */
function printText(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  const parts = text.split("'").map((part) => `'${part}'`)
  return `concat(${parts.join(`, "'", `)})`
}
