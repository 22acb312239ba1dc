import {
  type CompiledGroup,
  type CompiledQuestion,
  type CompiledRepeat,
  type CompiledRow,
  isNumeric,
} from '../checklist/checklist.ts'
import type { QuestionType } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import type { ExpressionNode } from '../expression/scope.ts'
import type { Computed, Source } from './cell.ts'
import type { GroupView, QuestionView, RepeatView } from './form-view.ts'
import type { KeptSums } from './kept-sum.ts'
import { valueText } from './values.ts'

/** Whether something is asked; constant, inherited or worked out. */
export interface Readable<T> {
  get(): T
}

/** What stands at a path: a question, a group, or a repeat as a whole. */
export type FormNode = QuestionNode | GroupNode | RepeatNode

/** Something with its own copy of every row in it: the form itself, or one row of a repeat. */
export interface Container {
  /** Null for the form. */
  readonly id: RowId | null
  /** Null for the form. */
  readonly repeat: RepeatNode | null
  /** The container around this one. */
  readonly outer: Container | null
  /** How many repeats lie around what is in here. */
  readonly depth: number
  /** Everything in here by name, also inside groups, but not inside deeper repeats. */
  readonly nodes: Map<string, FormNode>
  readonly element: ExpressionNode
  readonly members: readonly FormNode[]
}

/** The part of a node that expressions see and that is the same for all. */
export abstract class Element implements ExpressionNode {
  abstract readonly name: string
  readonly leaf: boolean = false
  readonly numeric: boolean = false
  readonly container: Container
  readonly #parent: ExpressionNode | null

  constructor(container: Container, parent: ExpressionNode | null) {
    this.container = container
    this.#parent = parent
  }

  abstract relevant(): boolean

  text(): string {
    return ''
  }

  parent(): ExpressionNode | null {
    return this.#parent
  }

  children(): readonly ExpressionNode[] {
    return []
  }

  position(): number {
    return 1
  }
}

/** What every node with a path is made from; `relevance` is that of what lies around. */
interface PathNodeParts<Row> {
  readonly row: Row
  readonly path: Path
  readonly container: Container
  readonly parent: ExpressionNode
  readonly relevance: Readable<boolean>
}

/** A node that stands at a path and has a view. */
export abstract class PathNode<Row extends CompiledRow, ViewKind> extends Element {
  readonly row: Row
  readonly path: Path
  /** Whether it is asked; shared with what lies around when it has no condition of its own. */
  relevance: Readable<boolean>
  /** The cell behind its own condition, if it has one. */
  ownRelevance: Computed<boolean> | null = null
  /** Keeps the view right where it hangs on other things than value and relevance; null where it does not. */
  view: Computed<ViewKind> | null = null
  /** The view, where no cell keeps it: made when it is first looked at, let go of when it is no longer right. */
  shown: ViewKind | null = null
  /** Long sums in the expressions of this node, see `keptSum`. */
  sums: KeptSums | null = null

  constructor({ row, path, container, parent, relevance }: PathNodeParts<Row>) {
    super(container, parent)
    this.row = row
    this.path = path
    this.relevance = relevance
  }

  get name(): string {
    return this.row.name
  }

  relevant(): boolean {
    return this.relevance.get()
  }
}

/** A question with its answer. */
export class QuestionNode extends PathNode<CompiledQuestion, QuestionView> {
  readonly kind = 'question'
  override readonly leaf = true
  override readonly numeric: boolean
  readonly type: QuestionType
  /** What was entered, taken from the record, or given by the default. */
  readonly entered: Source<Value | null>
  /** Set while the default has not been given yet; giving it happens on the first reading. */
  giveDefault: (() => void) | null = null
  calculated: Computed<Value | null> | null = null
  /** The unit that applies now, where it hangs on other answers; '' for none. */
  unit: Computed<string> | null = null
  /** The unit in which the answer was given, where that can differ from the one that applies; null when nobody said. */
  givenIn: Source<string | null> | null = null
  /** Drawn once when the choices are shown in an order by chance, so that they stay where they are. */
  shuffleSeed: number | null = null

  constructor(
    parts: PathNodeParts<CompiledQuestion>,
    makeEntered: (owner: QuestionNode) => Source<Value | null>,
  ) {
    super(parts)
    this.entered = makeEntered(this)
    this.type = parts.row.definition.type
    this.numeric = isNumeric(parts.row.definition)
  }

  /** The answer, calculated or entered. */
  value(): Value | null {
    if (this.calculated === null) {
      this.giveDefault?.()
      return this.entered.get()
    }
    // A calculation that reads `.`, as once() does, sees its last result; at first, what the record holds.
    if (this.calculated.isRunning()) return this.calculated.peek() ?? this.entered.get()
    return this.calculated.get()
  }

  /** The unit in which the number was given, when another one applies now: it says nothing until it is given anew. */
  otherUnit(): string | null {
    if (this.unit === null || this.givenIn === null) return null
    const given = this.givenIn.get()
    return given === null || given === this.unit.get() ? null : given
  }

  override text(): string {
    return this.otherUnit() === null ? valueText(this.type, this.value()) : ''
  }
}

/** A group; a section when it lies at the top. */
export class GroupNode extends PathNode<CompiledGroup, GroupView> {
  readonly kind = 'group'
  members: readonly FormNode[] = []

  override children(): readonly ExpressionNode[] {
    return elementsOf(this.members)
  }
}

/** A repeat as a whole. Expressions never see it: for them its rows stand side by side. */
export class RepeatNode extends PathNode<CompiledRepeat, RepeatView> {
  readonly kind = 'repeat'
  /** The rows people added, in order. */
  readonly added: Source<readonly RowNode[]>
  /** The rows that `repeat_count` asks for; null when people add them. */
  counted: Computed<readonly RowNode[]> | null = null
  /** Every row a count ever asked for, in order: one that is not asked for now keeps what was answered in it. */
  readonly built: RowNode[] = []
  #places: { readonly rows: readonly RowNode[]; readonly byRow: ReadonlyMap<RowNode, number> } | null = null

  constructor(parts: PathNodeParts<CompiledRepeat>, added: Source<readonly RowNode[]>) {
    super(parts)
    this.added = added
  }

  rows(): readonly RowNode[] {
    return this.counted === null ? this.added.get() : this.counted.get()
  }

  /** Place of a row from 1; NaN for one that is not counted. */
  placeOf(row: RowNode): number {
    const rows = this.rows()
    if (this.#places?.rows !== rows) {
      this.#places = { rows, byRow: new Map(rows.map((each, index) => [each, index + 1])) }
    }
    return this.#places.byRow.get(row) ?? Number.NaN
  }
}

/** One row of a repeat, which for expressions is a node with the repeat's name. */
export class RowNode extends Element implements Container {
  readonly id: RowId
  readonly repeat: RepeatNode
  readonly depth: number
  readonly nodes = new Map<string, FormNode>()
  members: readonly FormNode[] = []
  #entry: RepeatView['rows'][number] | null = null

  constructor(id: RowId, repeat: RepeatNode) {
    super(repeat.container, repeat.parent())
    this.id = id
    this.repeat = repeat
    this.depth = repeat.container.depth + 1
  }

  get name(): string {
    return this.repeat.name
  }

  /** What the view of the repeat says about this row; always the same. */
  get entry(): RepeatView['rows'][number] {
    this.#entry ??= { row: this.id, children: this.members.map((member) => member.path) }
    return this.#entry
  }

  get outer(): Container {
    return this.container
  }

  get element(): ExpressionNode {
    return this
  }

  relevant(): boolean {
    return this.repeat.relevant()
  }

  override children(): readonly ExpressionNode[] {
    return elementsOf(this.members)
  }

  override position(): number {
    return this.repeat.placeOf(this)
  }
}

/** The nodes among which expressions step: of a repeat, its rows. */
export function elementsOf(members: readonly FormNode[]): readonly ExpressionNode[] {
  return members.flatMap((member): readonly ExpressionNode[] =>
    member.kind === 'repeat' ? member.rows() : [member],
  )
}
