import type { Path } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { isMissing } from '../engine/progress.ts'
import type { RecordState } from './record-state.ts'

/**
 * Required questions among these that nobody answered here, in order: blank ones, numbers in a unit that no longer
 * applies, and answers carried over from an earlier assessment that nobody has confirmed or changed (product, step 9).
 */
export function missingAnswers(
  questions: readonly QuestionView[],
  record: Pick<RecordState, 'answers'>,
): readonly Path[] {
  const waits = ({ relevant, required, path }: QuestionView) =>
    relevant && required && record.answers.get(path)?.carried !== undefined
  return questions.filter((view) => isMissing(view) || waits(view)).map(({ path }) => path)
}
