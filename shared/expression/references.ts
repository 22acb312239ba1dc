import { partsOf, type ReferenceTree, type Tree } from './tree.ts'

/** A `${name}` in an expression. */
export interface Reference {
  readonly tree: ReferenceTree
  /**
   * The value is read in one row picked by number or condition, not here: `indexed-repeat(${total}, ${row}, n)`. A
   * running total may so look at itself one row further up.
   */
  readonly picked: boolean
}

/** Every `${name}` of an expression, in order of appearance. */
export function references(tree: Tree, picked = false): readonly Reference[] {
  if (tree.kind === 'reference') return [{ tree, picked }]
  if (tree.kind === 'call' && tree.name === 'indexed-repeat') {
    return tree.args.flatMap((arg, index) => references(arg, picked || index === 0))
  }
  if (tree.kind === 'path' && typeof tree.from !== 'string' && tree.predicates.length > 0) {
    return partsOf(tree).flatMap((part) => references(part, picked || part === tree.from))
  }
  return partsOf(tree).flatMap((part) => references(part, picked))
}
