import { IconArrowBackUp } from '@tabler/icons-react'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { useWithdrawn } from '../../../assessment/use-withdrawn.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import { Moment } from '../moment.tsx'
import classes from './withdrawn-notes.module.css'

/** The findings this question raised once and does not any more: what it was, and who changed what. */
export function WithdrawnNotes({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation('walk')
  const words = useValueWords()
  const text = useText()
  const views = useAssessment((state) => state.views)
  const here = useWithdrawn().filter(({ finding }) => finding.path === view.path)
  return here.map(({ finding, change, signer, at }) => {
    const cause = change.kind === 'answer' && change.path !== view.path ? views.get(change.path) : undefined
    return (
      <div key={finding.id} className={classes.note}>
        <IconArrowBackUp size={18} aria-hidden className={classes.icon} />
        <div>
          <div className={classes.head}>
            <strong>{t('withdrawn.title')}</strong>
            <Moment at={at} />
          </div>
          {finding.value === null
            ? t('withdrawn.by', { name: signer?.name ?? '' })
            : t('withdrawn.how', { answer: words(view, finding.value), name: signer?.name ?? '' })}
          {cause !== undefined && (
            <div className={classes.cause}>{t('withdrawn.cause', { question: text(cause.label) })}</div>
          )}
        </div>
      </div>
    )
  })
}
