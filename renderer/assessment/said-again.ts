import type { Path } from '../../shared/checklist/value.ts'
import { changedAnswers } from '../../shared/record/changed-answers.ts'
import type { EventBody } from '../../shared/record/event.ts'
import { fileBody } from '../../shared/record/replay-files.ts'
import type { AssessmentState } from './assessment-state.ts'

/**
 * What confirms an answer that was carried, or given before its question changed: the same said again, here and now; of
 * files, that each is evidence of the question as it is put now. Nothing for an answer that waits for no such thing.
 */
export function saidAgain(
  { record, checklist, views }: Pick<AssessmentState, 'record' | 'checklist' | 'views'>,
  path: Path,
): readonly EventBody[] {
  const answer = record.answers.get(path)
  if (answer?.carried === undefined && changedAnswers(record, checklist).get(path) !== 'confirm') return []
  const view = views.get(path)
  if (view?.kind === 'question' && FILE_TYPES.has(view.definition.type)) {
    return (record.attachments.get(path) ?? []).map((file) => {
      const { under: _, ...body } = fileBody(file)
      return { kind: 'attachment.add', body: { path, ...body } }
    })
  }
  if (answer === undefined) return []
  const { value, reason, unit, entered, carried, bases } = answer
  const more = { ...(reason !== undefined && { reason }), ...(unit !== undefined && { unit }) }
  // What was entered for a carried answer was so in another assessment.
  const typed = carried === undefined && entered !== undefined ? { entered } : {}
  return [{ kind: 'answer.set', body: { path, value, bases, ...more, ...typed } }]
}

const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])
