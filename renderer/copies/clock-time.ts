import { type Language, languageTag } from '../messages/i18n.ts'
import { dateFormatter } from '../ui/formatters.ts'

/** Time of day of an ISO 8601 moment, with the day when it is not that of `now`. */
export function clockTime(at: string, now: string, language: Language): string {
  const moment = new Date(at)
  const today = moment.toDateString() === new Date(now).toDateString()
  return dateFormatter(language === 'en' ? 'en-GB' : languageTag(language), {
    ...(!today && { dateStyle: 'medium' as const }),
    timeStyle: today ? 'medium' : 'short',
  }).format(moment)
}
