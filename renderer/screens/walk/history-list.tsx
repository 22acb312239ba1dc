import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { historyOf } from './history.ts'
import { HistoryBy } from './history-by.tsx'
import classes from './history-list.module.css'
import { HistoryWhat } from './history-what.tsx'

/** Who did what to this question and when, newest first. */
export function HistoryList({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation('walk')
  const events = useAssessment((state) => state.events)
  const record = useAssessment((state) => state.record)
  const entries = useMemo(() => historyOf(events, view.path, record), [events, view.path, record])
  if (entries.length === 0) return <p className={classes.none}>{t('history.none')}</p>
  return (
    <ol className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry}>
          <HistoryWhat entry={entry} view={view} />
          <HistoryBy entry={entry} />
        </li>
      ))}
    </ol>
  )
}
