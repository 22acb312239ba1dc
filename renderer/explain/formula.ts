import type { BinaryOperator } from '../../shared/expression/tree.ts'

/** Words of the operators that work something out, by their key; comparisons and conditions have none here. */
export const FORMULA_KEYS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '+': 'operation.plus',
  '-': 'operation.minus',
  '*': 'operation.times',
  div: 'operation.over',
  mod: 'operation.mod',
  '|': 'operation.union',
}

const LEVELS: readonly (readonly BinaryOperator[])[] = [['+', '-'], ['*', 'div'], ['mod']]

/** Whether an operator inside a formula binds less than the one around it, so that its part needs brackets. */
export function bindsLess(inside: BinaryOperator, around: BinaryOperator): boolean {
  const level = (operator: BinaryOperator) => LEVELS.findIndex((operators) => operators.includes(operator))
  return level(inside) < level(around)
}
