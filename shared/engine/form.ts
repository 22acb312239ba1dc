import type { Checklist, CompiledQuestion } from '../checklist/checklist.ts'
import { METADATA_TYPES, type QuestionType } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import { AppError } from '../lib/app-error.ts'
import { calculate, textOf } from './calculation.ts'
import { explainNode } from './explain.ts'
import type { ExplainingForm, Explanation } from './explanation.ts'
import { FormTree } from './form-tree.ts'
import type { Environment, FormInput, View } from './form-view.ts'
import { type FormNode, QuestionNode } from './nodes.ts'
import { isSameValue, withoutBlank } from './values.ts'
import { nodesIn } from './walk-nodes.ts'

/**
 * Opens a form over a checklist with the answers so far. Answers at paths the checklist does not know, or in rows that
 * are not there, are left alone: they stay in the record and play no part.
 *
 * Its methods throw `AppError('bad-request')` for a path or row that is not there, or that people cannot change: notes
 * and calculations, rows that are counted.
 */
export function openForm(checklist: Checklist, input: FormInput, environment: Environment): ExplainingForm {
  return new OpenForm(checklist, new FormTree(checklist, input, environment), input.quick === true)
}

class OpenForm implements ExplainingForm {
  readonly sections: readonly Path[]
  readonly #checklist: Checklist
  readonly #tree: FormTree
  readonly #quick: boolean
  /** Questions whose calculation waits for an answer, by the name of the question it waits for. */
  readonly #triggered = new Map<string, CompiledQuestion[]>()
  #questions: readonly Path[] | null = null

  constructor(checklist: Checklist, tree: FormTree, quick: boolean) {
    this.#checklist = checklist
    this.#tree = tree
    this.#quick = quick
    this.sections = tree.root.members.map((member) => member.path)
    for (const row of checklist.rows.values()) {
      if (row.kind !== 'question') continue
      for (const { name } of row.triggers) {
        this.#triggered.set(name, [...(this.#triggered.get(name) ?? []), row])
      }
    }
  }

  view(path: Path): View | undefined {
    return this.#tree.viewAt(path)
  }

  instanceName(): string {
    const { root, world, graph } = this.#tree
    return graph.untracked(() => textOf(this.#checklist.instanceName, root, world))
  }

  explain(path: Path): Explanation | undefined {
    const node = this.#tree.nodeAt(path)
    if (node === undefined) return undefined
    const { world, graph } = this.#tree
    const around = { checklist: this.#checklist, world, view: (at: Path) => this.view(at) }
    return graph.untracked(() => explainNode(node, this.#quick, around))
  }

  questions(): readonly Path[] {
    this.#questions ??= pathsOfQuestions(this.#tree.root.members)
    return this.#questions
  }

  unrecorded(): readonly Path[] {
    const { unrecorded } = this.#tree
    if (unrecorded.size === 0) return []
    return this.questions().filter((path) => {
      const node = this.#tree.nodeAt(path)
      return node instanceof QuestionNode && unrecorded.has(node)
    })
  }

  answer(path: Path, value: Value | null, given?: string): readonly Path[] {
    const node = this.#tree.nodeAt(path)
    const entered = withoutBlank(value)
    if (!(node instanceof QuestionNode) || node.calculated !== null) {
      throw new AppError('bad-request', { path })
    }
    const unit = entered === null || node.unit === null ? null : (given ?? this.#unitNow(node))
    const isInOtherUnit =
      node.givenIn !== null && this.#tree.graph.untracked(() => node.givenIn?.get()) !== unit
    const isNew = !isSameValue(entered, node.value()) || isInOtherUnit
    // What the form noted by itself can be recorded as it is, and not be changed.
    const noting = this.#tree.unrecorded.has(node) && !isNew
    if (GIVEN.has(node.type) && !noting) throw new AppError('bad-request', { path })
    node.giveDefault = null
    this.#tree.unrecorded.delete(node)
    if (!isNew) return []
    node.entered.set(entered)
    node.givenIn?.set(unit)
    if (this.#triggered.size > 0) this.#runTriggered(node, new Set([node]))
    return this.#settle()
  }

  addRow(path: Path, row: RowId, index?: number): readonly Path[] {
    const repeat = this.#tree.nodeAt(path)
    if (repeat?.kind !== 'repeat' || repeat.counted !== null || this.#tree.rows.has(row)) {
      throw new AppError('bad-request', { path, row })
    }
    const rows = [...repeat.added.get()]
    const added = this.#tree.buildRow(repeat, row)
    rows.splice(index ?? rows.length, 0, added)
    repeat.added.set(rows)
    return [...new Set([...this.#settle(), ...nodesIn(added.members).map((node) => node.path)])]
  }

  removeRow(row: RowId): readonly Path[] {
    const node = this.#tree.rows.get(row)
    if (node === undefined || node.repeat.counted !== null) throw new AppError('bad-request', { row })
    const { added } = node.repeat
    const vanished = this.#tree.dropRow(node)
    added.set(added.get().filter((other) => other !== node))
    return [...this.#settle(), ...vanished]
  }

  /** The unit in which a number is given now, where that can become another one. */
  #unitNow({ unit }: QuestionNode): string | null {
    return unit === null ? null : this.#tree.graph.untracked(() => unit.get()) || null
  }

  #settle(): readonly Path[] {
    this.#tree.touch()
    const changed = [...this.#tree.settle()]
    if (changed.some((node) => node.kind === 'repeat')) this.#questions = null
    return changed.map((node) => node.path)
  }

  /**
   * XLSForm's `trigger`: the calculation fills in an answer, which people may then change; without a calculation it
   * clears the answer. An answer filled in triggers others in turn, each question once.
   */
  #runTriggered(cause: QuestionNode, done: Set<QuestionNode>): void {
    const { world } = this.#tree
    for (const row of this.#triggered.get(cause.name) ?? []) {
      for (const node of world.reference(row.name, cause)) {
        if (!(node instanceof QuestionNode) || done.has(node)) continue
        done.add(node)
        node.giveDefault = null
        const before = node.value()
        const value = row.calculation === null ? null : calculate(row, row.calculation, node, world)
        node.entered.set(value)
        node.givenIn?.set(null)
        this.#tree.unrecorded.add(node)
        if (!isSameValue(before, value)) this.#runTriggered(node, done)
      }
    }
  }
}

/** Types of questions that people neither enter nor change. */
const GIVEN: ReadonlySet<QuestionType> = new Set(['note', ...METADATA_TYPES])

function pathsOfQuestions(members: readonly FormNode[]): readonly Path[] {
  const paths: Path[] = []
  const visit = (nodes: readonly FormNode[]) => {
    for (const node of nodes) {
      if (node.kind === 'question') paths.push(node.path)
      else if (node.kind === 'group') visit(node.members)
      else for (const row of node.rows()) visit(row.members)
    }
  }
  visit(members)
  return paths
}
