import { IconArrowNarrowUp } from '@tabler/icons-react'
import type { QuestionView, Violation } from '../../../shared/engine/form-view.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatUnit } from '../../ui/format.ts'
import { useText } from '../text.ts'
import classes from './violation-mark.module.css'

/** Why the answer cannot stand: the checklist's own words, or ours. */
export function ViolationMark({
  id,
  view,
  violation,
}: {
  /** The field is described by it. */
  readonly id?: string
  readonly view: QuestionView
  readonly violation: Violation
}) {
  const { t } = useTranslation('questions')
  const text = useText()
  const own = text(violation.message)
  const language = useLanguage()
  const unitWords = (unit: string) => formatUnit(unit, language) || t('number.noUnit')
  const ours = t([`violation.${violation.code}.${view.definition.type}`, `violation.${violation.code}.any`], {
    given: unitWords(view.otherUnit ?? ''),
    unit: unitWords(view.unit),
  })
  return (
    <p id={id} className={classes.mark} role="alert">
      <IconArrowNarrowUp size={18} aria-hidden />
      {own === '' ? ours : own}
    </p>
  )
}

/** What of a view's violation is shown now: a missing answer only once the question was visited. */
export function shownViolation(view: QuestionView, visited: boolean): Violation | null {
  const { violation } = view
  if (violation === null || !view.relevant) return null
  return violation.code === 'required' && !visited ? null : violation
}
