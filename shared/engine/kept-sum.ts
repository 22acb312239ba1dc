import type { Checklist, CompiledRow } from '../checklist/checklist.ts'
import { numberOf, toNumber } from '../expression/convert.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode, World } from '../expression/scope.ts'
import type { Tree } from '../expression/tree.ts'
import type { CellGraph, Computed } from './cell.ts'
import { findLongSum, type LongSum } from './long-sum.ts'

/** What the sums of a form have in common. */
export interface SumContext {
  readonly checklist: Checklist
  readonly graph: CellGraph<unknown>
  readonly world: World
  /** The question of this name beside a node or around it: the only one that the name can mean there. */
  questionAt(name: string, from: ExpressionNode): ExpressionNode | null
}

/**
 * The long sums in the expressions of one node. Each term is a cell of its own, so that a change of one answer does not
 * make the engine read all the others again: they are only added up, in their order, which gives the very number that a
 * full computation gives.
 */
export class KeptSums {
  readonly #context: SumContext
  readonly #node: ExpressionNode
  readonly #row: CompiledRow
  readonly #sums = new Map<Tree, Sum>()

  constructor(row: CompiledRow, node: ExpressionNode, context: SumContext) {
    this.#row = row
    this.#node = node
    this.#context = context
  }

  /** The value of a sum; undefined for one that is worked out like any other expression. */
  valueOf(tree: Tree): number | undefined {
    const sum = this.#sums.get(tree)
    if (sum === undefined) {
      // The first time, at opening, it costs less to go through the terms than to keep them; most stay as they are.
      const found = findLongSum(tree, this.#row, this.#context.checklist)
      this.#sums.set(tree, { found, cells: null })
      return undefined
    }
    if (sum.found === null) return undefined
    sum.cells ??= this.#keep(sum.found)
    return sum.cells.total.get()
  }

  dispose(): void {
    for (const { cells } of this.#sums.values()) {
      cells?.total.dispose()
      for (const part of cells?.parts ?? []) part.dispose()
    }
    this.#sums.clear()
  }

  #keep({ terms }: LongSum): SumCells {
    const { graph } = this.#context
    const { rank } = this.#row
    const parts = terms.map(({ tree, minus }) => {
      const value = this.#reader(tree)
      return graph.computed<number>({
        rank,
        fallback: Number.NaN,
        compute: minus ? () => -value() : value,
      })
    })
    return { parts, total: graph.fold({ rank, fallback: Number.NaN, parts, fold: addUp }) }
  }

  /** Works out a term. The usual ones, one question with or without a number for blank, are read without more ado. */
  #reader(tree: Tree): () => number {
    const { world, questionAt } = this.#context
    const [inner, instead] = withNumber(tree) ?? [tree, Number.NaN]
    const question = inner.kind === 'reference' ? questionAt(inner.name, this.#node) : null
    if (question === null) return () => toNumber(evaluate(tree, this.#node, world))
    return () => {
      const text = question.relevant() ? question.text() : ''
      return text === '' ? instead : numberOf(text)
    }
  }
}

/** `coalesce(${a}, 0)`: the reference, and the number instead of a blank. */
function withNumber(tree: Tree): readonly [Tree, number] | null {
  if (tree.kind !== 'call' || tree.name !== 'coalesce') return null
  const [first, second, ...more] = tree.args
  if (first === undefined || second?.kind !== 'number' || more.length > 0) return null
  return [first, second.value]
}

interface Sum {
  readonly found: LongSum | null
  /** Null until the sum is asked for a second time. */
  cells: SumCells | null
}

interface SumCells {
  readonly parts: readonly Computed<number>[]
  readonly total: Computed<number>
}

function addUp(values: readonly number[]): number {
  let total = values[0] ?? 0
  for (let index = 1; index < values.length; index += 1) total += values[index] ?? 0
  return total
}
