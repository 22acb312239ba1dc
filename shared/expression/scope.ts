import type { Budget } from './budget.ts'
import type { Tree } from './tree.ts'

/**
 * A node of the answers as expressions see it: a question, a group, one row of a repeat, or a choice with its columns.
 * The engine implements it over a form; every member may be observed, so that only what is read is depended upon.
 */
export interface ExpressionNode {
  readonly name: string
  /** Holds a value. A node that only holds other nodes counts as true by merely being there. */
  readonly leaf: boolean
  /** The value is a number: it compares as a number although it is kept as text. */
  readonly numeric: boolean
  /** The value as XForms stores it; '' when blank. */
  text(): string
  relevant(): boolean
  parent(): ExpressionNode | null
  /** In document order, rows of repeats one by one. */
  children(): readonly ExpressionNode[]
  /** Place among the nodes of this name under the same parent, from 1. */
  position(): number
  /** Finds the children, which are items of a list that never changes, by what their columns hold. */
  readonly index?: ItemIndex
}

/** Items of a list by what a column of theirs holds, in the order of the list. An item without the column holds ''. */
export interface ItemIndex {
  withText(column: string, text: string): readonly ExpressionNode[]
  /** By the number behind the text; none for NaN. */
  withNumber(column: string, number: number): readonly ExpressionNode[]
  /** Some text in the column is a moment, which may equal a text that is written otherwise. */
  hasMoments(column: string): boolean
}

/** What an expression can give. A node-set is in document order (unless shuffled) without duplicates. */
export type ExpressionValue = string | number | boolean | readonly ExpressionNode[]

/** Everything around an expression. */
export interface World {
  /**
   * The nodes that `${name}` means when written at `from`: the one in the same row where both stand in one repeat, all
   * of them when looking into a repeat from outside. Irrelevant ones are left out.
   */
  reference(name: string, from: ExpressionNode): readonly ExpressionNode[]
  /** A choice list as a document: `root` with one `item` for each choice. Null when there is no such list. */
  instance(id: string): ExpressionNode | null
  /** Label of the choice `value` of the select question `node`, in the language asked for; '' when unknown. */
  choiceLabel(node: ExpressionNode, value: string): string
  /** Words of the checklist by the id that ODK's converter gives them (see `jr:itext`); '' when unknown. */
  itext(id: string): string
  /** The version of the checklist. */
  readonly version: string
  /** Above the root element, for paths that begin with `/`. */
  readonly document: ExpressionNode
  /** The moment with the local zone, e.g. `2026-05-30T17:00:00.000+02:00`. */
  now(): string
  /** How far the local clock is from UTC at a moment (milliseconds since 1970-01-01T00:00Z), in minutes. */
  offsetAt(moment: number): number
  random(): number
  uuid(): string
  /**
   * The value of a sum with many terms that belongs to `at`, where it is kept up to date term by term; undefined where
   * it is to be worked out like any other expression.
   */
  keptSum?(tree: Tree, at: ExpressionNode): number | undefined
}

/** Where an expression is evaluated. */
export interface Scope {
  readonly world: World
  /** `.` */
  readonly node: ExpressionNode
  /** Place of `node` among its fellows inside a predicate, from 1. */
  readonly position: number
  readonly size: number
  /** `current()`: the node the whole expression belongs to, also inside predicates. */
  readonly current: ExpressionNode
  /** Shared by everything that belongs to one evaluation. */
  readonly budget: Budget
}

/** An argument of a function: evaluated when asked for, at most as often as asked. */
export interface Argument {
  evaluate(from?: ExpressionNode): ExpressionValue
}

/** A function of the language: what it is called, how many arguments it takes, what it gives. */
export interface FunctionDefinition {
  readonly name: string
  readonly min: number
  /** `Infinity` when open. */
  readonly max: number
  /** A further condition on the number of arguments. */
  readonly fits?: (count: number) => boolean
  /** Places of arguments that must be node-sets. */
  readonly nodeSets?: readonly number[]
  /** What arguments must be when they are written out as texts: found wrong when loading, not while filling. */
  readonly literals?: readonly {
    readonly at: number
    readonly code: 'invalid-pattern' | 'unknown-option'
    accepts(text: string): boolean
  }[]
  /** The result can be a node-set. */
  readonly givesNodeSet?: boolean
  evaluate(args: readonly Argument[], scope: Scope): ExpressionValue
}
