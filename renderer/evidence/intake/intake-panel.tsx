import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { MAX_FILE_BYTES } from '../../assessment/take-in-file.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { type ErrorWords, useErrorWords } from '../../ui/error-words.ts'
import { formatBytes } from '../../ui/format.ts'
import classes from './intake.module.css'
import { type IntakeItem, intakeOf, isUnderway } from './intake.ts'

/** Files that are told of one by one: somebody may bring a thousand for the second time. */
const MOST_NEWS = 100

/** How long a report that has nothing but good news stays, milliseconds. */
const GOOD_NEWS_MS = 6000

/**
 * Files on their way in: one line of progress for all of them, then what became of each that did not simply come in.
 * `below`: takes room below its screen, so that it covers nothing that can be answered; otherwise it lies over the edge.
 */
export function IntakePanel({ below = false }: { readonly below?: boolean }) {
  const store = useAssessmentStore()
  const intake = intakeOf(store)
  const items = useStore(intake, (state) => state.items)
  const underway = items.some(isUnderway)
  const told = items.filter(isNews)
  const { clear } = intake.getState()
  const isGood = items.length > 0 && !underway && told.length === 0

  useEffect(() => {
    if (!isGood) return
    const timer = setTimeout(clear, GOOD_NEWS_MS)
    return () => clearTimeout(timer)
  }, [isGood, clear])

  return (
    <div className={below ? classes.below : classes.place} role="status">
      {items.length > 0 && (
        <section className={classes.panel} data-intake={underway ? 'underway' : 'done'}>
          {underway ? (
            <Progress items={items} onCancel={intake.getState().cancel} />
          ) : (
            <Outcome items={items} onClose={clear} />
          )}
          {told.length > 0 && <News items={told} />}
        </section>
      )}
    </div>
  )
}

/** Whether a person must hear of it by name. */
function isNews({ status, note }: IntakeItem): boolean {
  return note !== undefined || status === 'failed' || status === 'known' || status === 'dropped'
}

function Progress({ items, onCancel }: { readonly items: readonly IntakeItem[]; onCancel(): void }) {
  const { t } = useTranslation(['evidence', 'common'])
  const language = useLanguage()
  const settled = items.filter((item) => !isUnderway(item)).length
  const bytes = items.reduce((sum, { size }) => sum + size, 0)
  const done = items.reduce((sum, item) => sum + (isUnderway(item) ? item.done : item.size), 0)
  const share = bytes === 0 ? settled / items.length : done / bytes
  const current = items.find(({ status }) => status === 'reading' || status === 'storing')
  // While one large file is read nothing else moves: it says how far it is by itself.
  const words =
    items.length === 1 && current !== undefined
      ? t('intake.one', {
          name: current.name,
          done: formatBytes(current.done, language),
          size: formatBytes(current.size, language),
        })
      : t('intake.many', { settled, count: items.length })
  return (
    <>
      {/* Said once when it begins, not with every file of hundreds. */}
      <div className={classes.head} aria-live="off">
        <span className={classes.words}>{words}</span>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t('intake.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <div className={classes.done} style={{ width: `${share * 100}%` }} />
      </div>
    </>
  )
}

const FATES = ['added', 'known', 'failed', 'dropped', 'cancelled'] as const

function Outcome({ items, onClose }: { readonly items: readonly IntakeItem[]; onClose(): void }) {
  const { t } = useTranslation(['evidence', 'common'])
  const counts = FATES.map((fate) => ({ fate, count: items.filter(({ status }) => status === fate).length }))
  const isGood = items.every(({ status }) => status === 'added')
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle
  return (
    <div className={classes.head}>
      <Icon className={isGood ? classes.good : classes.mixed} size={20} aria-hidden />
      <span className={classes.words}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ fate, count }) => t(`intake.fate-${fate}`, { count }))
          .join(' · ')}
      </span>
      <CloseButton aria-label={t('common:close')} onClick={onClose} />
    </div>
  )
}

function News({ items }: { readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('evidence')
  const errorWords = useErrorWords()
  const limit = formatBytes(MAX_FILE_BYTES, useLanguage())
  return (
    <ul className={classes.news}>
      {items.slice(0, MOST_NEWS).map((item) => (
        <li key={item.id}>
          <strong className={classes.name}>{item.name}</strong>
          <span>{newsWords(item, t, errorWords, limit)}</span>
        </li>
      ))}
      {items.length > MOST_NEWS && <li>{t('more', { count: items.length - MOST_NEWS })}</li>}
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
