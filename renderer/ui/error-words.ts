import { useCallback } from 'react'
import { AppError } from '../../shared/lib/app-error.ts'
import { diskTrouble } from '../../shared/lib/disk-trouble.ts'
import type { Language } from '../messages/i18n.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatBytes } from './format.ts'

/** An error as people are told of it. */
export interface ErrorWords {
  /** What happened: a few words, without a full stop. */
  readonly title: string
  /** What to do now. */
  readonly next: string
  /** How much room is needed, where a disk is full and that is known; else empty. */
  readonly needed: string
  /** All of it as running text. */
  readonly text: string
}

/** Words by their key in `errors.json`, with what fills their gaps. */
export type ErrorSpeech = (key: string, gaps: Readonly<Record<string, unknown>>) => string

/**
 * Says what was thrown, in the words of `errors.json`. A file that cannot be written or read is told by what is the
 * matter with its disk, where the system says so. Anything that is not an `AppError` is a bug: `internal`.
 */
export function errorWords(error: unknown, say: ErrorSpeech, language: Language): ErrorWords {
  const { code, details } = error instanceof AppError ? error : new AppError('internal')
  const key = keyOf(code, details)
  const room = code === 'disk-full' && typeof details.needed === 'number' ? details.needed : null
  const title = say(`${key}.title`, details)
  const next = say(`${key}.next`, details)
  const needed = room === null ? '' : say('disk-full.needed', { size: formatBytes(room, language) })
  const [stop, gap] = language === 'zh' ? ['。', ''] : ['. ', ' ']
  const text = [`${title}${stop}${next}`, ...(needed === '' ? [] : [needed])].join(gap)
  return { title, next, needed, text }
}

/** `errorWords` in the language of the screen. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t } = useTranslation('errors')
  const language = useLanguage()
  return useCallback((error) => errorWords(error, (key, gaps) => t(key, gaps), language), [t, language])
}

/** Where the words for an error stand. */
function keyOf(code: AppError['code'], details: AppError['details']): string {
  if (code !== 'cannot-write' && code !== 'cannot-read') return code
  const trouble = diskTrouble(String(details.reason ?? ''), code === 'cannot-read')
  return trouble === null || trouble === 'full' ? code : `cannot-write.because.${trouble}`
}
