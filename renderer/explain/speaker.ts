import type { ChecklistDefinition, RowDefinition } from '../../shared/checklist/definition.ts'
import type { Input } from '../../shared/engine/explanation.ts'
import type { Language } from '../messages/i18n.ts'
import type { ReadText } from '../questions/text.ts'
import { fill, type Phrase } from './phrase.ts'

/** What it takes to put expressions of one checklist into words of one language. */
export interface Speaker {
  readonly language: Language
  /** The sentence of a key of `explain.json`, or of another file with its name before a colon. */
  t(key: string, gaps?: Readonly<Record<string, unknown>>): string
  exists(key: string): boolean
  readonly text: ReadText
  readonly checklist: ChecklistDefinition
  /** Every row of the checklist by name. */
  readonly rows: ReadonlyMap<string, RowDefinition>
  /** What the expression read, if that is known: then labels are filled in, and paths can be named. */
  readonly inputs: readonly Input[]
}

/** A sentence of a key with phrases in its gaps. `more` are plain gaps. */
export function say(
  speaker: Speaker,
  key: string,
  gaps: Readonly<Record<string, Phrase>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Phrase {
  return fill((marks) => speaker.t(key, { ...more, ...marks }), gaps)
}

/** Every row of a checklist by name, in order. */
export function rowsByName(checklist: ChecklistDefinition): ReadonlyMap<string, RowDefinition> {
  const rows = new Map<string, RowDefinition>()
  const add = (row: RowDefinition) => {
    rows.set(row.name, row)
    if (row.type === 'group' || row.type === 'repeat') row.children.forEach(add)
  }
  checklist.survey.forEach(add)
  return rows
}
