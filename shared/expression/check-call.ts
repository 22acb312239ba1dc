import { FUNCTIONS } from './functions/table.ts'
import { ExpressionFault, type Span } from './problem.ts'
import { XML_NAME } from './tokenize.ts'
import type { CallTree, Tree } from './tree.ts'

/**
 * Makes sure a call is to a known function, rightly supplied, and free of what only running would show. Gives the call
 * with a quoted reference resolved. Throws `ExpressionFault`; `nameAt` is the place of the function's name.
 */
export function checkCall(written: CallTree, nameAt: Span): CallTree {
  const call = unquoteReference(written)
  const known = FUNCTIONS.get(call.name)
  if (known === undefined) throw new ExpressionFault('unknown-function', nameAt, call.name)
  const count = call.args.length
  if (count < known.min || count > known.max || (known.fits !== undefined && !known.fits(count))) {
    throw new ExpressionFault('wrong-number-of-arguments', call.at, call.name)
  }
  for (const index of known.nodeSets ?? []) {
    const arg = call.args[index]
    if (arg !== undefined && !mayBeNodeSet(arg)) throw new ExpressionFault('not-a-node-set', arg.at)
  }
  for (const { at, code, accepts } of known.literals ?? []) {
    const arg = call.args[at]
    if (arg?.kind === 'text' && !accepts(arg.value)) throw new ExpressionFault(code, arg.at, arg.value)
  }
  return call
}

/** XLSForm writes the question of a choice as a quoted reference: `jr:choice-name(${a}, '${a}')`. */
function unquoteReference(call: CallTree): CallTree {
  const [first, second] = call.args
  if (call.name !== 'jr:choice-name' || first === undefined || second?.kind !== 'text') return call
  const quoted = /^\s*\$\{\s*(.*?)\s*\}\s*$/.exec(second.value)?.[1]
  if (quoted === undefined || !XML_NAME.test(quoted)) return call
  return { ...call, args: [first, { kind: 'reference', name: quoted, at: second.at }] }
}

function mayBeNodeSet(tree: Tree): boolean {
  if (tree.kind === 'binary') return tree.operator === '|'
  if (tree.kind === 'call') return FUNCTIONS.get(tree.name)?.givesNodeSet ?? false
  return tree.kind === 'path' || tree.kind === 'reference'
}
