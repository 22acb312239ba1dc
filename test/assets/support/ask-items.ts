import { FLAGS } from '../../../renderer/screens/mine/profile-fields.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { type Answers, fillIn, loadBuiltIn, questionIn } from './open-checklist.ts'

/** A mine to which every question is put, in a country without limits of its own. */
const ALL_FLAGS: Answers = { ...Object.fromEntries(FLAGS.map((flag) => [flag, 'yes'])), country: 'ZZ' }

/** The day on which the tests judge: 29 May 2026. */
const DAY = '2026-05-29'

/** How the tests of one built-in checklist put their questions. */
export interface Asking {
  /** A question with these answers; `repeat` names the repeat whose first row is meant. */
  ask(name: string, answers: Answers, profile?: Answers, repeat?: string): QuestionView
  /**
   * What an item comes to. `fields` are its parts by their names alone, `rows` those of its repeat, `others` answers
   * elsewhere in the checklist.
   */
  verdict(
    id: string,
    fields: Answers,
    rows?: readonly Answers[],
    profile?: Answers,
    others?: Answers,
  ): Value | null
}

/** Prefixes the names inside an answer or a row with its item. */
export function under(id: string, fields: Answers): Answers {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${id}_${name}`, value]))
}

/** The rows of an item's repeat, each with the names of its parts alone. */
export function rowsOf(id: string, rows: readonly Answers[], repeat = 'rows'): Answers {
  return { [`${id}_${repeat}`]: rows.map((row) => under(id, row)) }
}

/** Asks the items of a built-in checklist; `dateQuestion` is the question that says as of which day it judges. */
export async function askItems(form_id: string, dateQuestion: string): Promise<Asking> {
  const checklist = await loadBuiltIn(form_id)
  const ask: Asking['ask'] = (name, answers, profile = {}, repeat) => {
    const mine = { ...ALL_FLAGS, ...profile } as Readonly<Record<string, string>>
    return questionIn(fillIn(checklist, { [dateQuestion]: DAY, ...answers }, mine), name, repeat)
  }
  return {
    ask,
    verdict(id, fields, rows = [], profile = {}, others = {}) {
      const inside = rows.length > 0 ? rowsOf(id, rows) : {}
      return ask(id, { ...others, ...under(id, fields), ...inside }, profile).value
    },
  }
}
