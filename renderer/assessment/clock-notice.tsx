import { Tooltip } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from '../messages/use-translation.ts'
import { useAssessment } from './assessment-context.tsx'
import classes from './clock-notice.module.css'
import { useClockWords } from './clock-words.ts'

/**
 * Says calmly that the clock of this device jumped since the app was started, with what it did. A clock that only ran
 * ahead as one does after sleep is no reason to trouble anybody here; the history and Finish name it all the same.
 */
export function ClockNotice() {
  const { t } = useTranslation('history')
  const words = useClockWords()
  const jumps = useAssessment((state) => state.clockJumps)
  const run = useAssessment((state) => state.run)
  const here = jumps.filter((jump) => run !== null && jump.run === run && jump.cause !== 'sleep')
  const last = here.at(-1)
  if (last === undefined) return null
  return (
    <Tooltip label={`${words(last)}. ${t('clock.noticedWords')}`} multiline w="20rem">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span className={classes.notice} role="status" tabIndex={0}>
        <IconClockExclamation size={18} aria-hidden />
        {t('clock.noticed')}
      </span>
    </Tooltip>
  )
}
