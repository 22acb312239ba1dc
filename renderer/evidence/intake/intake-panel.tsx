import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatBytes } from '../../ui/format.ts'
import classes from './intake.module.css'
import { type IntakeItem, intakeOf, isUnderway } from './intake.ts'
import { IntakeNews, isNews, isOdd } from './intake-news.tsx'

/** How long a report that has nothing but good news stays, milliseconds. */
const GOOD_NEWS_MS = 6000

/**
 * Files on their way in: one line of progress for all of them, then one line of what became of them. What happened to
 * each opens on a press. A single file that did not simply come in is told of at once: that is no longer than to offer it.
 * `below`: takes room below its screen, so that it covers nothing that can be answered; otherwise it lies over the edge.
 */
export function IntakePanel({ below = false }: { readonly below?: boolean }) {
  const store = useAssessmentStore()
  const intake = intakeOf(store)
  const items = useStore(intake, (state) => state.items)
  const [open, setOpen] = useState(false)
  const underway = items.some(isUnderway)
  const told = items.filter(isNews)
  const { clear } = intake.getState()
  const isGood = items.length > 0 && !underway && told.length === 0
  const isOffered = told.length > 1

  useEffect(() => {
    if (!isGood) return
    const timer = setTimeout(clear, GOOD_NEWS_MS)
    return () => clearTimeout(timer)
  }, [isGood, clear])
  // The next files are another report.
  useEffect(() => {
    if (!isOffered) setOpen(false)
  }, [isOffered])

  return (
    // What is new is said, not the whole report again.
    <div className={below ? classes.below : classes.place} role="status" aria-atomic={false}>
      {items.length > 0 && (
        <section className={classes.panel} data-intake={underway ? 'underway' : 'done'}>
          <div className={classes.head}>
            {underway ? <Progress items={items} /> : <Outcome items={items} />}
            <div className={classes.acts}>
              {isOffered && <Offer items={told} open={open} onToggle={() => setOpen(!open)} />}
              {underway ? <Cancel onCancel={intake.getState().cancel} /> : <Close onClose={clear} />}
            </div>
          </div>
          {underway && <Track items={items} />}
          {told.length > 0 && (open || !isOffered) && <IntakeNews items={told} asked={isOffered} />}
        </section>
      )}
    </div>
  )
}

/** Says how many files should be looked at, and lays out what happened to each. */
function Offer({
  items,
  open,
  onToggle,
}: {
  /** Those that can be told of. */
  readonly items: readonly IntakeItem[]
  readonly open: boolean
  onToggle(): void
}) {
  const { t } = useTranslation('evidence')
  const odd = items.filter(isOdd).length
  const Turn = open ? IconChevronDown : IconChevronUp
  return (
    <Button
      variant={odd > 0 ? 'default' : 'subtle'}
      color="gray"
      aria-expanded={open}
      data-intake-more
      leftSection={odd > 0 && <IconAlertTriangle className={classes.mixed} size={18} aria-hidden />}
      rightSection={<Turn size={18} aria-hidden />}
      onClick={onToggle}
    >
      {odd > 0 ? t('intake.look', { count: odd }) : t('intake.which')}
    </Button>
  )
}

function Cancel({ onCancel }: { onCancel(): void }) {
  const { t } = useTranslation('common')
  return (
    <Button variant="subtle" color="gray" onClick={onCancel}>
      {t('cancel')}
    </Button>
  )
}

function Close({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('common')
  return <CloseButton aria-label={t('close')} onClick={onClose} />
}

function Progress({ items }: { readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const settled = items.filter((item) => !isUnderway(item)).length
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
    // Said once when it begins, not with every file of hundreds.
    <span className={classes.words} aria-live="off">
      {words}
    </span>
  )
}

function Track({ items }: { readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('evidence')
  const settled = items.filter((item) => !isUnderway(item)).length
  const bytes = items.reduce((sum, { size }) => sum + size, 0)
  const done = items.reduce((sum, item) => sum + (isUnderway(item) ? item.done : item.size), 0)
  const share = bytes === 0 ? settled / items.length : done / bytes
  return (
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
  )
}

const FATES = ['added', 'known', 'failed', 'dropped', 'cancelled'] as const

function Outcome({ items }: { readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('evidence')
  const counts = FATES.map((fate) => ({ fate, count: items.filter(({ status }) => status === fate).length }))
  const isGood = items.every((item) => item.status === 'added' && !isOdd(item))
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle
  return (
    <>
      <Icon className={isGood ? classes.good : classes.mixed} size={20} aria-hidden />
      <span className={classes.words}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ fate, count }) => t(`intake.fate-${fate}`, { count }))
          .join(' · ')}
      </span>
    </>
  )
}
