import type { Text } from '../checklist/definition.ts'
import type { Path } from '../checklist/value.ts'
import type { Tree } from '../expression/tree.ts'
import type { Form, LimitState, QuestionView, RepeatView, View } from './form-view.ts'

/** Why a row stands as it does: every expression that decided, with what it read. Words for people are up to a screen. */
export interface Explanation {
  readonly path: Path
  readonly view: View
  readonly asked: boolean
  /**
   * The conditions on the row and on everything around it, outermost first. Those behind the first that fails are left
   * out: within what is not asked every answer counts as blank, and they would say nothing. A condition
   * that always holds (`true()`) is none.
   */
  readonly gates: readonly Gate[]
  /** Where the value comes from when not from people alone; null for what they enter, and for groups. */
  readonly origin: Origin | null
  /** The condition under which an answer is required; null when it never or always is. */
  readonly required: Reason | null
  /** The rule an answer has to keep, and whether this one does; null without a rule or an answer. */
  readonly constraint: Reason | null
  /** What leaves some choices out; null when all are there. */
  readonly choices: ChoicesLeft | null
  /** The unit, where it hangs on other answers; else null. */
  readonly unit: Working | null
  /** Where the ends of the limit come from; null without one. */
  readonly limit: LimitOrigin | null
  /** What gives the number of rows of a repeat; null when people do. */
  readonly count: Working | null
}

/** Something that decides whether a row is asked: a condition at the row, or at a group or repeat around it. */
export interface Gate {
  /** Where the condition stands. */
  readonly path: Path
  readonly view: View
  readonly holds: boolean
  /** Null for what a quick inspection leaves out. */
  readonly reason: Reason | null
}

/** A condition with the truth of its parts and everything it read. */
export interface Reason {
  readonly test: Test
  readonly inputs: readonly Input[]
}

/** A part of a condition that is true or false by itself. */
export interface Test {
  /** `all` and `any` hold by their parts, `not` by the one that it turns round; `one` stands for itself. */
  readonly kind: 'all' | 'any' | 'not' | 'one'
  readonly tree: Tree
  /** Null when it hangs on chance, and would come out otherwise at every look. */
  readonly holds: boolean | null
  readonly parts: readonly Test[]
}

/** How a value was worked out. */
export interface Working {
  /** The whole expression. */
  readonly tree: Tree
  /** The conditions of each `if()` on the way, outermost first. Cases that were passed by are not looked into. */
  readonly way: readonly Test[]
  /** What is left behind the last `if()`: the value was taken from here. */
  readonly from: Tree
  /** Text of the value; '' when it is blank, or hangs on chance. */
  readonly value: string
  /** Read on the way and in `from`. */
  readonly inputs: readonly Input[]
}

/** How a question comes by its value. */
export type Origin =
  | { readonly kind: 'calculated'; readonly working: Working }
  /** Filled in when one of `by` is answered; without `working` it is cleared then. People may change it. */
  | { readonly kind: 'triggered'; readonly by: readonly Input[]; readonly working: Working | null }
  /** What it starts with; people may change it. Without `working`, a fixed text. */
  | { readonly kind: 'default'; readonly working: Working | null }
  /** Noted by the app itself: see `METADATA_TYPES`. */
  | { readonly kind: 'noted' }

/** A choice list that a filter makes shorter. */
export interface ChoicesLeft {
  readonly tree: Tree
  readonly inputs: readonly Input[]
  readonly left: number
  readonly total: number
}

/** The ends of a limit and its source. */
export interface LimitOrigin {
  /** Null when there is nothing to hold against the limit. */
  readonly state: LimitState | null
  readonly max: Working | null
  readonly min: Working | null
  readonly source: Working | null
  /** Whether the value was read in its source; null when the checklist does not say. */
  readonly verified: Working | null
}

/** Something an expression read. */
export type Input = {
  /** The parts of the expression that mean it. */
  readonly trees: readonly Tree[]
} & Source

type Source =
  /** One question or group. One that is not asked counts as blank. */
  | { readonly kind: 'row'; readonly path: Path; readonly view: View; readonly asked: boolean }
  /** The same question in several rows. */
  | {
      readonly kind: 'each'
      readonly name: string
      readonly label: Text
      /** False when the rows as a whole are not asked. */
      readonly asked: boolean
      readonly count: number
      /** The first of them; see `MOST_SHOWN`. */
      readonly shown: readonly { readonly path: Path; readonly view: QuestionView }[]
    }
  /** The rows of a repeat. */
  | {
      readonly kind: 'repeat'
      readonly path: Path
      readonly view: RepeatView
      readonly asked: boolean
      readonly count: number
    }
  /** A fact about the mine. */
  | { readonly kind: 'profile'; readonly name: string; readonly value: string }
  /** A look-up in a choice list. */
  | {
      readonly kind: 'list'
      readonly list: string
      /** The choice that was found; null when there is none, or several. */
      readonly item: { readonly name: string; readonly label: Text } | null
      /** Null when whole choices are meant. */
      readonly column: string | null
      /** What stands in that column; '' when there is nothing. */
      readonly value: string
      readonly count: number
    }

/** So many answers of a question in several rows are listed. */
export const MOST_SHOWN = 5

/** A form that can say why. */
export interface ExplainingForm extends Form {
  /** Why the row at a path stands as it does; worked out at each call. Undefined when nothing stands there. */
  explain(path: Path): Explanation | undefined
}
