import { isNodeSet, toNumber, toText } from '../convert.ts'
import type { Argument, ExpressionNode, FunctionDefinition, Scope } from '../scope.ts'
import { nodesAt, textAt } from './arguments.ts'

/** Sets of nodes: rows of repeats and choices of lists. */
export const NODE_SET_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'count', min: 1, max: 1, nodeSets: [0], evaluate: (args) => nodesAt(args, 0).length },
  {
    name: 'count-non-empty',
    min: 1,
    max: 1,
    nodeSets: [0],
    evaluate: (args) => nodesAt(args, 0).filter((node) => node.text() !== '').length,
  },
  {
    name: 'position',
    min: 0,
    max: 1,
    nodeSets: [0],
    evaluate: (args, scope) => {
      if (args[0] === undefined) return scope.position
      return nodesAt(args, 0)[0]?.position() ?? Number.NaN
    },
  },
  { name: 'last', min: 0, max: 0, evaluate: (_, scope) => scope.size },
  { name: 'current', min: 0, max: 0, givesNodeSet: true, evaluate: (_, scope) => [scope.current] },
  {
    name: 'instance',
    min: 1,
    max: 1,
    givesNodeSet: true,
    evaluate: (args, scope) => {
      const list = scope.world.instance(textAt(args, 0))
      return list === null ? [] : [list]
    },
  },
  {
    name: 'indexed-repeat',
    min: 3,
    max: 7,
    fits: (count) => count % 2 === 1,
    nodeSets: [0, 1, 3, 5],
    givesNodeSet: true,
    evaluate: indexedRepeat,
  },
  {
    name: 'pulldata',
    min: 4,
    max: 4,
    evaluate: (args, scope) => {
      const [list, column, key, value] = [0, 1, 2, 3].map((index) => textAt(args, index))
      const root = scope.world.instance(list ?? '')?.children()[0]
      const item = root?.children().find((candidate) => columnOf(candidate, key) === value)
      return item === undefined ? '' : columnOf(item, column)
    },
  },
]

/**
 * The value of the first argument in one row, picked by pairs of repeat and place (from 1), outermost repeat first:
 * `indexed-repeat(${name}, ${row}, 2)`.
 */
function indexedRepeat(args: readonly Argument[], scope: Scope): readonly ExpressionNode[] {
  let from: ExpressionNode = scope.current
  for (let index = 1; index < args.length; index += 2) {
    const rows = args[index]?.evaluate(from)
    // The place is meant as seen from the question, whatever row we have reached.
    const place = toNumber(args[index + 1]?.evaluate() ?? Number.NaN)
    const row = rows !== undefined && isNodeSet(rows) ? rows[place - 1] : undefined
    if (row === undefined) return []
    from = row
  }
  const found = args[0]?.evaluate(from)
  return found !== undefined && isNodeSet(found) ? found.filter((node) => isInside(node, from)) : []
}

function isInside(node: ExpressionNode, row: ExpressionNode): boolean {
  for (let at: ExpressionNode | null = node; at !== null; at = at.parent()) if (at === row) return true
  return false
}

function columnOf(item: ExpressionNode, name: string | undefined): string {
  const column = item.children().find((child) => child.name === name)
  return column === undefined ? '' : toText([column])
}
