import type { Checklist } from '../checklist/checklist.ts'
import { type Path, type RowId, splitPath } from '../checklist/value.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import type { Tree } from '../expression/tree.ts'
import { NodeBuilder } from './build-nodes.ts'
import type { CellGraph, Source } from './cell.ts'
import { createCellGraph } from './cell-graph.ts'
import type { Environment, FormInput, View } from './form-view.ts'
import { KeptSums } from './kept-sum.ts'
import {
  type Container,
  type FormNode,
  PathNode,
  type QuestionNode,
  type RepeatNode,
  RowNode,
} from './nodes.ts'
import { ALWAYS } from './relevance.ts'
import { RootNode } from './root-node.ts'
import { viewGroup, viewQuestion } from './views.ts'
import { membersOf, nodesIn, questionAt } from './walk-nodes.ts'
import { createWorld, type FormWorld } from './world.ts'

/** Everything a form is made of: its nodes by path, its rows by id, and the cells that keep them right. */
export class FormTree {
  readonly graph: CellGraph<FormNode> = createCellGraph()
  readonly root = new RootNode()
  readonly world: FormWorld
  readonly rows: ReadonlyMap<RowId, RowNode>
  /** Questions whose value comes from a default or a triggered calculation, and that nobody has recorded yet. */
  readonly unrecorded: Set<QuestionNode>
  readonly #checklist: Checklist
  readonly #changedAt: Source<string>
  readonly #builder: NodeBuilder

  constructor(checklist: Checklist, input: FormInput, environment: Environment) {
    this.#checklist = checklist
    this.world = createWorld(checklist, this.root, input.profile, environment, (tree, at) =>
      this.#keptSum(tree, at),
    )
    const { graph, world } = this
    this.#changedAt = graph.source(environment.now())
    this.#builder = new NodeBuilder({ checklist, input, graph, world, changedAt: this.#changedAt })
    this.rows = this.#builder.rows
    this.unrecorded = this.#builder.unrecorded
    this.root.members = this.#builder.build(checklist.top, this.root, this.root, ALWAYS)
    this.settle()
  }

  /** Notes that something was changed from outside just now. */
  touch(): void {
    if (this.#builder.notesEnd) this.#changedAt.set(this.world.now())
  }

  /** Works out everything that is stale. Gives the nodes whose view is new, or that came into or out of sight. */
  settle(): ReadonlySet<FormNode> {
    const { counted } = this.#builder
    const before = new Map(counted)
    const changed = new Set<FormNode>()
    for (const { owner, cell } of this.graph.settle()) {
      if (cell === owner.ownRelevance) this.#noteRelevance(owner, cell, changed)
      else if (cell === owner.view || owner.view === null) this.#note(owner, changed)
    }
    for (const node of counted.keys()) {
      const [old, rows] = [before.get(node) ?? [], node.rows()]
      counted.set(node, rows)
      if (this.nodeAt(node.path) !== node) continue
      const [fewer, more] = old.length < rows.length ? [old, rows] : [rows, old]
      for (const row of more.slice(fewer.length)) for (const each of nodesIn(row.members)) changed.add(each)
    }
    return changed
  }

  /** The view of a node is no longer right. */
  #note(node: FormNode, changed: Set<FormNode>): void {
    node.shown = null
    if (node.container.repeat === null || this.nodeAt(node.path) === node) changed.add(node)
  }

  /** Everything that shares a relevance shows it. */
  #noteRelevance(node: FormNode, relevance: unknown, changed: Set<FormNode>): void {
    if (node.relevance !== relevance) return
    if (node.view === null) this.#note(node, changed)
    for (const member of membersOf(node)) this.#noteRelevance(member, relevance, changed)
  }

  /** The node at a path; none for one in a row that a count does not ask for now. */
  nodeAt(path: Path): FormNode | undefined {
    const { name, row } = splitPath(path)
    const container = row === undefined ? this.root : this.rows.get(row)
    for (let at: Container | null = container ?? null; at !== null; at = at.outer) {
      if (at instanceof RowNode && at.repeat.counted !== null && Number.isNaN(at.position())) return undefined
    }
    return container?.nodes.get(name)
  }

  /** What a screen shows at a path now. */
  viewAt(path: Path): View | undefined {
    const node = this.nodeAt(path)
    if (node === undefined) return undefined
    if (node.view !== null) return node.view.peek()
    // A form has thousands of rows, of which few are on screen: most views are made when they are looked at.
    return this.graph.untracked(() => {
      if (node.kind === 'question') node.shown ??= viewQuestion(node, this.world)
      else if (node.kind === 'group') node.shown ??= viewGroup(node, this.world)
      return node.shown ?? undefined
    })
  }

  /** Makes a row with everything in it; putting it into the repeat is left to the caller. */
  buildRow(repeat: RepeatNode, id: RowId): RowNode {
    return this.#builder.buildRow(repeat, id)
  }

  /** Takes a row and everything in it apart. Gives the paths that are gone from sight. */
  dropRow(row: RowNode): readonly Path[] {
    return this.#builder.dropRow(row)
  }

  #keptSum(tree: Tree, at: ExpressionNode): number | undefined {
    if (!(at instanceof PathNode)) return undefined
    const { graph, world } = this
    at.sums ??= new KeptSums(at.row, at, { graph, world, checklist: this.#checklist, questionAt })
    return at.sums.valueOf(tree)
  }
}
