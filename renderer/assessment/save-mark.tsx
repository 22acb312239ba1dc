import { Loader } from '@mantine/core'
import { IconAlertOctagon, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../messages/use-language.ts'
import { useServices } from '../services.ts'
import { useAssessment } from './assessment-context.tsx'
import classes from './save-mark.module.css'

/**
 * Says at every moment whether what is on screen is on disk. It says "saved" only when every keystroke has become an
 * answer and every answer was committed.
 */
export function SaveMark() {
  const { t } = useTranslation('walk')
  const language = useLanguage()
  const { environment } = useServices()
  const save = useAssessment((state) => state.save)
  const typing = useAssessment((state) => state.typing)
  if (save.kind === 'failed') {
    return (
      <span className={classes.mark} data-state="failed" data-save="failed" role="status">
        <IconAlertOctagon size={18} aria-hidden />
        {t('save.failed')}
      </span>
    )
  }
  if (save.kind === 'saving' || typing) {
    return (
      <span className={classes.mark} data-save="saving" role="status">
        <Loader size={16} color="gray" aria-hidden />
        {t('save.saving')}
      </span>
    )
  }
  return (
    <span className={classes.mark} data-save="saved" role="status">
      <IconCircleCheck size={18} aria-hidden />
      {save.at === null
        ? t('save.nothing')
        : t('save.saved', { time: clock(save.at, environment.now(), language) })}
    </span>
  )
}

/** Time of day, with the day when it is not today. */
function clock(at: string, now: string, language: string): string {
  const moment = new Date(at)
  const today = moment.toDateString() === new Date(now).toDateString()
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(!today && { dateStyle: 'medium' as const }),
    timeStyle: today ? 'medium' : 'short',
  }).format(moment)
}
