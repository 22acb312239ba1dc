import { isNodeSet, toBoolean } from './convert.ts'
import type { ExpressionNode, ExpressionValue, Scope } from './scope.ts'
import type { PathTree, Step, Tree } from './tree.ts'

type Evaluate = (tree: Tree, scope: Scope) => ExpressionValue

/**
 * The nodes a path leads to, in document order. Irrelevant nodes are left out, as in ODK, except those the path only
 * climbs to: a row knows its place although it is hidden.
 */
export function evaluatePath(tree: PathTree, scope: Scope, evaluate: Evaluate): readonly ExpressionNode[] {
  let nodes = keep(tree.predicates, startOf(tree, scope, evaluate), scope, evaluate)
  for (const step of tree.steps) nodes = follow(step, nodes, scope, evaluate)
  return nodes
}

function startOf(tree: PathTree, scope: Scope, evaluate: Evaluate): readonly ExpressionNode[] {
  if (tree.from === 'context') return [scope.node]
  if (tree.from === 'document') return [scope.world.document]
  const value = evaluate(tree.from, scope)
  return isNodeSet(value) ? value : []
}

function follow(
  step: Step,
  nodes: readonly ExpressionNode[],
  scope: Scope,
  evaluate: Evaluate,
): readonly ExpressionNode[] {
  const found = nodes.flatMap((node) => {
    // The root element has the form's name, which differs between tools: any is right.
    const anyName = step.name === null || (step.axis === 'child' && node === scope.world.document)
    const reached = reach(step, node).filter((next) => anyName || next.name === step.name)
    return keep(step.predicates, reached, scope, evaluate)
  })
  return nodes.length > 1 ? [...new Set(found)] : found
}

function reach(step: Step, node: ExpressionNode): readonly ExpressionNode[] {
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
      return descendants(node)
    case 'descendant-or-self':
      return [node, ...descendants(node)]
  }
}

function descendants(node: ExpressionNode): readonly ExpressionNode[] {
  return node.children().flatMap((child) => (child.relevant() ? [child, ...descendants(child)] : []))
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
    kept = kept.filter((node, index) => {
      const value = evaluate(predicate, { ...scope, node, position: index + 1, size })
      return typeof value === 'number' ? value === index + 1 : toBoolean(value)
    })
  }
  return kept
}
