import type { Checklist, CompiledQuestion, CompiledRepeat, CompiledRow } from '../checklist/checklist.ts'
import { MAX_UNIT } from '../checklist/units.ts'
import { type Path, pathOf, type RowId, splitPath, type Value } from '../checklist/value.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import type { Tree } from '../expression/tree.ts'
import { calculate, startsWithValue, startValue, textOf } from './calculation.ts'
import type { CellGraph, Computed, Source } from './cell.ts'
import { createCellGraph } from './cell-graph.ts'
import type { Environment, FormInput, View } from './form-view.ts'
import { KeptSums } from './kept-sum.ts'
import {
  type Container,
  type FormNode,
  GroupNode,
  PathNode,
  QuestionNode,
  type Readable,
  RepeatNode,
  RootNode,
  RowNode,
} from './nodes.ts'
import { ALWAYS, isRelevant, NEVER } from './relevance.ts'
import { MAX_ROWS_IN_ALL, rowCount, rowIdAt } from './repeats.ts'
import { isSameValue, withoutBlank } from './values.ts'
import { isCalculated, isPlain, isSameView, viewGroup, viewQuestion, viewRepeat } from './views.ts'
import { membersOf, nodesIn, questionAt } from './walk-nodes.ts'
import { createWorld, type FormWorld } from './world.ts'

/** Everything a form is made of: its nodes by path, its rows by id, and the cells that keep them right. */
export class FormTree {
  readonly graph: CellGraph<FormNode> = createCellGraph()
  readonly root = new RootNode()
  readonly world: FormWorld
  readonly rows = new Map<RowId, RowNode>()
  /** Questions whose value comes from a default or a triggered calculation, and that nobody has recorded yet. */
  readonly unrecorded = new Set<QuestionNode>()
  readonly #checklist: Checklist
  /** The moment of the last change, which `end` notes. */
  readonly #changedAt: Source<string>
  /** Some question notes it. */
  #notesEnd = false
  readonly #input: FormInput
  readonly #cleared: ReadonlySet<Path>
  /** Counted repeats with the rows they showed last. */
  readonly #counted = new Map<RepeatNode, readonly RowNode[]>()

  constructor(checklist: Checklist, input: FormInput, environment: Environment) {
    this.#checklist = checklist
    this.#input = input
    this.#cleared = new Set(input.cleared)
    this.world = createWorld(checklist, this.root, input.profile, environment, (tree, at) =>
      this.#keptSum(tree, at),
    )
    this.#changedAt = this.graph.source(environment.now())
    this.root.members = this.#build(checklist.top, this.root, this.root, ALWAYS)
    this.settle()
  }

  /** Notes that something was changed from outside just now. */
  touch(): void {
    if (this.#notesEnd) this.#changedAt.set(this.world.now())
  }

  /** Works out everything that is stale. Gives the nodes whose view is new, or that came into or out of sight. */
  settle(): ReadonlySet<FormNode> {
    const before = new Map(this.#counted)
    const changed = new Set<FormNode>()
    for (const { owner, cell } of this.graph.settle()) {
      if (cell === owner.ownRelevance) this.#noteRelevance(owner, cell, changed)
      else if (cell === owner.view || owner.view === null) this.#note(owner, changed)
    }
    for (const node of this.#counted.keys()) {
      const [old, rows] = [before.get(node) ?? [], node.rows()]
      this.#counted.set(node, rows)
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
    const row = new RowNode(id, repeat)
    this.rows.set(id, row)
    row.members = this.#build(repeat.row.children, row, row, repeat.relevance)
    return row
  }

  /** Takes a row and everything in it apart. Gives the paths that are gone from sight. */
  dropRow(row: RowNode): readonly Path[] {
    const vanished = nodesIn(row.members).map((node) => node.path)
    this.#forgetRow(row)
    return vanished
  }

  #forgetRow(row: RowNode): void {
    this.rows.delete(row.id)
    for (const member of row.members) this.#forget(member)
  }

  #forget(node: FormNode): void {
    if (node.kind === 'group') for (const member of node.members) this.#forget(member)
    if (node.kind === 'repeat') {
      for (const row of [...node.added.get(), ...node.built]) this.#forgetRow(row)
      node.counted?.dispose()
      this.#counted.delete(node)
    }
    if (node.kind === 'question') {
      node.calculated?.dispose()
      node.unit?.dispose()
      this.unrecorded.delete(node)
    }
    node.sums?.dispose()
    node.view?.dispose()
    node.ownRelevance?.dispose()
  }

  #build(
    rows: readonly CompiledRow[],
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): readonly FormNode[] {
    return rows.map((row) => {
      const path = pathOf(row.name, container.id ?? undefined)
      const node = this.#buildNode(row, path, container, parent, around)
      container.nodes.set(row.name, node)
      return node
    })
  }

  #buildNode(
    row: CompiledRow,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): FormNode {
    if (row.kind === 'question') return this.#buildQuestion(row, path, container, parent, around)
    if (row.kind === 'repeat') return this.#buildRepeat(row, path, container, parent, around)
    const node: GroupNode = new GroupNode({ row, path, container, parent, relevance: around })
    this.#setRelevance(node, around)
    node.members = this.#build(row.children, container, node, node.relevance)
    if (!isPlain(row)) node.view = this.#viewCell(node, () => viewGroup(node, this.world))
    return node
  }

  #buildQuestion(
    row: CompiledQuestion,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): QuestionNode {
    const before = withoutBlank(this.#input.values[path])
    const givesDefault =
      !isCalculated(row) && startsWithValue(row) && before === null && !this.#cleared.has(path)
    // A default is given on the first reading, which for a view with a cell is at once.
    const plain = isPlain(row) && !givesDefault
    const node: QuestionNode = new QuestionNode(
      { row, path, container, parent, relevance: around },
      (owner) => (plain ? this.graph.source(before, owner, isSameValue) : this.graph.source(before)),
    )
    this.#setRelevance(node, around)
    this.#setUnit(node)
    const { calculation } = row
    if (calculation !== null && isCalculated(row)) {
      node.calculated = this.graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => calculate(row, calculation, node, this.world),
        same: isSameValue,
        owner: node,
      })
    } else if (row.definition.type === 'end') {
      this.#notesEnd = true
      node.calculated = this.graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => this.#changedAt.get(),
        owner: node,
      })
    } else if (givesDefault) {
      node.giveDefault = () => {
        node.giveDefault = null
        const value = this.graph.untracked(() => startValue(row, node, this.world))
        if (value !== null) this.unrecorded.add(node)
        node.entered.set(value)
      }
    }
    if (!plain) node.view = this.#viewCell(node, () => viewQuestion(node, this.world))
    return node
  }

  #buildRepeat(
    row: CompiledRepeat,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): RepeatNode {
    const added = this.graph.source<readonly RowNode[]>([])
    const node: RepeatNode = new RepeatNode({ row, path, container, parent, relevance: around }, added)
    this.#setRelevance(node, around)
    const given = (this.#input.rows[path] ?? []).filter((id) => !this.rows.has(id))
    const { repeatCount } = row
    const rows = [...new Set(given)].map((id) => this.buildRow(node, id))
    if (repeatCount === null) added.set(rows)
    else {
      const { built } = node
      built.push(...rows)
      this.#counted.set(node, [])
      node.counted = this.graph.computed<readonly RowNode[]>({
        rank: row.rank,
        fallback: [],
        compute: () => {
          const count = rowCount(evaluate(repeatCount, node, this.world))
          while (built.length < count && this.rows.size < MAX_ROWS_IN_ALL) {
            const id = rowIdAt(path, built.length, (taken) => this.rows.has(taken))
            built.push(this.buildRow(node, id))
          }
          return built.slice(0, count)
        },
        same: (a, b) => a.length === b.length,
      })
    }
    node.view = this.#viewCell(node, () => viewRepeat(node, this.world))
    return node
  }

  /** Without a condition of its own, a row shares the relevance of what lies around it. */
  #setRelevance(node: FormNode, around: Readable<boolean>): void {
    const { row } = node
    const condition = row.relevant
    if (this.#input.quick === true && row.definition.adit?.extended === true) node.relevance = NEVER
    else if (condition !== null) {
      node.ownRelevance = this.graph.computed<boolean>({
        rank: row.rank,
        fallback: false,
        compute: () => isRelevant(around, condition, node, this.world),
        owner: node,
      })
      node.relevance = node.ownRelevance
    }
  }

  /** Where the unit hangs on other answers, it is worked out, and what was given in another one is told apart. */
  #setUnit(node: QuestionNode): void {
    const { row, path } = node
    const { unitFrom } = row
    if (unitFrom === null) return
    node.unit = this.graph.computed<string>({
      rank: row.rank,
      fallback: '',
      compute: () => unitText(textOf(unitFrom, node, this.world)),
    })
    if (!isCalculated(row)) node.givenIn = this.graph.source(this.#input.units?.[path] ?? null)
  }

  #keptSum(tree: Tree, at: ExpressionNode): number | undefined {
    if (!(at instanceof PathNode)) return undefined
    const { graph, world } = this
    at.sums ??= new KeptSums(at.row, at, { graph, world, checklist: this.#checklist, questionAt })
    return at.sums.valueOf(tree)
  }

  #viewCell<ViewKind extends View>(node: FormNode, compute: () => ViewKind): Computed<ViewKind> {
    return this.graph.computed<ViewKind>({
      // After every value and every relevance.
      rank: this.#checklist.rows.size,
      fallback: undefined as never,
      compute,
      same: isSameView,
      owner: node,
    })
  }
}

/** A unit as it was worked out, or as somebody typed it; one too long to be a unit is none. */
function unitText(text: string): string {
  const unit = text.trim()
  return unit.length > MAX_UNIT ? '' : unit
}
