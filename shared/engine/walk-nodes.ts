import type { ExpressionNode } from '../expression/scope.ts'
import { type Container, Element, type FormNode, type QuestionNode, RowNode } from './nodes.ts'
import { RootNode } from './root-node.ts'

/** What lies directly in a node: of a group its members, of a repeat those of every row that is counted now. */
export function membersOf(node: FormNode): readonly FormNode[] {
  if (node.kind === 'question') return []
  return node.kind === 'group' ? node.members : node.rows().flatMap((row) => row.members)
}

/** These nodes and everything in them, in order. */
export function nodesIn(members: readonly FormNode[]): readonly FormNode[] {
  return members.flatMap((node) => (node.kind === 'question' ? [node] : [node, ...nodesIn(membersOf(node))]))
}

/** The container in which a node of the form stands: a row stands for itself. */
export function containerAt(node: ExpressionNode): Container | null {
  if (node instanceof RowNode || node instanceof RootNode) return node
  return node instanceof Element ? node.container : null
}

/** The question of this name beside a node or around it; null when there is none, or when it lies in other rows. */
export function questionAt(name: string, from: ExpressionNode): QuestionNode | null {
  for (let at = containerAt(from); at !== null; at = at.outer) {
    const node = at.nodes.get(name)
    if (node !== undefined) return node.kind === 'question' ? node : null
  }
  return null
}
