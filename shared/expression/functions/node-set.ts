import { isNodeSet, toNumber, toText } from '../convert.ts'
import type { Argument, ExpressionNode, ExpressionValue, FunctionDefinition, Scope } from '../scope.ts'
import { seededRandom, shuffle } from '../shuffle.ts'
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
    name: 'randomize',
    min: 1,
    max: 2,
    nodeSets: [0],
    givesNodeSet: true,
    evaluate: (args, scope) => {
      const seed = args[1]?.evaluate()
      const random = seed === undefined ? () => scope.world.random() : seededRandom(seedOf(seed))
      return shuffle(nodesAt(args, 0), random)
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
      const item =
        root?.index === undefined
          ? root?.children().find((candidate) => columnOf(candidate, key) === value)
          : root.index.withText(key ?? '', value ?? '')[0]
      return item === undefined ? '' : columnOf(item, column)
    },
  },
]

/**
 * The value of the first argument in one row, picked by pairs of repeat and place (from 1), the pairs in any order:
 * `indexed-repeat(${name}, ${row}, 2)`.
 */
function indexedRepeat(args: readonly Argument[], scope: Scope): readonly ExpressionNode[] {
  let from: ExpressionNode = scope.current
  for (const index of pairsByDepth(args)) {
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

/** Where the pairs begin in the arguments, outermost repeat first. */
function pairsByDepth(args: readonly Argument[]): readonly number[] {
  if (args.length === 3) return [1]
  const pairs = args.flatMap((_, index) => (index % 2 === 1 ? [{ index, depth: depthAt(args, index) }] : []))
  return pairs.sort((a, b) => a.depth - b.depth).map(({ index }) => index)
}

function depthAt(args: readonly Argument[], index: number): number {
  let depth = 0
  for (let at = nodesAt(args, index)[0]?.parent(); at !== undefined && at !== null; at = at.parent())
    depth += 1
  return depth
}

function isInside(node: ExpressionNode, row: ExpressionNode): boolean {
  for (let at: ExpressionNode | null = node; at !== null; at = at.parent()) if (at === row) return true
  return false
}

function seedOf(value: ExpressionValue): string | number {
  return typeof value === 'number' ? value : toText(value)
}

function columnOf(item: ExpressionNode, name: string | undefined): string {
  const column = item.children().find((child) => child.name === name)
  return column === undefined ? '' : toText([column])
}
