import type { Choice, RowDefinition, Text } from './definition.ts'

/** A property that is there before or after, as it stands in the definition. */
export interface RuleChange {
  readonly kind: 'rule'
  /** As in the definition: `type`, `relevant`, `adit.severity`, `adit.limit.max`, ... */
  readonly field: string
  /** Undefined where it is not set. Lists are joined by spaces. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Words that changed in at least one language. */
export interface WordingChange {
  readonly kind: 'wording'
  /** As in the definition: `label`, `hint`, `constraint_message`, `adit.evidence`, ... */
  readonly field: string
  readonly before: Text
  readonly after: Text
}

/** One thing that differs in a row. */
export type Change = RuleChange | WordingChange

/** Where a row stands. */
export interface RowPlace {
  /** Name of the group or repeat around it; '' at the top. */
  readonly parent: string
  /** Name of the row before it in there; '' for the first. */
  readonly follows: string
}

/** A row and where it stands. */
export interface PlacedRow {
  readonly row: RowDefinition
  readonly place: RowPlace
}

/** What happened to one question, group or repeat. Rows are known by their name, which answers are filed under. */
export interface RowDifference {
  readonly name: string
  /** Null where it was not there yet. */
  readonly before: PlacedRow | null
  /** Null where it is gone. */
  readonly after: PlacedRow | null
  /** It stands in another group, or before or behind others that kept their order. */
  readonly moved: boolean
  readonly changes: readonly Change[]
}

/** What happened to one choice list, said once however many questions use it. */
export interface ListDifference {
  readonly name: string
  readonly added: readonly Choice[]
  readonly removed: readonly Choice[]
  readonly changed: readonly {
    readonly before: Choice
    readonly after: Choice
    readonly changes: readonly Change[]
  }[]
  /** The choices that stayed stand in another order. */
  readonly reordered: boolean
  /** Names of the questions that use it, in the newer version first. */
  readonly usedBy: readonly string[]
}

/** Everything in which two versions of a checklist differ. */
export interface ChecklistDifference {
  /** What concerns the checklist as a whole: title, languages, profile, stage. Not its version. */
  readonly settings: readonly Change[]
  /** In the order of the newer version; what was removed stands behind what stood before it. */
  readonly rows: readonly RowDifference[]
  readonly lists: readonly ListDifference[]
}
