import { isNodeSet, toNumber, toText } from '../convert.ts'
import type { Argument, FunctionDefinition } from '../scope.ts'
import { numberAt, numeric } from './arguments.ts'

/** Calculation with numbers. Blanks among the values of `sum`, `min` and `max` do not count. */
export const NUMBER_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'number',
    min: 0,
    max: 1,
    evaluate: (args, scope) => (args[0] === undefined ? toNumber([scope.node]) : numberAt(args, 0)),
  },
  numeric('int', 1, Math.trunc),
  {
    name: 'round',
    min: 1,
    max: 2,
    evaluate: (args) => roundTo(numberAt(args, 0), args.length > 1 ? numberAt(args, 1) : 0),
  },
  numeric('floor', 1, Math.floor),
  numeric('ceiling', 1, Math.ceil),
  numeric('pow', 2, Math.pow),
  numeric('log', 1, Math.log),
  numeric('log10', 1, Math.log10),
  numeric('abs', 1, Math.abs),
  numeric('sqrt', 1, Math.sqrt),
  numeric('exp', 1, Math.exp),
  numeric('exp10', 1, (power) => 10 ** power),
  numeric('sin', 1, Math.sin),
  numeric('cos', 1, Math.cos),
  numeric('tan', 1, Math.tan),
  numeric('asin', 1, Math.asin),
  numeric('acos', 1, Math.acos),
  numeric('atan', 1, Math.atan),
  numeric('atan2', 2, Math.atan2),
  numeric('pi', 0, () => Math.PI),
  { name: 'random', min: 0, max: 0, evaluate: (_, scope) => scope.world.random() },
  {
    name: 'sum',
    min: 1,
    max: 1,
    nodeSets: [0],
    evaluate: (args) => present(args).reduce((a, b) => a + b, 0),
  },
  { name: 'min', min: 1, max: Infinity, evaluate: (args) => extreme(args, Math.min) },
  { name: 'max', min: 1, max: Infinity, evaluate: (args) => extreme(args, Math.max) },
]

/** Every number in the arguments; blanks left out, text that is no number kept as NaN. */
function present(args: readonly Argument[]): readonly number[] {
  return args.flatMap((arg) => {
    const value = arg.evaluate()
    const singles = isNodeSet(value) ? value.map((node) => node.text()) : [value]
    return singles.filter((single) => toText(single) !== '').map(toNumber)
  })
}

function extreme(args: readonly Argument[], pick: (...numbers: number[]) => number): number {
  const numbers = present(args)
  return numbers.length === 0 ? Number.NaN : numbers.reduce((a, b) => pick(a, b))
}

/**
 * Rounds half up, as XPath's `round()`, to `decimals` places (negative: tens, hundreds). Works on the decimal text, so
 * that 1.005 rounds to 1.01 although the binary number lies below it.
 */
function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Number.isNaN(decimals)) return decimals === 0 ? value : Number.NaN
  const places = Math.max(-300, Math.min(300, Math.trunc(decimals)))
  const shifted = Math.floor(shift(value, places) + 0.5)
  return shift(shifted, -places)
}

function shift(value: number, places: number): number {
  const [digits, power] = String(value).split('e')
  return Number(`${digits}e${Number(power ?? 0) + places}`)
}
