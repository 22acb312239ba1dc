import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { ChecklistDefinition, Stage, Text } from '../../shared/checklist/definition.ts'
import type { Value } from '../../shared/checklist/value.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import type { CarrySource } from '../../shared/record/carry-forward.ts'
import type { Services } from '../services.ts'
import type { Assessment } from '../storage/storage.ts'
import { readEarlier } from './earlier-assessments.ts'

/** What was answered to a question in an earlier assessment of the same mine. */
export interface EarlierAnswer {
  /** Id of that assessment. */
  readonly assessment: string
  readonly stage: Stage
  /** Title of its checklist. */
  readonly title: Text
  readonly value: Value
  /** Why, where that was said. */
  readonly reason?: string
  /** Who answered, and when: claimed, UTC. */
  readonly by: string
  readonly at: string
  /** The question as it was asked there, for putting the value in words. */
  readonly asked: Pick<QuestionView, 'definition' | 'choices' | 'unit' | 'otherUnit' | 'label'>
}

/** Everything that was answered earlier at a mine, by question. */
export interface EarlierAnswers {
  /** Those of one question of this checklist, newest first, at most `MOST`. */
  of(question: QuestionView['definition']): readonly EarlierAnswer[]
  /** Those of questions that are carried forward under this key, newest first. */
  carriedAs(key: string): readonly EarlierAnswer[]
  /** Earlier assessments that could not be read. */
  readonly unreadable: number
}

/** So many earlier answers of a question are told. */
const MOST = 5

/**
 * Reads what was answered in the assessments of the same mine that began before this one, of any stage. A question is the
 * same where its `carry_forward` key is the same, or its name in the same form, whatever the version. Told is what a
 * person gave or confirmed there and what was asked there to the end; questions in rows are not told, as nothing says
 * which row is which.
 */
export async function readEarlierAnswers(
  services: Pick<Services, 'storage' | 'environment'>,
  now: Pick<Assessment, 'id' | 'mine' | 'created'>,
  { form_id }: Pick<ChecklistDefinition, 'form_id'>,
): Promise<EarlierAnswers> {
  const isEarlier = ({ id, created }: Assessment) => id !== now.id && created < now.created
  const { sources, unreadable } = await readEarlier(services, now.mine, isEarlier)
  const byKey = new Map<string, EarlierAnswer[]>()
  for (const source of sources) {
    for (const [answer, keys] of answersIn(source)) {
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), answer])
    }
  }
  return {
    unreadable: unreadable.length,
    of(question) {
      const found = new Set(keysOf(question, form_id).flatMap((key) => byKey.get(key) ?? []))
      return newestFirst([...found]).slice(0, MOST)
    },
    carriedAs: (key) => newestFirst(byKey.get(`carry ${key}`) ?? []),
  }
}

function newestFirst(answers: readonly EarlierAnswer[]): readonly EarlierAnswer[] {
  return answers.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function* answersIn({
  checklist,
  record,
  form,
}: CarrySource): Generator<readonly [EarlierAnswer, readonly string[]]> {
  const { form_id, form_title, stage } = checklist.definition
  for (const [path, given] of record.answers) {
    if (given.value === null || given.carried !== undefined) continue
    if (!isOutsideRows(checklist, path)) continue
    const view = form.view(path)
    if (view?.kind !== 'question' || !view.relevant || view.value === null) continue
    const { definition, choices, unit, otherUnit, label } = view
    const answer: EarlierAnswer = {
      assessment: record.assessment ?? '',
      stage,
      title: form_title,
      value: view.value,
      ...(given.reason !== undefined && { reason: given.reason }),
      by: given.signer.name,
      at: given.at,
      asked: { definition, choices, unit, otherUnit, label },
    }
    yield [answer, keysOf(definition, form_id)]
  }
}

/** Outside of rows a path is a name alone. */
function isOutsideRows(checklist: Checklist, path: string): boolean {
  return checklist.rows.has(path)
}

function keysOf({ name, adit }: QuestionView['definition'], form: string): readonly string[] {
  const own = `name ${form} ${name}`
  return adit?.carry_forward === undefined ? [own] : [own, `carry ${adit.carry_forward}`]
}
