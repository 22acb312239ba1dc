import type { Path } from '../checklist/value.ts'
import type { RecordForm } from './record-form.ts'

/** Required questions that are asked and have no answer, in order. */
export function missingAnswers(source: RecordForm): readonly Path[] {
  return source.asked.filter((view) => view.violation?.code === 'required').map((view) => view.path)
}
