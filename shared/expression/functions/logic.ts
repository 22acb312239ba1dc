import { isNodeSet, toNumber, toText } from '../convert.ts'
import type { Argument, ExpressionValue, FunctionDefinition } from '../scope.ts'
import { booleanAt, numberAt, textAt } from './arguments.ts'

/** Decisions. What is not chosen is never evaluated. */
export const LOGIC_FUNCTIONS: readonly FunctionDefinition[] = [
  { name: 'if', min: 3, max: 3, evaluate: (args) => evaluated(args[booleanAt(args, 0) ? 1 : 2]) },
  {
    name: 'coalesce',
    min: 2,
    max: Infinity,
    evaluate: (args) => {
      for (const arg of args) {
        // A number that is none, such as a sum with a blank, is as good as blank. The value is given itself, not its text.
        const value = arg.evaluate()
        if (toText(value) !== '' && !Number.isNaN(value)) return value
      }
      return ''
    },
  },
  {
    name: 'once',
    min: 1,
    max: 1,
    evaluate: (args, scope) => {
      const before = scope.current.text()
      return before === '' ? textAt(args, 0) : before
    },
  },
  { name: 'boolean', min: 1, max: 1, evaluate: (args) => booleanAt(args, 0) },
  {
    name: 'boolean-from-string',
    min: 1,
    max: 1,
    evaluate: (args) => ['true', '1'].includes(textAt(args, 0)),
  },
  { name: 'not', min: 1, max: 1, evaluate: (args) => !booleanAt(args, 0) },
  { name: 'true', min: 0, max: 0, evaluate: () => true },
  { name: 'false', min: 0, max: 0, evaluate: () => false },
  {
    name: 'checklist',
    min: 2,
    max: Infinity,
    evaluate: (args) => within(args, args.slice(2).flatMap(singles).filter(counts).length),
  },
  {
    name: 'weighted-checklist',
    min: 2,
    max: Infinity,
    fits: (count) => count % 2 === 0,
    evaluate: (args) => {
      let total = 0
      for (let index = 2; index < args.length; index += 2) {
        const [flags, weights] = [singles(args[index]), singles(args[index + 1])]
        // Two node-sets are paired one by one; one left without its fellow fits nothing.
        if (flags.length !== weights.length) return false
        for (const [place, flag] of flags.entries()) if (counts(flag)) total += toNumber(weights[place] ?? '')
      }
      return within(args, total)
    },
  },
]

function evaluated(arg: Argument | undefined): ExpressionValue {
  return arg === undefined ? '' : arg.evaluate()
}

/** The single values of an argument: every node of a node-set; a blank for an empty one. */
function singles(arg: Argument | undefined): readonly ExpressionValue[] {
  const value = arg?.evaluate() ?? ''
  if (!isNodeSet(value)) return [value]
  return value.length === 0 ? [''] : value.map((node) => node.text())
}

/** An answer counts when it is true or a number above 0 (ODK XForms, `checklist`), or says `yes` (ODK's documentation). */
function counts(value: ExpressionValue): boolean {
  return value === true || ['true', 'yes'].includes(toText(value)) || toNumber(value) > 0
}

/** Between the first two arguments, either of which is open when it is -1. */
function within(args: readonly Argument[], total: number): boolean {
  const [min, max] = [numberAt(args, 0), numberAt(args, 1)]
  return (min === -1 || total >= min) && (max === -1 || total <= max)
}
