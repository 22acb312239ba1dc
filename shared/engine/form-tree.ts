import type { Checklist, CompiledQuestion, CompiledRepeat, CompiledRow } from '../checklist/checklist.ts'
import { type Path, pathOf, type RowId, type Value } from '../checklist/value.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import { calculate, startsWithValue, startValue } from './calculation.ts'
import { type CellGraph, type Computed, createCellGraph, type Source } from './cell.ts'
import type { Environment, FormInput, View } from './form-view.ts'
import {
  type Container,
  type FormNode,
  GroupNode,
  QuestionNode,
  type Readable,
  RepeatNode,
  RootNode,
  RowNode,
} from './nodes.ts'
import { isRelevant } from './relevance.ts'
import { rowCount, rowIdAt } from './repeats.ts'
import { withoutBlank } from './values.ts'
import { isCalculated, isSameView, viewGroup, viewQuestion, viewRepeat } from './views.ts'
import { createWorld, type FormWorld } from './world.ts'

/** Everything a form is made of: its nodes by path, its rows by id, and the cells that keep them right. */
export class FormTree {
  readonly graph: CellGraph = createCellGraph()
  readonly root = new RootNode()
  readonly world: FormWorld
  readonly nodes = new Map<Path, FormNode>()
  readonly rows = new Map<RowId, RowNode>()
  readonly #checklist: Checklist
  /** The moment of the last change, which `end` notes. */
  readonly #changedAt: Source<string>
  readonly #input: FormInput
  readonly #cleared: ReadonlySet<Path>
  readonly #views = new Map<unknown, FormNode>()
  /** Counted repeats with the rows they showed last. */
  readonly #counted = new Map<RepeatNode, readonly RowNode[]>()

  constructor(checklist: Checklist, input: FormInput, environment: Environment) {
    this.#checklist = checklist
    this.#input = input
    this.#cleared = new Set(input.cleared)
    this.world = createWorld(checklist, this.root, input.profile, environment)
    this.#changedAt = this.graph.source(environment.now())
    this.root.members = this.#build(checklist.sections, this.root, this.root, ALWAYS)
    this.settle()
  }

  /** Notes that something was changed from outside just now. */
  touch(): void {
    this.#changedAt.set(this.world.now())
  }

  /** Works out everything that is stale. Gives the nodes whose view is new, or that came into or out of sight. */
  settle(): ReadonlySet<FormNode> {
    const before = new Map(this.#counted)
    const renewed = this.graph.settle().flatMap((cell) => this.#views.get(cell) ?? [])
    const changed = new Set(renewed.filter((node) => this.nodeAt(node.path) === node))
    for (const node of this.#counted.keys()) {
      const [old, rows] = [before.get(node) ?? [], node.rows()]
      this.#counted.set(node, rows)
      if (this.nodeAt(node.path) !== node) continue
      const [fewer, more] = old.length < rows.length ? [old, rows] : [rows, old]
      for (const row of more.slice(fewer.length)) for (const each of nodesIn(row.members)) changed.add(each)
    }
    return changed
  }

  /** The node at a path; none for one in a row that a count does not ask for now. */
  nodeAt(path: Path): FormNode | undefined {
    const node = this.nodes.get(path)
    let at: Container | null = node?.container ?? null
    for (; at !== null; at = at.outer) {
      if (at instanceof RowNode && at.repeat.counted !== null && Number.isNaN(at.position())) return undefined
    }
    return node
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
    if (node.kind === 'question') node.calculated?.dispose()
    if (node.view !== null) this.#views.delete(node.view)
    node.view?.dispose()
    node.ownRelevance?.dispose()
    this.nodes.delete(node.path)
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
      if (isCell(node.relevance) && row.relevant !== null) node.ownRelevance = node.relevance
      container.nodes.set(row.name, node)
      this.nodes.set(path, node)
      if (node.view !== null) this.#views.set(node.view, node)
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
    const relevance = this.#relevance(row, around, () => node)
    const node: GroupNode = new GroupNode({ row, path, container, parent, relevance })
    node.members = this.#build(row.children, container, node, relevance)
    node.view = this.#viewCell(() => viewGroup(node, this.world))
    return node
  }

  #buildQuestion(
    row: CompiledQuestion,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): QuestionNode {
    const relevance = this.#relevance(row, around, () => node)
    const before = withoutBlank(this.#input.values[path])
    const entered = this.graph.source(before)
    const node: QuestionNode = new QuestionNode({ row, path, container, parent, relevance }, entered)
    const { calculation } = row
    if (calculation !== null && isCalculated(node)) {
      node.calculated = this.graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => calculate(row, calculation, node, this.world),
        same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      })
    } else if (row.definition.type === 'end') {
      node.calculated = this.graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => this.#changedAt.get(),
      })
    } else if (startsWithValue(row) && before === null && !this.#cleared.has(path)) {
      node.giveDefault = () => {
        node.giveDefault = null
        const value = this.graph.untracked(() => startValue(row, node, this.world))
        node.unrecorded = value !== null
        node.entered.set(value)
      }
    }
    node.view = this.#viewCell(() => viewQuestion(node, this.world))
    return node
  }

  #buildRepeat(
    row: CompiledRepeat,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): RepeatNode {
    const relevance = this.#relevance(row, around, () => node)
    const added = this.graph.source<readonly RowNode[]>([])
    const node: RepeatNode = new RepeatNode({ row, path, container, parent, relevance }, added)
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
          while (built.length < count) {
            const id = rowIdAt(path, built.length, (taken) => this.rows.has(taken))
            built.push(this.buildRow(node, id))
          }
          return built.slice(0, count)
        },
        same: (a, b) => a.length === b.length,
      })
    }
    node.view = this.#viewCell(() => viewRepeat(node, this.world))
    return node
  }

  #relevance(row: CompiledRow, around: Readable<boolean>, node: () => FormNode): Readable<boolean> {
    if (this.#input.quick === true && row.definition.adit?.extended === true) return NEVER
    const condition = row.relevant
    if (condition === null) return around
    return this.graph.computed<boolean>({
      rank: row.rank,
      fallback: false,
      compute: () => isRelevant(around, condition, node(), this.world),
    })
  }

  #viewCell<ViewKind extends View>(compute: () => ViewKind): Computed<ViewKind> {
    return this.graph.computed<ViewKind>({
      // After every value and every relevance.
      rank: this.#checklist.rows.size,
      fallback: undefined as never,
      compute,
      same: isSameView,
    })
  }
}

function nodesIn(members: readonly FormNode[]): readonly FormNode[] {
  return members.flatMap((node) => {
    if (node.kind === 'question') return [node]
    const inside = node.kind === 'group' ? node.members : node.rows().flatMap((row) => row.members)
    return [node, ...nodesIn(inside)]
  })
}

const ALWAYS: Readable<boolean> = { get: () => true }
const NEVER: Readable<boolean> = { get: () => false }

function isCell(readable: Readable<boolean>): readable is Computed<boolean> {
  return 'dispose' in readable
}
