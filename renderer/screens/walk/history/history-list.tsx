import { Button } from '@mantine/core'
import { memo, useMemo, useState } from 'react'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useFollowed } from '../use-followed.ts'
import { type HistoryEntry, historyOf } from './history.ts'
import { HistoryBy } from './history-by.tsx'
import classes from './history-list.module.css'
import { HistoryWhat } from './history-what.tsx'

/** Entries of a question that are shown before somebody asks for more, and how many come then. */
const AT_FIRST = 10
const MORE = 50

/** Who did what to this question and when, newest first. */
export function HistoryList({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation('walk')
  // The answer is shown first: the whole log is read for its history.
  const { events, record } = useFollowed()
  const entries = useMemo(() => historyOf(events, view.path, record), [events, view.path, record])
  const [shown, setShown] = useState(AT_FIRST)
  const hidden = entries.length - shown
  if (entries.length === 0) return <p className={classes.none}>{t('history.none')}</p>
  return (
    <>
      <ol className={classes.list}>
        {entries.slice(0, shown).map((entry) => (
          <Entry key={entry.id} entry={entry} view={view} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button variant="subtle" onClick={() => setShown(shown + MORE)}>
          {t('history.earlier', { count: Math.min(MORE, hidden) })}
        </Button>
      )}
    </>
  )
}

const Entry = memo(function Entry({
  entry,
  view,
}: {
  readonly entry: HistoryEntry
  readonly view: QuestionView
}) {
  return (
    <li className={classes.entry}>
      <HistoryWhat entry={entry} view={view} />
      <HistoryBy entry={entry} />
    </li>
  )
})
