import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { type Path, splitPath } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Environment, QuestionView } from '../../../shared/engine/form-view.ts'
import type { RecordState } from '../../../shared/record/record-state.ts'
import { toFormInput } from '../../../shared/record/to-form-input.ts'

/**
 * How questions read in the record as it will be. A question that is not there any more, such as one in a removed row,
 * or one that the checklist dropped and one of the `others` had, is shown with its words alone; null when none knows it.
 */
export function stagedQuestions(
  checklist: Checklist,
  others: readonly Checklist[],
  record: RecordState,
  environment: Environment,
): (path: Path) => QuestionView | null {
  const { definition } = checklist
  const form = openForm(
    checklist,
    toFormInput(record, record.opened?.mine.profile ?? {}, definition),
    environment,
  )
  return (path) => {
    const view = form.view(path)
    if (view?.kind === 'question') return view
    const rows = [checklist, ...others].map((version) => version.rows.get(splitPath(path).name))
    const row = rows.find((one) => one?.kind === 'question')
    if (row?.kind !== 'question') return null
    return {
      ...{ kind: 'question', path, label: row.label.text, relevant: false, definition: row.definition },
      ...{ value: null, hint: {}, unit: row.definition.adit?.unit ?? '', otherUnit: null, required: false },
      ...{
        readOnly: false,
        choices: row.choices,
        violation: null,
        limit: null,
        limitMissing: false,
        implausible: false,
      },
    }
  }
}
