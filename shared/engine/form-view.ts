import type {
  Choice,
  GroupDefinition,
  PropertyType,
  QuestionDefinition,
  RepeatDefinition,
  Text,
} from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'

/** What the engine needs from outside: it has no clock and no chance of its own. */
export interface Environment {
  /** The present moment with the local zone, e.g. `2026-05-30T17:00:00.000+02:00`. */
  now(): string
  /**
   * How far the local clock is from UTC at a moment (milliseconds since 1970-01-01T00:00Z), in minutes, summer time
   * included. Left out, the clock always stands as it does now.
   */
  offsetAt?(moment: number): number
  /** A number in [0, 1). */
  random(): number
  /** A random UUID, version 4. */
  uuid(): string
  /**
   * What is known about this machine and its user, for questions of these types; blank when it is left out. A position
   * is written `lat lon alt accuracy`.
   */
  readonly properties?: Readonly<Partial<Record<PropertyType, string>>>
}

/** The answers of one assessment, from which a form is opened. */
export interface FormInput {
  /** Answers by path. */
  readonly values: Readonly<Record<Path, Value>>
  /** The units in which numbers were given, by path, for questions whose unit hangs on other answers. */
  readonly units?: Readonly<Record<Path, string>>
  /** Row ids of each repeat, in order, by the repeat's path. */
  readonly rows: Readonly<Record<Path, readonly RowId[]>>
  /** Paths that had an answer once and were cleared: a default does not come back to them. */
  readonly cleared?: readonly Path[]
  /** A quick inspection: rows marked `extended` are not asked, as if they were irrelevant. */
  readonly quick?: boolean
  /** The mine profile: text by name, flags as `yes` or `no`. */
  readonly profile: Readonly<Record<string, string>>
}

/** Why a value cannot stand as it is. */
export interface Violation {
  /**
   * `type`: not a value of this type · `choice`: not among the choices · `constraint` · `required`: blank but needed ·
   * `unit`: a number given in a unit that no longer applies.
   */
  readonly code: 'type' | 'choice' | 'unit' | 'constraint' | 'required'
  /** The checklist's own words, if it has any. */
  readonly message?: Text
}

/** A number against its limit. */
export interface LimitState {
  readonly state: 'inside' | 'watch' | 'breach'
  /** Decimal text. */
  readonly max?: string
  readonly min?: string
  /** A name of the list `limit_sources`, or a text that stands as it is; `limitSourceText` puts it into words. */
  readonly source?: string
  /** Whether the value was read in its source; absent when the checklist does not say. */
  readonly verified?: boolean
}

interface RowView {
  readonly path: Path
  /** With `${name}` references filled in. */
  readonly label: Text
  /** False when the row, or a group around it, is not asked. */
  readonly relevant: boolean
}

/** A question as it stands now. */
export interface QuestionView extends RowView {
  readonly kind: 'question'
  readonly definition: QuestionDefinition
  /** What was entered or calculated; null when blank. Kept while the question is irrelevant. */
  readonly value: Value | null
  readonly hint: Text
  /** Code of the unit that applies here and now, e.g. `mg/L`; '' for none. */
  readonly unit: string
  /**
   * The unit in which the number was given, when another one applies now, e.g. after another parameter was chosen in
   * the row; else null. Such a number is kept and shown, and blank for every expression, until it is given anew.
   */
  readonly otherUnit: string | null
  readonly required: boolean
  readonly readOnly: boolean
  /** The choices that the choice filter leaves. */
  readonly choices: readonly Choice[]
  /** Null when all is well, or the question is irrelevant. `required` is reported only for relevant blanks. */
  readonly violation: Violation | null
  /** Null when there is no limit, no number or no limit value. */
  readonly limit: LimitState | null
  /** A number stands here that is to have a limit, and none is known. */
  readonly limitMissing: boolean
  /** The number is outside its plausible range: worth a second look, never refused. */
  readonly implausible: boolean
}

/** A group as it stands now. */
export interface GroupView extends RowView {
  readonly kind: 'group'
  readonly definition: GroupDefinition
  readonly children: readonly Path[]
}

/** A repeat as it stands now. */
export interface RepeatView extends RowView {
  readonly kind: 'repeat'
  readonly definition: RepeatDefinition
  /** Each row with the paths inside it, in order. */
  readonly rows: readonly { readonly row: RowId; readonly children: readonly Path[] }[]
  /** The row count is given by `repeat_count`: people neither add nor remove rows. */
  readonly counted: boolean
}

/** The only shape a screen sees. */
export type View = QuestionView | GroupView | RepeatView

/** One checklist being filled. Kept in memory only: it can be thrown away and opened again from the record. */
export interface Form {
  /** Top-level paths in order: the sections, and what stands loose between them. */
  readonly sections: readonly Path[]
  /** What stands at a path. A view is replaced, never changed, so it can be compared by identity. */
  view(path: Path): View | undefined
  /** What the checklist calls this filled-in form by its `instance_name`; '' when it does not say. */
  instanceName(): string
  /** Every question path in order, irrelevant ones included. */
  questions(): readonly Path[]
  /**
   * Sets or clears (null) one answer and recomputes what depends on it. Returns every path whose view changed. A number
   * whose unit hangs on other answers is given in the unit that applies, unless another `unit` is named.
   */
  answer(path: Path, value: Value | null, unit?: string): readonly Path[]
  /** Adds a row at the end, or at `index`. Returns every path whose view changed. */
  addRow(repeat: Path, row: RowId, index?: number): readonly Path[]
  /**
   * Questions whose value the form itself gave, from a default or a `trigger`, and nobody has recorded: they are to be
   * recorded with the next change, since a default such as `today()` would differ at the next opening.
   */
  unrecorded(): readonly Path[]
  /** Removes a row with everything in it. Returns every path whose view changed or vanished. */
  removeRow(row: RowId): readonly Path[]
}
