import { useLanguage } from '../../messages/use-language.ts'

/** A claimed moment as local date and time. */
export function Moment({ at }: { readonly at: string }) {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}
