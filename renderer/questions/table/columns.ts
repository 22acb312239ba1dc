import { isAnswerable, isMetadata } from '../../../shared/checklist/checklist.ts'
import type {
  ChecklistDefinition,
  Choice,
  QuestionDefinition,
  QuestionType,
  RepeatDefinition,
  RowDefinition,
} from '../../../shared/checklist/definition.ts'
import { VALUE_TYPES } from '../value-types.ts'

/** A question of a repeat as a column of its table. */
export interface Column {
  readonly name: string
  readonly definition: QuestionDefinition
  /** Every choice that there is, whatever a filter leaves in a row. */
  readonly choices: readonly Choice[]
  /** Cells can be pasted into it: it is answered by one value that can be written as a text. */
  readonly written: boolean
}

/** Types that people can write as a text in a cell. */
const WRITTEN: ReadonlySet<QuestionType> = new Set([...VALUE_TYPES, 'geopoint'])

/**
 * The columns of a repeat's table: what its entries ask and work out, in order, groups laid flat. Notes say nothing that
 * differs from entry to entry, and a repeat in a repeat has no place in a table: both are only on the cards.
 */
export function columnsOf(repeat: RepeatDefinition, checklist: ChecklistDefinition): readonly Column[] {
  return questionsOf(repeat.children)
    .filter(isColumn)
    .map((definition) => ({
      name: definition.name,
      definition,
      choices: checklist.choices[definition.list_name ?? ''] ?? [],
      written: WRITTEN.has(definition.type) && isAnswerable(definition) && definition.read_only === undefined,
    }))
}

/** Whether the entries hold something that a table cannot show. */
export function hasMoreOnCards({ children }: RepeatDefinition): boolean {
  return children.some((row) => row.type === 'repeat' || (row.type === 'group' && hasInner(row.children)))
}

function hasInner(rows: readonly RowDefinition[]): boolean {
  return rows.some((row) => row.type === 'repeat' || (row.type === 'group' && hasInner(row.children)))
}

function questionsOf(rows: readonly RowDefinition[]): readonly QuestionDefinition[] {
  return rows.flatMap((row) =>
    row.type === 'group' ? questionsOf(row.children) : row.type === 'repeat' ? [] : [row],
  )
}

function isColumn(definition: QuestionDefinition): boolean {
  if (definition.type === 'note' || definition.type === 'hidden' || isMetadata(definition)) return false
  return (
    definition.type !== 'calculate' || Object.values(definition.label ?? {}).some((words) => words !== '')
  )
}
