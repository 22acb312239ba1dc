import type { Template } from '../expression/template.ts'
import type { Tree } from '../expression/tree.ts'
import { type CompiledRow, type Condition, placeOf, type Words } from './checklist.ts'
import { below } from './problem.ts'

/** One expression of a row, with the column it stands in. */
export interface RowExpression {
  readonly tree: Tree
  /** Its place in the definition. */
  readonly path: string
  /** Decides about the row's value, relevance or rows, and so about the order in which rows are worked out. */
  readonly decides: boolean
}

/** Every expression of a row, the gaps of its texts included. */
export function expressionsOf(row: CompiledRow): readonly RowExpression[] {
  const found: RowExpression[] = []
  const add = (tree: Condition | string | null, key: string, decides = false) => {
    if (tree === null || typeof tree !== 'object') return
    found.push({ tree, path: below(placeOf(row), key), decides })
  }
  const addWords = (words: Words | null, key: string) => {
    if (words === null || words.gaps === null) return
    for (const [language, template] of Object.entries<Template>(words.gaps)) {
      for (const part of template) add(part, `${key}.${language}`)
    }
  }
  add(row.relevant, 'relevant', true)
  addWords(row.label, 'label')
  if (row.kind === 'repeat') add(row.repeatCount, 'repeat_count', true)
  if (row.kind !== 'question') return found
  addWords(row.hint, 'hint')
  add(row.calculation, 'calculation', row.triggers.length === 0)
  add(row.default, 'default')
  add(row.required, 'required')
  addWords(row.requiredMessage, 'required_message')
  add(row.constraint, 'constraint')
  addWords(row.constraintMessage, 'constraint_message')
  add(row.readOnly, 'read_only')
  add(row.choiceFilter, 'choice_filter')
  add(row.shuffle?.seed ?? null, 'parameters')
  add(row.limit?.max ?? null, 'adit.limit.max')
  add(row.limit?.min ?? null, 'adit.limit.min')
  add(row.limit?.source ?? null, 'adit.limit.source')
  add(row.limit?.verified ?? null, 'adit.limit.verified')
  add(row.limit?.wanted ?? null, 'adit.limit.wanted')
  // A number in another unit than the one that applies is blank for everything that reads it.
  add(row.unitFrom, 'adit.unit_from', true)
  for (const trigger of row.triggers) add(trigger, 'trigger')
  return found
}
