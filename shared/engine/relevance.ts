import { toBoolean } from '../expression/convert.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode, World } from '../expression/scope.ts'
import type { Tree } from '../expression/tree.ts'

/** Whether something is asked: what lies around it is, and its own condition holds. */
export function isRelevant(
  around: { get(): boolean },
  condition: Tree,
  node: ExpressionNode,
  world: World,
): boolean {
  return around.get() && toBoolean(evaluate(condition, node, world))
}

/** The relevance of what nothing hides. */
export const ALWAYS = { get: () => true }

/** The relevance of what is left out whatever is answered. */
export const NEVER = { get: () => false }
