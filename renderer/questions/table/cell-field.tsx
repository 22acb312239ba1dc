import { TextInput } from '@mantine/core'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useLanguage } from '../../messages/use-language.ts'
import { AcknowledgeField } from '../fields/acknowledge-field.tsx'
import { DateInput } from '../fields/date-input.tsx'
import { type FieldProps, textOf } from '../fields/field.ts'
import { ChoicesMenu } from '../fields/select-multiple-field.tsx'
import { ChoiceMenu } from '../fields/select-one-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import { TimeField } from '../fields/time-field.tsx'
import { useNumberDraft } from '../fields/use-number-draft.ts'

/** The field of a cell: the same as on a card, without what would not fit around it. */
export function CellField({ view, labelId }: { readonly view: QuestionView; readonly labelId: string }) {
  const store = useAssessmentStore()
  const field: FieldProps = {
    view,
    labelId,
    describedBy: '',
    onAnswer: (value: Value | null, entered?: string) =>
      void store.getState().answer(view.path, value, undefined, entered),
  }
  switch (view.definition.type) {
    case 'integer':
    case 'decimal':
    case 'range':
      return <NumberCell {...field} />
    case 'date':
      return (
        <DateInput
          labelId={labelId}
          describedBy=""
          readOnly={false}
          stored={textOf(view.value)}
          onDate={(text) => field.onAnswer(text === '' ? null : text)}
        />
      )
    case 'time':
      return <TimeField {...field} />
    case 'select_one':
      return <ChoiceMenu {...field} />
    case 'select_multiple':
      return <ChoicesMenu {...field} />
    case 'acknowledge':
      return <AcknowledgeField {...field} />
    default:
      return <TextField {...field} />
  }
}

function NumberCell({ view, labelId, onAnswer }: FieldProps) {
  const language = useLanguage()
  const entered = useAssessment((state) => state.record.answers.get(view.path)?.entered)
  const draft = useNumberDraft({ view, language, onAnswer, entered })
  return (
    <TextInput
      aria-labelledby={labelId}
      inputMode={view.definition.type === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      {...draft.box}
    />
  )
}
