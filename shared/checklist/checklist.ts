import type { Template } from '../expression/template.ts'
import type { ReferenceTree, Tree } from '../expression/tree.ts'
import {
  type ChecklistDefinition,
  type Choice,
  type GroupDefinition,
  METADATA_TYPES,
  type QuestionDefinition,
  type RepeatDefinition,
  type Text,
} from './definition.ts'

/** A condition that is either fixed (`required: yes`) or worked out. */
export type Condition = boolean | Tree

/** Words with or without `${name}` in them, by language. */
export interface Words {
  readonly text: Text
  /** Null when no language has a gap: the text can be shown as it is. */
  readonly gaps: Readonly<Record<string, Template>> | null
}

interface CompiledRowBase {
  readonly name: string
  /** Place among the rows beside it, from 0; see `placeOf`. */
  readonly index: number
  readonly parent: CompiledGroup | CompiledRepeat | null
  /** Name of the section this row lies in; its own for a section, '' for a loose row (see `sections.ts`). */
  readonly section: string
  /** Names of the repeats around this row, outermost first, without itself. */
  readonly repeats: readonly string[]
  /** Place in the order of dependence: whatever this row is worked out from has a lower rank. */
  readonly rank: number
  readonly relevant: Tree | null
  readonly label: Words
}

/** A question: its words and expressions parsed. */
export interface CompiledQuestion extends CompiledRowBase {
  readonly kind: 'question'
  readonly definition: QuestionDefinition
  readonly hint: Words
  readonly required: Condition
  readonly requiredMessage: Words | null
  readonly constraint: Tree | null
  readonly constraintMessage: Words | null
  readonly calculation: Tree | null
  /** A text that is the value itself, or an expression evaluated once. */
  readonly default: string | Tree | null
  readonly readOnly: Condition
  readonly choiceFilter: Tree | null
  /** The whole list of a select question, with the names and labels this question takes; empty for other types. */
  readonly choices: readonly Choice[]
  readonly limit: {
    readonly max: Tree | null
    readonly min: Tree | null
    readonly source: Tree | null
    readonly verified: Tree | null
    readonly wanted: Tree | null
  } | null
  /** Gives the unit of a number, where it hangs on other answers. */
  readonly unitFrom: Tree | null
  /** Shows the choices in another order: one that follows from `seed`, or any when it is null. Null keeps theirs. */
  readonly shuffle: { readonly seed: Tree | null } | null
  /** The calculation runs only when one of these questions is answered. */
  readonly triggers: readonly ReferenceTree[]
}

/** A group; at the top level, a section. */
export interface CompiledGroup extends CompiledRowBase {
  readonly kind: 'group'
  readonly definition: GroupDefinition
  readonly children: readonly CompiledRow[]
}

/** A repeat: its children stand once in every row of answers. */
export interface CompiledRepeat extends CompiledRowBase {
  readonly kind: 'repeat'
  readonly definition: RepeatDefinition
  readonly children: readonly CompiledRow[]
  readonly repeatCount: Tree | null
}

/** A row of the survey, as XLSForm calls it. */
export type CompiledRow = CompiledQuestion | CompiledGroup | CompiledRepeat

/** Where a row stands in the definition, e.g. `survey[0].children[3]`. */
export function placeOf({ parent, index }: Pick<CompiledRow, 'parent' | 'index'>): string {
  return parent === null ? `survey[${index}]` : `${placeOf(parent)}.children[${index}]`
}

/** A definition that was found sound, with every expression parsed once. Frozen: many forms can be opened over it. */
export interface Checklist {
  readonly definition: ChecklistDefinition
  /** Everything directly under the checklist, in order. */
  readonly top: readonly CompiledRow[]
  /** The groups among them that are sections. */
  readonly sections: readonly CompiledGroup[]
  /** Every row by name, in document order. */
  readonly rows: ReadonlyMap<string, CompiledRow>
  readonly profile: ReadonlySet<string>
  /** Names one filled-in form; null when the checklist does not say how. */
  readonly instanceName: Tree | null
}

/** Question types that people answer by entering something. */
export function isAnswerable(question: QuestionDefinition): boolean {
  if (question.type === 'note' || question.type === 'calculate' || question.type === 'hidden') return false
  if (isMetadata(question)) return false
  return question.calculation === undefined || question.trigger !== undefined
}

/** Question types that note something about the filling itself. */
export function isMetadata(question: QuestionDefinition): boolean {
  return (METADATA_TYPES as readonly string[]).includes(question.type)
}

/** Question types whose value is a number. */
export function isNumeric(question: QuestionDefinition): boolean {
  return question.type === 'integer' || question.type === 'decimal' || question.type === 'range'
}

/** Question types that choose from a list. */
export function isSelect(question: QuestionDefinition): boolean {
  return question.type === 'select_one' || question.type === 'select_multiple' || question.type === 'rank'
}

/** Question types whose value is a list of attachments. */
export function isAttachment(question: QuestionDefinition): boolean {
  return ['image', 'audio', 'video', 'file'].includes(question.type)
}
