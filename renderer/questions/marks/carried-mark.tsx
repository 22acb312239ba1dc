import { Button } from '@mantine/core'
import { IconCheck, IconHistory } from '@tabler/icons-react'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { carriedAt } from '../../assessment/carried.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { formatAge, formatDate, sentenceGap } from '../../ui/format.ts'
import { useText } from '../text.ts'
import classes from './carried-mark.module.css'
import { questionThen } from './carried-question.ts'

/** Says of an answer nobody gave here where it comes from, how old it is and what was asked then; takes the confirmation. */
export function CarriedMark({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation(['questions', 'common'])
  const text = useText()
  const language = useLanguage()
  const store = useAssessmentStore()
  const { environment } = useServices()
  const carried = useAssessment((state) => carriedAt(state.record, view.path))
  const title = useAssessment((state) => state.carriedTitles.get(carried?.assessment ?? ''))
  if (carried === undefined) return null
  const checklist =
    text(title) || t('carried.unknown', { stage: t(`common:stage.${carried.stage}`).toLocaleLowerCase() })
  const then = questionThen(text(carried.label), text(view.definition.label), language)
  return (
    <div className={classes.mark} role="status">
      <IconHistory size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div>
          <strong>{t('carried.from', { checklist, date: formatDate(carried.at, language) })}</strong>
          {sentenceGap(language)}
          {t('carried.age', { age: formatAge(carried.at, environment.now(), language) })}
        </div>
        {then !== null && (
          <div className={classes.then}>
            {t('carried.then')}
            {sentenceGap(language)}
            {then.map(({ text: part, side }, index) => {
              const Part = side === 'before' ? 'em' : 'span'
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two fixed texts never change places.
              return <Part key={index}>{part}</Part>
            })}
          </div>
        )}
      </div>
      <Button
        className={classes.confirm}
        variant="default"
        leftSection={<IconCheck size={18} aria-hidden />}
        aria-label={t('carried.confirmOf', { question: text(view.label) })}
        onClick={() => void store.getState().confirm([view.path])}
      >
        {t('carried.confirm')}
      </Button>
    </div>
  )
}
