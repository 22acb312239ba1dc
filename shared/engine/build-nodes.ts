import type { Checklist, CompiledQuestion, CompiledRepeat, CompiledRow } from '../checklist/checklist.ts'
import { MAX_UNIT } from '../checklist/units.ts'
import { type Path, pathOf, type RowId, type Value } from '../checklist/value.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import { calculate, startsWithValue, startValue, textOf } from './calculation.ts'
import type { CellGraph, Computed, Source } from './cell.ts'
import type { FormInput, View } from './form-view.ts'
import {
  type Container,
  type FormNode,
  GroupNode,
  QuestionNode,
  type Readable,
  RepeatNode,
  RowNode,
} from './nodes.ts'
import { isRelevant, NEVER } from './relevance.ts'
import { MAX_ROWS_IN_ALL, rowCount, rowIdAt } from './repeats.ts'
import { isSameValue, withoutBlank } from './values.ts'
import { isCalculated, isPlain, isSameView, viewGroup, viewQuestion, viewRepeat } from './views.ts'
import { nodesIn } from './walk-nodes.ts'
import type { FormWorld } from './world.ts'

/** What nodes are built from and live in. */
export interface BuildingGround {
  readonly checklist: Checklist
  readonly input: FormInput
  readonly graph: CellGraph<FormNode>
  readonly world: FormWorld
  /** The moment of the last change, which `end` notes. */
  readonly changedAt: Source<string>
}

/** Makes the nodes of a form with the cells that keep them right, and takes them apart again. */
export class NodeBuilder {
  readonly rows = new Map<RowId, RowNode>()
  /** Questions whose value comes from a default or a triggered calculation, and that nobody has recorded yet. */
  readonly unrecorded = new Set<QuestionNode>()
  /** Counted repeats with the rows they showed last. */
  readonly counted = new Map<RepeatNode, readonly RowNode[]>()
  /** Some question notes the moment of the last change. */
  notesEnd = false
  readonly #ground: BuildingGround
  readonly #graph: CellGraph<FormNode>
  readonly #world: FormWorld
  readonly #input: FormInput
  readonly #cleared: ReadonlySet<Path>

  constructor(ground: BuildingGround) {
    this.#ground = ground
    this.#graph = ground.graph
    this.#world = ground.world
    this.#input = ground.input
    this.#cleared = new Set(ground.input.cleared)
  }

  /** Makes the nodes of these rows of the checklist, each with everything in it. */
  build(
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

  /** Makes a row with everything in it; putting it into the repeat is left to the caller. */
  buildRow(repeat: RepeatNode, id: RowId): RowNode {
    const row = new RowNode(id, repeat)
    this.rows.set(id, row)
    row.members = this.build(repeat.row.children, row, row, repeat.relevance)
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
      this.counted.delete(node)
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
    node.members = this.build(row.children, container, node, node.relevance)
    if (!isPlain(row)) node.view = this.#viewCell(node, () => viewGroup(node, this.#world))
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
      (owner) => (plain ? this.#graph.source(before, owner, isSameValue) : this.#graph.source(before)),
    )
    this.#setRelevance(node, around)
    this.#setUnit(node)
    const { calculation } = row
    if (calculation !== null && isCalculated(row)) {
      node.calculated = this.#graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => calculate(row, calculation, node, this.#world),
        same: isSameValue,
        owner: node,
      })
    } else if (row.definition.type === 'end') {
      this.notesEnd = true
      node.calculated = this.#graph.computed<Value | null>({
        rank: row.rank,
        fallback: null,
        compute: () => this.#ground.changedAt.get(),
        owner: node,
      })
    } else if (givesDefault) {
      node.giveDefault = () => {
        node.giveDefault = null
        const value = this.#graph.untracked(() => startValue(row, node, this.#world))
        if (value !== null) this.unrecorded.add(node)
        node.entered.set(value)
      }
    }
    if (!plain) node.view = this.#viewCell(node, () => viewQuestion(node, this.#world))
    return node
  }

  #buildRepeat(
    row: CompiledRepeat,
    path: Path,
    container: Container,
    parent: ExpressionNode,
    around: Readable<boolean>,
  ): RepeatNode {
    const added = this.#graph.source<readonly RowNode[]>([])
    const node: RepeatNode = new RepeatNode({ row, path, container, parent, relevance: around }, added)
    this.#setRelevance(node, around)
    const given = (this.#input.rows[path] ?? []).filter((id) => !this.rows.has(id))
    const { repeatCount } = row
    const rows = [...new Set(given)].map((id) => this.buildRow(node, id))
    if (repeatCount === null) added.set(rows)
    else {
      const { built } = node
      built.push(...rows)
      this.counted.set(node, [])
      node.counted = this.#graph.computed<readonly RowNode[]>({
        rank: row.rank,
        fallback: [],
        compute: () => {
          const count = rowCount(evaluate(repeatCount, node, this.#world))
          while (built.length < count && this.rows.size < MAX_ROWS_IN_ALL) {
            const id = rowIdAt(path, built.length, (taken) => this.rows.has(taken))
            built.push(this.buildRow(node, id))
          }
          return built.slice(0, count)
        },
        same: (a, b) => a.length === b.length,
      })
    }
    node.view = this.#viewCell(node, () => viewRepeat(node, this.#world))
    return node
  }

  /** Without a condition of its own, a row shares the relevance of what lies around it. */
  #setRelevance(node: FormNode, around: Readable<boolean>): void {
    const { row } = node
    const condition = row.relevant
    if (this.#input.quick === true && row.definition.adit?.extended === true) node.relevance = NEVER
    else if (condition !== null) {
      node.ownRelevance = this.#graph.computed<boolean>({
        rank: row.rank,
        fallback: false,
        compute: () => isRelevant(around, condition, node, this.#world),
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
    node.unit = this.#graph.computed<string>({
      rank: row.rank,
      fallback: '',
      compute: () => unitText(textOf(unitFrom, node, this.#world)),
    })
    if (!isCalculated(row)) node.givenIn = this.#graph.source(this.#input.units?.[path] ?? null)
  }

  #viewCell<ViewKind extends View>(node: FormNode, compute: () => ViewKind): Computed<ViewKind> {
    return this.#graph.computed<ViewKind>({
      // After every value and every relevance.
      rank: this.#ground.checklist.rows.size,
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
