import { printProblem } from '../../../main/checklists/built-in.ts'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import { FLAGS } from '../../../renderer/screens/mine/profile-fields.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { type Answers, fillIn, questionIn } from './open-acquisition.ts'

const read = await readChecklist('assets/checklists/adit-operation')
if ('problems' in read) throw new Error(read.problems.map(printProblem).join('\n'))
const { checklist } = read

/** A mine to which every question is put, in a country without limits of its own. */
const ALL_FLAGS: Answers = { ...Object.fromEntries(FLAGS.map((flag) => [flag, 'yes'])), country: 'ZZ' }

/** The day on which the tests judge: 29 May 2026. */
export const DAY = '2026-05-29'

/** Prefixes the names inside an answer or a row with its item. */
export function under(id: string, fields: Answers): Answers {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${id}_${name}`, value]))
}

/** The rows of an item's repeat, each with the names of its parts alone. */
export function rowsOf(id: string, rows: readonly Answers[], repeat = 'rows'): Answers {
  return { [`${id}_${repeat}`]: rows.map((row) => under(id, row)) }
}

/** A question of the operation checklist with these answers; `repeat` names the repeat whose first row is meant. */
export function ask(name: string, answers: Answers, profile: Answers = {}, repeat?: string): QuestionView {
  const form = fillIn(checklist, { 'OPS-PLN_asof': DAY, ...answers }, {
    ...ALL_FLAGS,
    ...profile,
  } as Readonly<Record<string, string>>)
  return questionIn(form, name, repeat)
}

/** What an item comes to. `fields` are its parts by their names alone, `rows` those of its repeat. */
export function verdict(
  id: string,
  fields: Answers,
  rows: readonly Answers[] = [],
  profile: Answers = {},
): Value | null {
  return ask(id, { ...under(id, fields), ...(rows.length > 0 ? rowsOf(id, rows) : {}) }, profile).value
}
