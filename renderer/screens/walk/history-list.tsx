import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useValueWords } from '../../questions/value-words.ts'
import { type HistoryEntry, historyOf } from './history.ts'
import classes from './history-list.module.css'
import { Moment } from './moment.tsx'

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
          <What entry={entry} view={view} />
          <div className={classes.by}>
            {entry.who?.name} · <Moment at={entry.at} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function What({ entry: { what }, view }: { readonly entry: HistoryEntry; readonly view: QuestionView }) {
  const { t } = useTranslation(['walk', 'questions'])
  const words = useValueWords()
  switch (what.kind) {
    case 'answer':
      return (
        <div>
          {what.from !== null && (
            <>
              <del className={classes.old}>{words(view, what.from)}</del>
              <span aria-hidden> → </span>
            </>
          )}
          {what.to === null ? (
            <span>{t('history.cleared')}</span>
          ) : (
            <strong className={classes.fresh}>{words(view, what.to)}</strong>
          )}
          {what.reason !== undefined && <div className={classes.reason}>{what.reason}</div>}
        </div>
      )
    case 'carried':
    case 'confirmed':
      return (
        <div>
          {t(`history.${what.kind}`)} <strong className={classes.fresh}>{words(view, what.to)}</strong>
        </div>
      )
    case 'evidence':
      return <div>{t('history.evidence', { level: t(`questions:evidence.${what.level}`) })}</div>
    case 'added':
      return <div>{t('history.added', { name: what.name })}</div>
    case 'withdrawn':
      return (
        <div>
          {t('history.withdrawn', { name: what.name })}
          {what.reason !== undefined && <div className={classes.reason}>{what.reason}</div>}
        </div>
      )
  }
}
