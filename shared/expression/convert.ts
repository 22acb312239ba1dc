import { dateNumber } from './dates.ts'
import type { ExpressionNode, ExpressionValue } from './scope.ts'

/** True for a node-set. */
export function isNodeSet(value: ExpressionValue): value is readonly ExpressionNode[] {
  return typeof value === 'object'
}

/** A number as XPath writes it: no exponent, no needless zeros, `NaN`, `Infinity`. */
export function numberText(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (match === null) return text
  const [, sign = '', first = '', rest = '', power = '0'] = match
  const digits = first + rest
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/** `string()`: of a node-set the first node's value, '' when it is empty. */
export function toText(value: ExpressionValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return value[0]?.text() ?? ''
}

/**
 * `number()` of a text: a decimal, the day number of a date (see `dateNumber`), or the detection limit of a result
 * below it: `<0.005` counts as 0.005, the most it can be. Anything else, blank included, is NaN.
 */
export function numberOf(text: string): number {
  const decimal = /^\s*([-<]?)(\d+(?:\.\d*)?|\.\d+)\s*$/.exec(text)
  if (decimal !== null) return Number(decimal[2]) * (decimal[1] === '-' ? -1 : 1)
  return dateNumber(text.trim())
}

/** `number()`. */
export function toNumber(value: ExpressionValue): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return numberOf(toText(value))
}

/**
 * `boolean()`. A single question counts by its value, as in ODK's reference client: blank is false, a number is false
 * when it is 0. XPath alone would call every existing node true, and `relevant: ${flag}` would always hold.
 */
export function toBoolean(value: ExpressionValue): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  if (typeof value === 'string') return value !== ''
  const [first, second] = value
  if (first === undefined) return false
  if (second !== undefined || !first.leaf) return true
  const text = first.text()
  return first.numeric && text !== '' ? toBoolean(numberOf(text)) : text !== ''
}

/** Every single value in arguments that may hold node-sets, as text. */
export function textsOf(values: readonly ExpressionValue[]): readonly string[] {
  return values.flatMap((value) => (isNodeSet(value) ? value.map((node) => node.text()) : [toText(value)]))
}
