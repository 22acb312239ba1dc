import type { CallTree, PathTree, Step, Tree } from '../expression/tree.ts'
import type { CompiledRow } from './checklist.ts'
import type { ChecklistDefinition } from './definition.ts'
import { findItext, ITEXT_COLUMN } from './itext.ts'
import type { Problem } from './problem.ts'
import { hasColumn } from './question-choices.ts'

/** Something an expression reads: the row of that name, here or (`picked`) in a row chosen by number or condition. */
export interface Reading {
  readonly name: string
  readonly picked: boolean
}

/** What tracing needs to know of the checklist. */
export interface TraceContext {
  readonly definition: ChecklistDefinition
  readonly rows: ReadonlyMap<string, CompiledRow>
  /** Everything directly under the checklist. */
  readonly top: readonly CompiledRow[]
}

/** Where a path can stand: in the answers, or in a choice list. */
type Place =
  | { readonly kind: 'document' | 'root' | 'value' }
  | { readonly kind: 'row'; readonly row: CompiledRow }
  | { readonly kind: 'list' | 'list-root' | 'item'; readonly list: string }

/**
 * Follows every `${name}` and every path of an expression through the definition, without any answers. Gives what the
 * expression reads; what leads nowhere is reported at `path`. `row` is the one it belongs to, null for the checklist.
 */
export function traceExpression(
  tree: Tree,
  row: CompiledRow | null,
  context: TraceContext,
  path: string,
): { readonly readings: readonly Reading[]; readonly problems: readonly Problem[] } {
  const tracer = new Tracer(row, context, path)
  const filtered =
    row?.kind === 'question' && tree === row.choiceFilter ? row.definition.list_name : undefined
  tracer.visit(tree, filtered === undefined ? placeOf(row) : { kind: 'item', list: filtered }, false)
  return tracer
}

/** The most places an expression is followed through (ours): paths within paths multiply, already without answers. */
const MAX_PLACES = 500_000

class Tracer {
  readonly readings: Reading[] = []
  readonly problems: Problem[] = []
  readonly #row: CompiledRow | null
  readonly #context: TraceContext
  readonly #path: string
  #left = MAX_PLACES

  constructor(row: CompiledRow | null, context: TraceContext, path: string) {
    this.#row = row
    this.#context = context
    this.#path = path
  }

  /** Gives where the nodes of a node-set stand; nothing for other values. */
  visit(tree: Tree, at: Place, picked: boolean): readonly Place[] {
    switch (tree.kind) {
      case 'number':
      case 'text':
        return []
      case 'reference':
        return this.#reference(tree, picked)
      case 'negate':
        this.visit(tree.operand, at, picked)
        return []
      case 'binary': {
        // Down the left side without recursion: a chain of operators can be as long as an expression.
        const sides: Tree[] = []
        let first: Tree = tree
        for (; first.kind === 'binary'; first = first.left) sides.push(first.right)
        const places = [first, ...sides.reverse()].flatMap((side) => this.visit(side, at, picked))
        return tree.operator === '|' ? places : []
      }
      case 'call':
        return this.#call(tree, at, picked)
      case 'path':
        return this.#follow(tree, at, picked)
    }
  }

  #reference(tree: Tree & { readonly kind: 'reference' }, picked: boolean): readonly Place[] {
    const row = this.#context.rows.get(tree.name)
    if (row !== undefined) {
      this.readings.push({ name: tree.name, picked })
      return [{ kind: 'row', row }]
    }
    if (this.#context.definition.profile.includes(tree.name)) return [{ kind: 'value' }]
    this.#report('unknown-reference', tree, tree.name)
    return []
  }

  #call(tree: CallTree, at: Place, picked: boolean): readonly Place[] {
    const indexed = tree.name === 'indexed-repeat'
    const [first] = tree.args.map((arg, index) => this.visit(arg, at, picked || (indexed && index === 0)))
    if (indexed || tree.name === 'randomize') return first ?? []
    if (tree.name === 'current') return [placeOf(this.#row)]
    const [id, ...more] = tree.args
    if (id?.kind !== 'text') return []
    if (tree.name === 'jr:itext') {
      const words = findItext(id.value, this.#context.definition, this.#context.rows)
      if (words === null) this.#report('unknown-reference', id, id.value)
    }
    if (tree.name !== 'instance' && tree.name !== 'pulldata') return []
    if (this.#context.definition.choices[id.value] === undefined) {
      this.problems.push({ path: this.#path, code: 'unknown-list', detail: { name: id.value, ...id.at } })
      return []
    }
    if (tree.name === 'instance') return [{ kind: 'list', list: id.value }]
    // pulldata('list', 'column wanted', 'column searched', value)
    for (const column of more.slice(0, 2)) {
      if (column.kind === 'text' && !this.#hasColumn(id.value, column.value)) {
        this.#report('unknown-path', column, column.value)
      }
    }
    return []
  }

  #follow(tree: PathTree, at: Place, picked: boolean): readonly Place[] {
    const filtered = tree.predicates.length > 0 || tree.steps.some((step) => step.predicates.length > 0)
    let places: readonly Place[]
    if (tree.from === 'context') places = [at]
    else if (tree.from === 'document') places = [{ kind: 'document' }]
    else places = this.visit(tree.from, at, picked || filtered)
    for (const place of places) for (const predicate of tree.predicates) this.visit(predicate, place, picked)
    for (const [index, step] of tree.steps.entries()) {
      // Below `//` the document is among the places, and its only child is the root, whatever the step names.
      const below = index === 0 ? places : places.filter((place) => place.kind !== 'document')
      const reached = below.flatMap((place) => this.#reach(step, place))
      if (this.#isOver(tree, reached.length + below.length)) return []
      if (reached.length === 0 && places.length > 0) {
        this.#report('unknown-path', tree, step.name ?? '')
        return []
      }
      for (const place of reached)
        for (const predicate of step.predicates) this.visit(predicate, place, picked)
      places = reached
    }
    const climbs = ['self', 'parent'].includes(tree.steps.at(-1)?.axis ?? 'self')
    if (!climbs) {
      for (const place of places) {
        if (place.kind === 'row') this.readings.push({ name: place.row.name, picked: picked || filtered })
      }
    }
    return places
  }

  /** Counts places. Over the limit, the expression is refused once and followed no further. */
  #isOver(tree: Tree, places: number): boolean {
    if (this.#left < 0) return true
    this.#left -= places
    if (this.#left >= 0) return false
    const { start, end } = tree.at
    this.problems.push({ path: this.#path, code: 'expression', detail: { fault: 'too-deep', start, end } })
    return true
  }

  #reach(step: Step, place: Place): readonly Place[] {
    switch (step.axis) {
      case 'self':
        return [place].filter((kept) => step.name === null || nameOf(kept) === step.name)
      case 'parent':
        return parentOf(place)
      case 'child':
        return this.#childrenOf(place, step.name)
      case 'descendant':
        return this.#descendantsOf(place, step.name)
      case 'descendant-or-self':
        return [place, ...this.#descendantsOf(place, step.name)]
    }
  }

  #descendantsOf(place: Place, name: string | null): readonly Place[] {
    const children = this.#childrenOf(place, null)
    const named = children.filter((child) => name === null || nameOf(child) === name)
    return [...named, ...children.flatMap((child) => this.#descendantsOf(child, name))]
  }

  #childrenOf(place: Place, name: string | null): readonly Place[] {
    const rows = (all: readonly CompiledRow[], parent: CompiledRow | null): readonly Place[] => {
      // Names are unique in a sound checklist: there is no need to look through all the children.
      const named = name === null ? undefined : this.#context.rows.get(name)
      const found = named !== undefined && named.parent === parent ? [named] : all
      return found.filter((row) => name === null || row.name === name).map((row) => ({ kind: 'row', row }))
    }
    switch (place.kind) {
      // The root element has the form's name, which differs between tools: any is right.
      case 'document':
        return [{ kind: 'root' }]
      case 'root':
        return rows(this.#context.top, null)
      case 'row':
        return place.row.kind === 'question' ? [] : rows(place.row.children, place.row)
      case 'list':
        return name === null || name === 'root' ? [{ kind: 'list-root', list: place.list }] : []
      case 'list-root':
        return name === null || name === 'item' ? [{ kind: 'item', list: place.list }] : []
      case 'item':
        return name === null || this.#hasColumn(place.list, name) ? [{ kind: 'value' }] : []
      case 'value':
        return []
    }
  }

  #hasColumn(list: string, name: string): boolean {
    return name === ITEXT_COLUMN || hasColumn(this.#context.definition.choices[list] ?? [], name)
  }

  #report(code: 'unknown-reference' | 'unknown-path', tree: Tree, name: string): void {
    this.problems.push({ path: this.#path, code, detail: { name, ...tree.at } })
  }
}

function placeOf(row: CompiledRow | null): Place {
  return row === null ? { kind: 'root' } : { kind: 'row', row }
}

function parentOf(place: Place): readonly Place[] {
  switch (place.kind) {
    case 'row':
      return [placeOf(place.row.parent)]
    case 'item':
      return [{ kind: 'list-root', list: place.list }]
    case 'root':
      return [{ kind: 'document' }]
    default:
      return []
  }
}

function nameOf(place: Place): string {
  return place.kind === 'row' ? place.row.name : place.kind
}
