import { FLAGS } from '../../../renderer/screens/mine/profile-fields.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { type Answers, fillIn, loadBuiltIn, questionIn } from './open-acquisition.ts'
import { rowsOf, under } from './operation.ts'

const checklist = await loadBuiltIn('adit-closure')

/** A mine to which every question is put, in a country without limits of its own. */
const ALL_FLAGS: Answers = { ...Object.fromEntries(FLAGS.map((flag) => [flag, 'yes'])), country: 'ZZ' }

/** The day on which the tests judge: 29 May 2026. */
export const DAY = '2026-05-29'

/** A question of the closure checklist with these answers; `repeat` names the repeat whose first row is meant. */
export function ask(name: string, answers: Answers, profile: Answers = {}, repeat?: string): QuestionView {
  const form = fillIn(checklist, { 'CLO-GOV_asof': DAY, ...answers }, {
    ...ALL_FLAGS,
    ...profile,
  } as Readonly<Record<string, string>>)
  return questionIn(form, name, repeat)
}

/**
 * What an item comes to. `fields` are its parts by their names alone, `rows` those of its repeat, `others` answers
 * elsewhere in the checklist.
 */
export function verdict(
  id: string,
  fields: Answers,
  rows: readonly Answers[] = [],
  profile: Answers = {},
  others: Answers = {},
): Value | null {
  const inside = rows.length > 0 ? rowsOf(id, rows) : {}
  return ask(id, { ...others, ...under(id, fields), ...inside }, profile).value
}
