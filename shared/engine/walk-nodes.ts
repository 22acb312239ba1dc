import type { FormNode } from './nodes.ts'

/** What lies directly in a node: of a group its members, of a repeat those of every row that is counted now. */
export function membersOf(node: FormNode): readonly FormNode[] {
  if (node.kind === 'question') return []
  return node.kind === 'group' ? node.members : node.rows().flatMap((row) => row.members)
}

/** These nodes and everything in them, in order. */
export function nodesIn(members: readonly FormNode[]): readonly FormNode[] {
  return members.flatMap((node) => (node.kind === 'question' ? [node] : [node, ...nodesIn(membersOf(node))]))
}
