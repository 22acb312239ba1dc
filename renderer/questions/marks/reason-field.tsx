import { useId } from 'react'
import { tidyText } from '../../../shared/lib/tidy-text.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { MAX_TEXT } from '../fields/text-limit.ts'
import { useDraft } from '../use-draft.ts'
import classes from './reason-field.module.css'

/** Why a question does not apply. It is asked for until it is given, and kept with the answer. */
export function ReasonField({
  reason,
  focused,
  onReason,
}: {
  readonly reason: string
  /** The person has just said that it does not apply: the next thing to write is why. */
  readonly focused: boolean
  onReason(reason: string): void
}) {
  const { t } = useTranslation('questions')
  const id = useId()
  const draft = useDraft({
    stored: reason,
    restate: tidyText,
    commit: (text) => onReason(tidyText(text)),
  })
  const missing = draft.text.trim() === ''
  return (
    <div className={classes.reason} data-missing={missing}>
      <GrowingText
        id={id}
        label={t('reason.label')}
        description={missing ? t('reason.wanted') : undefined}
        least={2}
        most={8}
        maxLength={MAX_TEXT}
        required
        autoFocus={focused}
        {...draft.box}
      />
    </div>
  )
}
