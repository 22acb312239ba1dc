import { IconClockExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { behindGps } from '../../../shared/record/grade-clock.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useClockWords } from '../../assessment/clock-words.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime, sentenceGap } from '../../ui/format.ts'
import { formatSpan } from '../../ui/format-span.ts'
import { FinishPanel } from './finish-panel.tsx'
import { PlainRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/**
 * Every time a device's clock jumped, with what it did; nothing when none did. What looks like sleep is counted apart:
 * it is daily life of a computer, and all the same nobody can tell it from a clock that was set.
 */
export function ClockList() {
  const { t } = useTranslation('history')
  const language = useLanguage()
  const words = useClockWords()
  const jumps = useAssessment((state) => state.clockJumps)
  const events = useAssessment((state) => state.events)
  const feeds = useAssessment((state) => state.record.feeds)
  const entries = useMemo(() => {
    const late = events.flatMap((logged) => {
      const by = behindGps(logged)
      const what = t('clock.behindGps', { by: formatSpan(by, language) })
      return by === 0 ? [] : [{ id: `gps ${logged.id}`, at: logged.event.at, feed: logged.event.feed, what }]
    })
    const sure = jumps
      .filter(({ cause }) => cause !== 'sleep')
      .map((jump) => ({ id: jump.event, at: jump.at, feed: jump.feed, what: words(jump) }))
    return [...sure, ...late]
  }, [jumps, events, words, t, language])
  const slept = jumps.filter(({ cause }) => cause === 'sleep').map(({ by }) => by)
  if (entries.length === 0 && slept.length === 0) return null
  return (
    <FinishPanel
      id="clocks"
      title={entries.length === 0 ? t('clock.titleNone') : t('clock.title', { count: entries.length })}
      text={
        <>
          {slept.length > 0 &&
            t('clock.slept', { count: slept.length, by: formatSpan(Math.max(...slept), language) }) +
              sentenceGap(language)}
          {t('clock.text')}
        </>
      }
    >
      {entries.length > 0 && (
        <ShortList entries={entries} limit={6} showAll={t('clock.showAll', { count: entries.length })}>
          {({ id, at, feed, what }) => (
            <PlainRow
              key={id}
              mark={<IconClockExclamation size={20} aria-hidden />}
              label={what}
              note={t('clock.entry', {
                at: formatDateTime(at, language),
                who: feeds.get(feed)?.signer.name ?? '',
              })}
            />
          )}
        </ShortList>
      )}
    </FinishPanel>
  )
}
