import { compareValues } from './compare.ts'
import { isNodeSet, toBoolean, toNumber } from './convert.ts'
import { inDocumentOrder } from './document-order.ts'
import { evaluatePath } from './evaluate-path.ts'
import { FUNCTIONS } from './functions/table.ts'
import type { ExpressionNode, ExpressionValue, Scope, World } from './scope.ts'
import type { CallTree, Tree } from './tree.ts'

/**
 * Gives the value of an expression that belongs to `node`. Never throws for what people enter: what cannot be computed
 * is NaN, blank or an empty node-set.
 */
export function evaluate(tree: Tree, node: ExpressionNode, world: World): ExpressionValue {
  return evaluateIn(tree, { world, node, position: 1, size: 1, current: node })
}

/** Whether an expression holds for one node of a list, as a choice filter or a predicate asks. */
export function holdsFor(tree: Tree, item: ExpressionNode, current: ExpressionNode, world: World): boolean {
  return toBoolean(evaluateIn(tree, { world, node: item, position: item.position(), size: 1, current }))
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
      return evaluateCall(tree, scope)
    case 'binary':
      return evaluateBinary(tree, scope)
  }
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

function evaluateBinary(tree: Tree & { readonly kind: 'binary' }, scope: Scope): ExpressionValue {
  const left = evaluateIn(tree.left, scope)
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
