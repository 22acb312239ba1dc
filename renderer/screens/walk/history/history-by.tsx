import { IconClockExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { useClockWords } from '../../../assessment/clock-words.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { formatSpan } from '../../../ui/format-span.ts'
import { Moment } from '../moment.tsx'
import type { HistoryEntry } from './history.ts'
import classes from './history-list.module.css'

/** Who did it and when, how it came about, and what is to be thought of the clock that says so. */
export function HistoryBy({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const language = useLanguage()
  const clock = useClockWords()
  const jumps = useAssessment((state) => state.clockJumps)
  const jump = useMemo(() => jumps.find(({ event }) => event === entry.id), [jumps, entry.id])
  const notes = [
    ...(jump === undefined ? [] : [clock(jump)]),
    ...(entry.behindGps === 0 ? [] : [t('clock.behindGps', { by: formatSpan(entry.behindGps, language) })]),
  ]
  return (
    <>
      <div className={classes.by}>
        {entry.who?.name} · <Moment at={entry.at} />
        {entry.marks.map((mark) => (
          <span key={mark} className={classes.mark} data-mark={mark}>
            {t(`mark.${mark}`)}
          </span>
        ))}
      </div>
      {notes.map((note) => (
        <div key={note} className={classes.clock}>
          <IconClockExclamation size={14} aria-hidden />
          {note}
        </div>
      ))}
    </>
  )
}
