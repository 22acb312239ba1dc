import type { ExpressionNode } from './scope.ts'

/**
 * The nodes in document order without duplicates (XPath 1.0, section 3.3). Nodes of different documents, such as a
 * choice list and the answers, keep the order in which their documents first come.
 */
export function inDocumentOrder(nodes: readonly ExpressionNode[]): readonly ExpressionNode[] {
  const single = [...new Set(nodes)]
  if (single.length < 2) return single
  const documents = new Map<ExpressionNode, number>()
  const places = new Map<ExpressionNode, ReadonlyMap<ExpressionNode, number>>()
  const placeIn = (parent: ExpressionNode, node: ExpressionNode): number => {
    const known = places.get(parent) ?? new Map(parent.children().map((child, index) => [child, index]))
    places.set(parent, known)
    return known.get(node) ?? 0
  }
  /** Where a node stands: its document, then its place on every level down to it. */
  const addressOf = (node: ExpressionNode): readonly number[] => {
    const address: number[] = []
    let at = node
    for (let parent = at.parent(); parent !== null; parent = at.parent()) {
      address.push(placeIn(parent, at))
      at = parent
    }
    if (!documents.has(at)) documents.set(at, documents.size)
    address.push(documents.get(at) ?? 0)
    return address.reverse()
  }
  return single
    .map((node) => ({ node, address: addressOf(node) }))
    .sort((a, b) => compareAddresses(a.address, b.address))
    .map(({ node }) => node)
}

/** A node comes before what is in it. */
function compareAddresses(a: readonly number[], b: readonly number[]): number {
  for (const [level, place] of a.entries()) {
    const other = b[level]
    if (other === undefined) return 1
    if (place !== other) return place - other
  }
  return a.length - b.length
}
