import type { Checklist, CompiledRow } from '../checklist/checklist.ts'
import type { BinaryOperator, CallTree, Tree } from '../expression/tree.ts'

/** From this many terms on, a sum is kept instead of being added up anew at each change. */
const LEAST_TERMS = 8

/** A sum as a list of terms, in the order in which they are added. */
export interface LongSum {
  readonly terms: readonly { readonly tree: Tree; readonly minus: boolean }[]
}

/**
 * The terms of a long sum that stands at `row`: of `${a} + ${b} - …`, or of `sum(${a} | ${b} | …)` over single questions.
 * Null for anything else, and where a term hangs on more than the answers it names: on chance, on the clock, or on the
 * value that is being worked out.
 */
export function findLongSum(tree: Tree, row: CompiledRow, checklist: Checklist): LongSum | null {
  const terms = tree.kind === 'call' ? unitedTerms(tree, row, checklist) : addedTerms(tree)
  if (terms === null || terms.length < LEAST_TERMS) return null
  return terms.every((term) => isSettled(term.tree, row.name)) ? { terms } : null
}

function addedTerms(tree: Tree): LongSum['terms'] | null {
  const terms = []
  let left = tree
  for (; left.kind === 'binary' && (left.operator === '+' || left.operator === '-'); left = left.left) {
    terms.push({ tree: left.right, minus: left.operator === '-' })
  }
  return terms.length === 0 ? null : [...terms, { tree: left, minus: false }].reverse()
}

function unitedTerms(call: CallTree, row: CompiledRow, checklist: Checklist): LongSum['terms'] | null {
  const [whole] = call.args
  if (call.name !== 'sum' || whole === undefined) return null
  const named = new Map<string, Tree>()
  for (const part of operandsOf(whole, '|')) {
    if (part.kind !== 'reference') return null
    const target = checklist.rows.get(part.name)
    // Only a question around which no other repeats lie stands for one node at most.
    if (target?.kind !== 'question' || !target.repeats.every((name) => row.repeats.includes(name)))
      return null
    named.set(part.name, part)
  }
  if (named.size < LEAST_TERMS) return null
  // A node-set is added up in document order, which is that of the rows.
  const ordered = [...checklist.rows.keys()].flatMap((name) => named.get(name) ?? [])
  return ordered.map((arg) => ({ tree: { ...call, args: [arg] }, minus: false }))
}

function operandsOf(tree: Tree, operator: BinaryOperator): readonly Tree[] {
  const operands: Tree[] = []
  let left = tree
  for (; left.kind === 'binary' && left.operator === operator; left = left.left) operands.push(left.right)
  return [...operands, left].reverse()
}

/** Functions whose value follows from their arguments alone. */
const SETTLED: ReadonlySet<string> = new Set([
  'abs',
  'boolean',
  'ceiling',
  'coalesce',
  'count',
  'count-non-empty',
  'count-selected',
  'false',
  'floor',
  'if',
  'int',
  'max',
  'min',
  'not',
  'number',
  'pow',
  'round',
  'selected',
  'sqrt',
  'string-length',
  'sum',
  'true',
])

function isSettled(tree: Tree, own: string): boolean {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return true
    case 'reference':
      return tree.name !== own
    case 'negate':
      return isSettled(tree.operand, own)
    case 'binary':
      return isSettled(tree.left, own) && isSettled(tree.right, own)
    case 'call':
      // Some of these look at the question itself when nothing is given.
      return (
        SETTLED.has(tree.name) &&
        (tree.args.length > 0 || tree.name === 'true' || tree.name === 'false') &&
        tree.args.every((arg) => isSettled(arg, own))
      )
    case 'path':
      return false
  }
}
