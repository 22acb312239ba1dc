import { useCallback } from 'react'
import type { ClockJump } from '../../shared/record/grade-clock.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatSpan, formatZone } from '../ui/format-span.ts'

/** Says what a clock did, in the language of the screen. */
export function useClockWords(): (jump: Pick<ClockJump, 'kind' | 'by' | 'cause' | 'zone'>) => string {
  const { t } = useTranslation('history')
  const language = useLanguage()
  return useCallback(
    ({ kind, by, cause, zone }) => {
      const zones = zone && { from: formatZone(zone.from), to: formatZone(zone.to) }
      if (kind === 'zone') return t('clock.zone', { ...zones })
      const which = kind === 'back' ? 'back' : cause === 'set' ? 'set' : 'sleep'
      const what = t(`clock.${which}`, { by: formatSpan(by, language) })
      return zones === undefined ? what : t('clock.with-zone', { what, ...zones })
    },
    [t, language],
  )
}
