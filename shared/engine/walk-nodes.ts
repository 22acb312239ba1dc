import type { ExpressionNode } from '../expression/scope.ts'
import { containerAt, type FormNode, type QuestionNode } from './nodes.ts'

/** What lies directly in a node: of a group its members, of a repeat those of every row that is counted now. */
export function membersOf(node: FormNode): readonly FormNode[] {
  if (node.kind === 'question') return []
  return node.kind === 'group' ? node.members : node.rows().flatMap((row) => row.members)
}

/** These nodes and everything in them, in order. */
export function nodesIn(members: readonly FormNode[]): readonly FormNode[] {
  return members.flatMap((node) => (node.kind === 'question' ? [node] : [node, ...nodesIn(membersOf(node))]))
}

/** The question of this name beside a node or around it; null when there is none, or when it lies in other rows. */
export function questionAt(name: string, from: ExpressionNode): QuestionNode | null {
  for (let at = containerAt(from); at !== null; at = at.outer) {
    const node = at.nodes.get(name)
    if (node !== undefined) return node.kind === 'question' ? node : null
  }
  return null
}
