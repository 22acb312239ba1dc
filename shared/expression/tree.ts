import type { Span } from './problem.ts'

/** Operators between two operands, from the loosest to the tightest. */
export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|'

/** The axes that ODK XForms knows, with the two behind `//`. */
export type Axis = 'child' | 'parent' | 'self' | 'descendant' | 'descendant-or-self'

/** One step of a path: where to go, which names to keep (null keeps all), and conditions on each node. */
export interface Step {
  readonly axis: Axis
  readonly name: string | null
  readonly predicates: readonly Tree[]
}

/** A parsed expression. Every part knows its place in the text. */
export type Tree =
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'text'; readonly value: string; readonly at: Span }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Tree
      readonly right: Tree
      readonly at: Span
    }
  | { readonly kind: 'negate'; readonly operand: Tree; readonly at: Span }
  | CallTree
  | ReferenceTree
  | PathTree

/** A function call; name and number of arguments are known to be right. */
export interface CallTree {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Tree[]
  readonly at: Span
}

/** XLSForm's `${name}`. */
export interface ReferenceTree {
  readonly kind: 'reference'
  readonly name: string
  readonly at: Span
}

/**
 * A path. It begins at the context node, at the document (`/a/b`), or at what another expression gives
 * (`instance('x')/root`, `${rows}[1]/name`), whose own predicates are `predicates`.
 */
export interface PathTree {
  readonly kind: 'path'
  readonly from: 'context' | 'document' | Tree
  readonly predicates: readonly Tree[]
  readonly steps: readonly Step[]
  readonly at: Span
}

/** Visits a tree and everything in it, parents first. */
export function walkTree(tree: Tree, visit: (tree: Tree) => void): void {
  // Without recursion: a chain of operators can be as long as an expression.
  const waiting: Tree[] = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    visit(next)
    for (const part of partsOf(next).toReversed()) waiting.push(part)
  }
}

/** The expressions directly inside a tree. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'binary':
      return [tree.left, tree.right]
    case 'negate':
      return [tree.operand]
    case 'call':
      return tree.args
    case 'path':
      return [
        ...(typeof tree.from === 'string' ? [] : [tree.from]),
        ...tree.predicates,
        ...tree.steps.flatMap((step) => step.predicates),
      ]
    default:
      return []
  }
}
