import { isNodeSet, numberOf } from './convert.ts'
import type { ExpressionNode, ExpressionValue, ItemIndex, Scope } from './scope.ts'
import { type CallTree, type Tree, walkTree } from './tree.ts'

/** What one column of a list holds. */
interface Column {
  readonly byText: ReadonlyMap<string, readonly ExpressionNode[]>
  readonly byNumber: ReadonlyMap<number, readonly ExpressionNode[]>
  /** Some text is a moment, which equals other texts than its own. */
  readonly hasMoments: boolean
}

/**
 * An index over items that never change: every item has at most one child of a name, which holds a text. `textOf` gives
 * it, '' for none. A column is indexed when it is first asked for.
 */
export function createItemIndex(
  items: readonly ExpressionNode[],
  textOf: (item: ExpressionNode, column: string) => string,
): ItemIndex {
  const columns = new Map<string, Column>()
  const columnOf = (name: string): Column => {
    const known = columns.get(name) ?? indexColumn(items, (item) => textOf(item, name))
    columns.set(name, known)
    return known
  }
  return {
    withText: (column, text) => columnOf(column).byText.get(text) ?? [],
    withNumber: (column, number) => columnOf(column).byNumber.get(number) ?? [],
    hasMoments: (column) => columnOf(column).hasMoments,
  }
}

function indexColumn(items: readonly ExpressionNode[], textOf: (item: ExpressionNode) => string): Column {
  const byText = new Map<string, ExpressionNode[]>()
  for (const item of items) {
    const text = textOf(item)
    const same = byText.get(text)
    if (same === undefined) byText.set(text, [item])
    else same.push(item)
  }
  const byNumber = new Map<number, readonly ExpressionNode[]>()
  let hasMoments = false
  for (const [text, same] of byText) {
    hasMoments ||= text[10] === 'T'
    const number = numberOf(text)
    if (!Number.isNaN(number)) byNumber.set(number, unite([byNumber.get(number) ?? [], same]))
  }
  return { byText, byNumber, hasMoments }
}

/**
 * The items for which a condition can hold at all, in the order of the list, found without asking each of them; null
 * when there is no short way. The condition is still to be asked of what is given. It must not depend on the number of
 * items that are asked: see `asksForPlace`.
 */
export function narrowItems(
  condition: Tree,
  index: ItemIndex,
  scope: Scope,
  evaluate: (tree: Tree, scope: Scope) => ExpressionValue,
): readonly ExpressionNode[] | null {
  const lookup = lookupIn(condition)
  if (lookup === null || index.hasMoments(lookup.column)) return null
  const value = evaluate(lookup.key, scope)
  if (typeof value === 'boolean') return null
  if (typeof value === 'number') return index.withNumber(lookup.column, value)
  const texts = isNodeSet(value) ? value.map((node) => node.text()) : [value]
  if (texts.some((text) => text[10] === 'T')) return null
  if (texts.length === 0) return index.withText(lookup.column, '')
  const numbers = isNodeSet(value)
    ? value.filter((node) => node.numeric).map((node) => numberOf(node.text()))
    : []
  return unite([
    ...texts.map((text) => index.withText(lookup.column, text)),
    ...numbers.map((number) => index.withNumber(lookup.column, number)),
  ])
}

/** Whether a condition asks where an item stands among those that are asked. */
export function asksForPlace(condition: Tree): boolean {
  return factsOf(condition).asksForPlace
}

/** `column = key`, of which the key is the same for every item. */
interface Lookup {
  readonly column: string
  readonly key: Tree
}

interface Facts {
  readonly lookup: Lookup | null
  readonly asksForPlace: boolean
}

const facts = new WeakMap<Tree, Facts>()

function factsOf(condition: Tree): Facts {
  const known = facts.get(condition)
  if (known !== undefined) return known
  let asks = false
  walkTree(condition, (part) => {
    if (part.kind === 'call' && part.args.length === 0 && PLACES.has(part.name)) asks = true
  })
  const found = { lookup: findLookup(condition), asksForPlace: asks }
  facts.set(condition, found)
  return found
}

function lookupIn(condition: Tree): Lookup | null {
  return factsOf(condition).lookup
}

/** A condition that is an equation, or several conditions of which one is: the others can only keep fewer. */
function findLookup(tree: Tree): Lookup | null {
  if (tree.kind !== 'binary') return null
  if (tree.operator === 'and') return findLookup(tree.left) ?? findLookup(tree.right)
  if (tree.operator !== '=') return null
  const [left, right] = [columnIn(tree.left), columnIn(tree.right)]
  if (left !== null && isSameForAll(tree.right)) return { column: left, key: tree.right }
  if (right !== null && isSameForAll(tree.left)) return { column: right, key: tree.left }
  return null
}

/** The name of the column, where a tree is a column of the item and nothing else. */
function columnIn(tree: Tree): string | null {
  if (tree.kind !== 'path' || tree.from !== 'context' || tree.predicates.length > 0) return null
  const steps = tree.steps.filter((step, index) => index > 0 || step.axis !== 'self' || step.name !== null)
  const [step, ...more] = steps
  const isPlain = tree.steps.every((each) => each.predicates.length === 0)
  return isPlain && step?.axis === 'child' && more.length === 0 ? step.name : null
}

const PLACES: ReadonlySet<string> = new Set(['position', 'last'])
const CHANCES: ReadonlySet<string> = new Set(['random', 'uuid', 'randomize'])
/** Functions that look at the item when they are given nothing. */
const OF_CONTEXT: ReadonlySet<string> = new Set(['string', 'number', 'string-length', 'normalize-space'])

/** Whether a tree has one value whatever item asks. */
function isSameForAll(tree: Tree): boolean {
  switch (tree.kind) {
    case 'number':
    case 'text':
    case 'reference':
      return true
    case 'negate':
      return isSameForAll(tree.operand)
    case 'binary':
      return isSameForAll(tree.left) && isSameForAll(tree.right)
    case 'call':
      return isSettledCall(tree) && tree.args.every(isSameForAll)
    case 'path':
      // Predicates stand in places of their own.
      return tree.from === 'document' || (tree.from !== 'context' && isSameForAll(tree.from))
  }
}

function isSettledCall({ name, args }: CallTree): boolean {
  if (CHANCES.has(name)) return false
  return args.length > 0 || !(PLACES.has(name) || OF_CONTEXT.has(name))
}

/** Lists in the order of their list as one, nothing twice. */
function unite(lists: readonly (readonly ExpressionNode[])[]): readonly ExpressionNode[] {
  const filled = lists.filter((list) => list.length > 0)
  const [only] = filled
  if (filled.length < 2) return only ?? []
  return [...new Set(filled.flat())].sort((a, b) => a.position() - b.position())
}
