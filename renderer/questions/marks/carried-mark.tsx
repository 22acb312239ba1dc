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
import { AskedThen } from './asked-then.tsx'
import { MarkStrip } from './mark-strip.tsx'
import { questionThen } from './question-then.ts'

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
    <MarkStrip
      icon={IconHistory}
      tone="asks"
      role="status"
      button={
        <Button
          variant="default"
          leftSection={<IconCheck size={18} aria-hidden />}
          aria-label={t('carried.confirmOf', { question: text(view.label) })}
          onClick={() => void store.getState().confirm([view.path])}
        >
          {t('carried.confirm')}
        </Button>
      }
    >
      <div>
        <strong>{t('carried.from', { checklist, date: formatDate(carried.at, language) })}</strong>
        {sentenceGap(language)}
        {t('carried.age', { age: formatAge(carried.at, environment.now(), language) })}
      </div>
      {then !== null && <AskedThen lead={t('carried.then')} parts={then} />}
    </MarkStrip>
  )
}
