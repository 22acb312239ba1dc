import type { Checklist, CompiledRow } from '../checklist/checklist.ts'
import type { Path } from '../checklist/value.ts'
import { isNodeSet, toText } from '../expression/convert.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import { type CallTree, type PathTree, partsOf, type Tree } from '../expression/tree.ts'
import { type Input, MOST_SHOWN } from './explanation.ts'
import type { View } from './form-view.ts'
import { type FormNode, GroupNode, QuestionNode, type RepeatNode, RowNode } from './nodes.ts'
import { containerAt } from './walk-nodes.ts'
import type { FormWorld } from './world.ts'

/** The form around an expression, as far as explaining it needs to know. */
export interface Surroundings {
  readonly checklist: Checklist
  readonly world: FormWorld
  view(path: Path): View | undefined
}

/**
 * Everything that expressions at `node` read, in reading order, each thing once. `inList` is for expressions about the
 * items of a list, as a choice filter is: there a bare path speaks about those.
 */
export function findInputs(
  trees: readonly Tree[],
  node: FormNode,
  around: Surroundings,
  inList = false,
): readonly Input[] {
  const finder = new Finder(node, around)
  for (const tree of trees) finder.visit(tree, inList)
  return [...finder.found.values()]
}

class Finder {
  readonly found = new Map<string, Input>()
  readonly #node: FormNode
  readonly #around: Surroundings

  constructor(node: FormNode, around: Surroundings) {
    this.#node = node
    this.#around = around
  }

  visit(tree: Tree, inList: boolean): void {
    switch (tree.kind) {
      case 'reference':
        this.#reference(tree)
        break
      case 'path':
        this.#path(tree, inList)
        break
      case 'call':
        this.#call(tree, inList)
        break
      default:
        for (const part of partsOf(tree)) this.visit(part, inList)
    }
  }

  #call(tree: CallTree, inList: boolean): void {
    let read = tree.args
    switch (tree.name) {
      case 'current':
        this.#nodes(tree, this.#evaluate(tree))
        break
      case 'indexed-repeat':
        // What was found in the chosen row; of the arguments, only the places of the rows are read.
        this.#nodes(tree, this.#evaluate(tree))
        read = tree.args.filter((_, index) => index > 0 && index % 2 === 0)
        break
      case 'pulldata':
        this.#pulled(tree)
        break
      case 'position':
        // The place of a row is no answer.
        read = []
        break
      case 'jr:choice-name':
        // The second names the question whose choices are meant.
        read = tree.args.slice(0, 1)
    }
    for (const arg of read) this.visit(arg, inList)
  }

  #evaluate(tree: Tree): readonly ExpressionNode[] {
    const value = evaluate(tree, this.#node, this.#around.world)
    return isNodeSet(value) ? value : []
  }

  #reference(tree: Tree & { readonly kind: 'reference' }): void {
    const { checklist } = this.#around
    const nodes = this.#evaluate(tree)
    const target = checklist.rows.get(tree.name)
    if (target === undefined) {
      this.#add(`profile ${tree.name}`, tree, { kind: 'profile', name: tree.name, value: toText(nodes) })
      return
    }
    this.#byName(tree, target, nodes)
  }

  /** A row of the checklist, also when it is not asked or has no rows: an expression gets nothing of it then. */
  #byName(tree: Tree, target: CompiledRow, nodes: readonly ExpressionNode[]): void {
    const here = this.#named(target.name)
    const repeat = here ?? this.#firstRepeatTo(target.repeats)
    if (repeat?.kind === 'repeat' && target.kind === 'repeat') this.#repeat(tree, repeat, nodes.length)
    else if (here !== undefined) this.#row(tree, here)
    else this.#each(tree, target.name, nodes, repeat?.relevant() ?? true)
  }

  #path(tree: PathTree, inList: boolean): void {
    const list = instanceOf(tree)
    if (!inList || tree.from !== 'context') {
      const nodes = this.#evaluate(tree)
      const last = tree.steps.at(-1)
      const target = last?.axis === 'child' ? this.#around.checklist.rows.get(last.name ?? '') : undefined
      if (list !== null) this.#list(tree, list, nodes)
      else if (nodes.length === 0 && target !== undefined) this.#byName(tree, target, nodes)
      else this.#nodes(tree, nodes)
    }
    const conditions = [...tree.predicates, ...tree.steps.flatMap((step) => step.predicates)]
    for (const condition of conditions) this.visit(condition, true)
  }

  /** What an expression led to, whichever way it took. */
  #nodes(tree: Tree, nodes: readonly ExpressionNode[]): void {
    const [first] = nodes
    if (first instanceof QuestionNode && nodes.length > 1) this.#each(tree, first.name, nodes, true)
    else if (first instanceof QuestionNode || first instanceof GroupNode) this.#row(tree, first)
    else if (first instanceof RowNode) this.#repeat(tree, first.repeat, nodes.length)
  }

  #row(tree: Tree, node: FormNode): void {
    const view = this.#around.view(node.path)
    if (view === undefined) return
    this.#add(`row ${node.path}`, tree, { kind: 'row', path: node.path, view, asked: node.relevant() })
  }

  #repeat(tree: Tree, node: RepeatNode, count: number): void {
    const { path } = node
    const view = this.#around.view(path)
    if (view?.kind !== 'repeat') return
    this.#add(`repeat ${path}`, tree, { kind: 'repeat', path, view, asked: node.relevant(), count })
  }

  #each(tree: Tree, name: string, nodes: readonly ExpressionNode[], asked: boolean): void {
    const label = this.#around.checklist.rows.get(name)?.label.text ?? {}
    const shown = nodes.slice(0, MOST_SHOWN).flatMap((node) => {
      const view = node instanceof QuestionNode ? this.#around.view(node.path) : undefined
      return view?.kind === 'question' ? [{ path: view.path, view }] : []
    })
    this.#add(`each ${name}`, tree, { kind: 'each', name, label, asked, count: nodes.length, shown })
  }

  /** A look-up by path: the nodes are choices, or a column of theirs. */
  #list(tree: PathTree, list: string, nodes: readonly ExpressionNode[]): void {
    const [first] = nodes
    const column = tree.steps.length > 2 ? (tree.steps.at(-1)?.name ?? null) : null
    const item = column === null ? first : first?.parent()
    this.#look(tree, {
      list,
      column,
      item: nodes.length === 1 ? item : null,
      count: nodes.length,
      value: toText(nodes),
    })
  }

  #pulled(tree: Tree & { readonly kind: 'call' }): void {
    const [list = '', column = '', key = '', wanted = ''] = tree.args.map((arg) =>
      toText(evaluate(arg, this.#node, this.#around.world)),
    )
    const items = this.#around.world.choices(list)?.items ?? []
    const item = items.find((each) => columnOf(each, key) === wanted) ?? null
    const value = toText(evaluate(tree, this.#node, this.#around.world))
    this.#look(tree, { list, column, item, count: item === null ? 0 : 1, value })
  }

  #look(
    tree: Tree,
    {
      item,
      ...rest
    }: {
      list: string
      column: string | null
      item: ExpressionNode | null | undefined
      count: number
      value: string
    },
  ): void {
    const name = item === null || item === undefined ? null : columnOf(item, 'name')
    const choices = this.#around.checklist.definition.choices[rest.list] ?? []
    const label = choices.find((choice) => choice.name === name)?.label ?? {}
    this.#add(`list ${rest.list} ${name} ${rest.column} ${rest.value}`, tree, {
      kind: 'list',
      ...rest,
      item: name === null ? null : { name, label },
    })
  }

  /** The node of this name in the same row, or in one around it; also when it is not asked. */
  #named(name: string): FormNode | undefined {
    for (let at = containerAt(this.#node); at !== null; at = at.outer) {
      const node = at.nodes.get(name)
      if (node !== undefined) return node
    }
    return undefined
  }

  /** The outermost repeat that has to be entered from here to come to what lies in these. */
  #firstRepeatTo(repeats: readonly string[]): RepeatNode | undefined {
    for (const name of [...repeats].reverse()) {
      const node = this.#named(name)
      if (node?.kind === 'repeat') return node
    }
    return undefined
  }

  #add(key: string, tree: Tree, source: DistributiveOmit<Input, 'trees'>): void {
    const trees = [...(this.found.get(key)?.trees ?? []), tree]
    this.found.set(key, { ...source, trees })
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

/** The list of `instance('list')/...`; null for any other path. */
function instanceOf({ from }: PathTree): string | null {
  if (typeof from === 'string' || from.kind !== 'call' || from.name !== 'instance') return null
  const [id] = from.args
  return id?.kind === 'text' ? id.value : null
}

function columnOf(item: ExpressionNode, name: string): string {
  return (
    item
      .children()
      .find((child) => child.name === name)
      ?.text() ?? ''
  )
}
