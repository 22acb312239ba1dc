import { useLanguage } from '../../messages/use-language.ts'
import { formatDateTime } from '../../ui/format.ts'

/** A claimed moment as local date and time. */
export function Moment({ at }: { readonly at: string }) {
  const language = useLanguage()
  return <time dateTime={at}>{formatDateTime(at, language)}</time>
}
