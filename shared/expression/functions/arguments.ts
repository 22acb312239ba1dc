import { isNodeSet, toBoolean, toNumber, toText } from '../convert.ts'
import type { Argument, ExpressionNode, FunctionDefinition } from '../scope.ts'

/** The argument at `index` as text; '' when it was left out. */
export function textAt(args: readonly Argument[], index: number): string {
  const arg = args[index]
  return arg === undefined ? '' : toText(arg.evaluate())
}

/** The argument at `index` as number; NaN when it was left out. */
export function numberAt(args: readonly Argument[], index: number): number {
  const arg = args[index]
  return arg === undefined ? Number.NaN : toNumber(arg.evaluate())
}

/** The argument at `index` as boolean; false when it was left out. */
export function booleanAt(args: readonly Argument[], index: number): boolean {
  const arg = args[index]
  return arg !== undefined && toBoolean(arg.evaluate())
}

/** The argument at `index` as node-set; empty when it is none. */
export function nodesAt(args: readonly Argument[], index: number): readonly ExpressionNode[] {
  const value = args[index]?.evaluate()
  return value !== undefined && isNodeSet(value) ? value : []
}

/** A function of numbers alone. */
export function numeric(
  name: string,
  count: number,
  compute: (...numbers: number[]) => number,
): FunctionDefinition {
  return {
    name,
    min: count,
    max: count,
    evaluate: (args) => compute(...args.map((_, index) => numberAt(args, index))),
  }
}
