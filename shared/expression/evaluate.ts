import { type Budget, MAX_VISITS, OverBudget } from './budget.ts'
import { compareValues } from './compare.ts'
import { isNodeSet, toBoolean, toNumber } from './convert.ts'
import { inDocumentOrder } from './document-order.ts'
import { evaluatePath } from './evaluate-path.ts'
import { FUNCTIONS } from './functions/table.ts'
import { narrowItems } from './item-index.ts'
import type { ExpressionNode, ExpressionValue, Scope, World } from './scope.ts'
import type { CallTree, Tree } from './tree.ts'

/**
 * Gives the value of an expression that belongs to `node`. Never throws for what people enter: what cannot be computed
 * is NaN, blank or an empty node-set, and blank is what would visit too many nodes (see `MAX_VISITS`).
 */
export function evaluate(tree: Tree, node: ExpressionNode, world: World): ExpressionValue {
  return within('', (budget) =>
    evaluateIn(tree, { world, node, position: 1, size: 1, current: node, budget }),
  )
}

/**
 * The items of a list, below `root`, for which an expression holds, in their order, as a choice filter asks; found by an
 * index where the expression allows it. None when that would visit too many nodes.
 */
export function itemsFor(
  tree: Tree,
  root: ExpressionNode,
  current: ExpressionNode,
  world: World,
): readonly ExpressionNode[] {
  return within([], (budget) => {
    const scope: Scope = { world, node: root, position: 1, size: 1, current, budget }
    const narrowed = root.index === undefined ? null : narrowItems(tree, root.index, scope, evaluateIn)
    return (narrowed ?? root.children()).filter((item) =>
      toBoolean(evaluateIn(tree, { ...scope, node: item, position: item.position() })),
    )
  })
}

function within<Result>(fallback: Result, run: (budget: Budget) => Result): Result {
  try {
    return run({ left: MAX_VISITS })
  } catch (error) {
    if (error instanceof OverBudget) return fallback
    throw error
  }
}

function evaluateIn(tree: Tree, scope: Scope): ExpressionValue {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return tree.value
    case 'negate':
      return -toNumber(evaluateIn(tree.operand, scope))
    case 'reference':
      return scope.world.reference(tree.name, scope.current)
    case 'path':
      return evaluatePath(tree, scope, evaluateIn)
    case 'call':
      return keptSum(tree, scope) ?? evaluateCall(tree, scope)
    case 'binary':
      return keptSum(tree, scope) ?? evaluateBinary(tree, scope)
  }
}

/** An expression shorter than this has no long sum in it. */
const LENGTH_OF_LONG_SUM = 50

function keptSum(tree: Tree, { world, node, current }: Scope): number | undefined {
  // Inside a predicate an expression belongs to no single place.
  if (tree.at.end - tree.at.start < LENGTH_OF_LONG_SUM || node !== current) return undefined
  return world.keptSum?.(tree, current)
}

function evaluateCall(tree: CallTree, scope: Scope): ExpressionValue {
  const definition = FUNCTIONS.get(tree.name)
  if (definition === undefined) throw new Error(`the parser let ${tree.name}() pass`)
  const args = tree.args.map((arg) => ({
    // A function may ask for an argument as seen from another node: `${name}` in that row, not in ours.
    evaluate: (from?: ExpressionNode) =>
      evaluateIn(arg, from === undefined ? scope : { ...scope, node: from, current: from }),
  }))
  return definition.evaluate(args, scope)
}

type BinaryTree = Tree & { readonly kind: 'binary' }

/** Goes down the left side without recursion: `1 + 1 + …` can be as long as an expression. */
function evaluateBinary(tree: BinaryTree, scope: Scope): ExpressionValue {
  const chain: BinaryTree[] = [tree]
  let first = tree.left
  for (; first.kind === 'binary'; first = first.left) chain.push(first)
  return chain.reduceRight((left, each) => operate(each, left, scope), evaluateIn(first, scope))
}

function operate(tree: BinaryTree, left: ExpressionValue, scope: Scope): ExpressionValue {
  // XPath leaves the right side alone when the left one decides.
  if (tree.operator === 'or') return toBoolean(left) || toBoolean(evaluateIn(tree.right, scope))
  if (tree.operator === 'and') return toBoolean(left) && toBoolean(evaluateIn(tree.right, scope))
  const right = evaluateIn(tree.right, scope)
  switch (tree.operator) {
    case '+':
      return toNumber(left) + toNumber(right)
    case '-':
      return toNumber(left) - toNumber(right)
    case '*':
      return toNumber(left) * toNumber(right)
    case 'div':
      return toNumber(left) / toNumber(right)
    case 'mod':
      return toNumber(left) % toNumber(right)
    case '|':
      return inDocumentOrder([left, right].flatMap((side) => (isNodeSet(side) ? side : [])))
    default:
      return compareValues(tree.operator, left, right)
  }
}
