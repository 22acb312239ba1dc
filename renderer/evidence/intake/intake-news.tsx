import type { TFunction } from 'i18next'
import { MAX_FILE_BYTES } from '../../assessment/take-in-file.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { type ErrorWords, useErrorWords } from '../../ui/error-words.ts'
import { formatBytes } from '../../ui/format.ts'
import classes from './intake.module.css'
import type { IntakeItem } from './intake.ts'

/** Files that are told of one by one: somebody may bring a thousand for the second time. */
const MOST_NEWS = 100

/** Whether more can be said of a file than that it came in. */
export function isNews({ status, note }: IntakeItem): boolean {
  return note !== undefined || status === 'failed' || status === 'known' || status === 'dropped'
}

/** Whether somebody should do something about a file: it is not here, or is not what it should be. */
export function isOdd({ status, note }: IntakeItem): boolean {
  return status === 'failed' || status === 'dropped' || note === 'damaged' || note === 'no-picture'
}

/** What happened to each of these files; what somebody should do something about comes first. */
export function IntakeNews({
  items,
  asked,
}: {
  readonly items: readonly IntakeItem[]
  /** Somebody pressed for it, and reads it; otherwise it is announced. */
  readonly asked: boolean
}) {
  const { t } = useTranslation('evidence')
  const errorWords = useErrorWords()
  const limit = formatBytes(MAX_FILE_BYTES, useLanguage())
  const ordered = [...items].sort((a, b) => Number(isOdd(b)) - Number(isOdd(a)))
  return (
    <ul
      className={classes.news}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, for a keyboard too.
      tabIndex={0}
      aria-label={t('intake.news')}
      aria-live={asked ? 'off' : undefined}
    >
      {ordered.slice(0, MOST_NEWS).map((item) => (
        <li key={item.id}>
          <strong className={classes.name}>{item.name}</strong>
          <span>{newsWords(item, t, errorWords, limit)}</span>
        </li>
      ))}
      {ordered.length > MOST_NEWS && <li>{t('more', { count: ordered.length - MOST_NEWS })}</li>}
    </ul>
  )
}

function newsWords(
  { status, note, error }: IntakeItem,
  t: TFunction<'evidence'>,
  errorWords: (error: unknown) => ErrorWords,
  limit: string,
): string {
  if (note !== undefined) return t(`intake.note-${note}`)
  if (status === 'known') return t('intake.known')
  if (status === 'dropped') return t('intake.dropped')
  if (error === undefined) return ''
  if (error.details.detail === 'file-too-large') return t('intake.tooLarge', { limit })
  if (error.code === 'cannot-read') return t('intake.unreadable')
  return errorWords(error).text
}
