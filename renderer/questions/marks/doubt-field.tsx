import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useId } from 'react'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { tidyText } from '../../../shared/lib/tidy-text.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useAnswerLock } from '../../assessment/use-locks.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { MAX_TEXT } from '../fields/text-limit.ts'
import { useDraft } from '../use-draft.ts'
import classes from './doubt-field.module.css'

/**
 * Why a number that is hard to believe is right all the same. The reason stands with the answer, so another number is
 * doubted anew. Nothing while the number is plausible.
 */
export function DoubtField({ view }: { readonly view: QuestionView }) {
  if (!view.implausible || !view.relevant) return null
  // A reason belongs to one number: with another, what is written here begins anew.
  return <Reason key={JSON.stringify(view.value)} view={view} />
}

function Reason({ view: { path, value, readOnly } }: { readonly view: QuestionView }) {
  const { t } = useTranslation('find')
  const id = useId()
  const store = useAssessmentStore()
  const lock = useAnswerLock(path)
  const reason = useAssessment((state) => state.record.answers.get(path)?.reason) ?? ''
  const entered = useAssessment((state) => state.record.answers.get(path)?.entered)
  const draft = useDraft({
    stored: reason,
    restate: tidyText,
    commit: (text) => void store.getState().answer(path, value, tidyText(text), entered),
  })
  const missing = draft.text.trim() === ''
  if (readOnly || lock !== null) return null
  return (
    <div className={classes.doubt} data-missing={missing} data-doubt={path}>
      {missing ? <IconHelpCircle size={20} aria-hidden /> : <IconCircleCheck size={20} aria-hidden />}
      <GrowingText
        className={classes.field ?? ''}
        id={id}
        label={t('doubt.label')}
        description={missing ? t('doubt.wanted') : t('doubt.given')}
        least={1}
        most={6}
        maxLength={MAX_TEXT}
        {...draft.box}
      />
    </div>
  )
}
