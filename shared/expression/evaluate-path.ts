import { type Budget, spend } from './budget.ts'
import { isNodeSet, toBoolean } from './convert.ts'
import { asksForPlace, narrowItems } from './item-index.ts'
import type { ExpressionNode, ExpressionValue, Scope } from './scope.ts'
import type { PathTree, Step, Tree } from './tree.ts'

type Evaluate = (tree: Tree, scope: Scope) => ExpressionValue

/**
 * The nodes a path leads to, in document order. Irrelevant nodes are left out, as in ODK, except those the path only
 * climbs to: a row knows its place although it is hidden.
 */
export function evaluatePath(tree: PathTree, scope: Scope, evaluate: Evaluate): readonly ExpressionNode[] {
  let nodes = keep(tree.predicates, startOf(tree, scope, evaluate), scope, evaluate)
  for (const [index, step] of tree.steps.entries()) {
    nodes = follow(step, index === 0 && step.axis === 'child', nodes, scope, evaluate)
  }
  return nodes
}

function startOf(tree: PathTree, scope: Scope, evaluate: Evaluate): readonly ExpressionNode[] {
  if (tree.from === 'context') return [scope.node]
  if (tree.from === 'document') return [scope.world.document]
  const value = evaluate(tree.from, scope)
  return isNodeSet(value) ? value : []
}

/** `isRoot`: the step is the first of a path, so that from the document it names the root element. */
function follow(
  step: Step,
  isRoot: boolean,
  nodes: readonly ExpressionNode[],
  scope: Scope,
  evaluate: Evaluate,
): readonly ExpressionNode[] {
  const found = nodes.flatMap((node) => {
    const short = followIndex(step, node, scope, evaluate)
    if (short !== null) return short
    // The root element has the form's name, which differs between tools: any is right.
    const anyName = step.name === null || (isRoot && node === scope.world.document)
    const around = reach(step, node, scope.budget)
    spend(scope.budget, around.length + 1)
    const reached = around.filter((next) => anyName || next.name === step.name)
    return keep(step.predicates, reached, scope, evaluate)
  })
  return nodes.length > 1 ? [...new Set(found)] : found
}

/** The same by way of an index, where the step goes to the items of a list and its first predicate names one of them. */
function followIndex(
  step: Step,
  node: ExpressionNode,
  scope: Scope,
  evaluate: Evaluate,
): readonly ExpressionNode[] | null {
  const [first] = step.predicates
  if (node.index === undefined || first === undefined || step.axis !== 'child') return null
  if ((step.name !== null && step.name !== 'item') || asksForPlace(first)) return null
  const narrowed = narrowItems(first, node.index, scope, evaluate)
  return narrowed === null ? null : keep(step.predicates, narrowed, scope, evaluate)
}

function reach(step: Step, node: ExpressionNode, budget: Budget): readonly ExpressionNode[] {
  switch (step.axis) {
    case 'self':
      return [node]
    case 'parent': {
      const parent = node.parent()
      return parent === null ? [] : [parent]
    }
    case 'child':
      return node.children().filter((child) => child.relevant())
    case 'descendant':
      return descendants(node, budget)
    case 'descendant-or-self':
      return [node, ...descendants(node, budget)]
  }
}

function descendants(node: ExpressionNode, budget: Budget): readonly ExpressionNode[] {
  const children = node.children()
  spend(budget, children.length)
  return children.flatMap((child) => (child.relevant() ? [child, ...descendants(child, budget)] : []))
}

function keep(
  predicates: readonly Tree[],
  nodes: readonly ExpressionNode[],
  scope: Scope,
  evaluate: Evaluate,
): readonly ExpressionNode[] {
  let kept = nodes
  for (const predicate of predicates) {
    const size = kept.length
    spend(scope.budget, size)
    kept = kept.filter((node, index) => {
      const value = evaluate(predicate, { ...scope, node, position: index + 1, size })
      return typeof value === 'number' ? value === index + 1 : toBoolean(value)
    })
  }
  return kept
}
