import { Button, Popover, UnstyledButton } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react'
import { useState } from 'react'
import { AppError } from '../../shared/lib/app-error.ts'
import { clockTime } from '../copies/clock-time.ts'
import { SlowMark } from '../copies/slow-mark.tsx'
import { useBothCopies, useCopies } from '../copies/use-copies.ts'
import { useSlow } from '../copies/use-slow.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import { type CopyHealth, whereSaved } from '../storage/copies/copies-state.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { useAssessment } from './assessment-context.tsx'
import classes from './save-mark.module.css'

/**
 * Says at every moment whether what is on screen is on disk. It says "saved" only when every keystroke has become an
 * answer and every answer is in both copies; while only one has it, it says which, and why the other does not. Saving
 * that takes long says which copy it waits for.
 */
export function SaveMark() {
  const { t } = useTranslation('walk')
  const language = useLanguage()
  const { environment } = useServices()
  const save = useAssessment((state) => state.save)
  const typing = useAssessment((state) => state.typing)
  const database = useCopies((state) => state.database)
  const journal = useCopies((state) => state.journal)
  const slow = useSlow(save.kind === 'saving')
  if (save.kind === 'failed') {
    return (
      <span className={classes.mark} data-state="failed" data-save="failed" role="status">
        <IconAlertOctagon size={18} aria-hidden />
        {t('save.failed')}
      </span>
    )
  }
  if (save.kind === 'saving' && slow !== null) return <SlowMark slow={slow} />
  if (save.kind === 'saving' || typing) {
    return (
      <span className={classes.mark} data-save="saving" role="status">
        {/* It stands still: one that turns asks for picture after picture, and the answer waited for them. */}
        <IconLoader2 size={18} aria-hidden />
        {t(save.kind === 'saving' ? 'save.saving' : 'save.typing')}
      </span>
    )
  }
  const has = whereSaved({ database, journal })
  if (database.kind === 'behind' && has !== 'both') return <SavedOnce has={has} lacks={database} />
  if (journal.kind === 'behind' && has !== 'both') return <SavedOnce has={has} lacks={journal} />
  return (
    <span className={classes.mark} data-save="saved" role="status">
      <IconCircleCheck size={18} aria-hidden />
      {save.at === null
        ? t('save.nothing')
        : t('save.saved', { time: clockTime(save.at, environment.now(), language) })}
    </span>
  )
}

const WHY = { database: 'mark.why', journal: 'mark.whyDatabase', either: 'mark.whyEither' } as const

/** Saved in one copy: which, and on a press why not in the other and what becomes of it. */
function SavedOnce({
  has,
  lacks,
}: {
  readonly has: Exclude<ReturnType<typeof whereSaved>, 'both'>
  readonly lacks: Extract<CopyHealth, { kind: 'behind' }>
}) {
  const { t } = useTranslation('copies')
  const copies = useBothCopies()
  const [open, setOpen] = useState(false)
  const why = lacks.error instanceof AppError ? lacks.error.code : undefined
  return (
    <Popover opened={open} onChange={setOpen} width={380} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.mark}
          data-state="once"
          data-save="one-copy"
          data-has={has}
          data-why={why}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          <IconAlertTriangle size={18} aria-hidden />
          <span role="status">{t(`mark.${has}`)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(WHY[has])}>
        <p className={classes.onceTitle}>{t(WHY[has])}</p>
        <ErrorNotice error={lacks.error} />
        <p className={classes.once}>
          {t('mark.kept', { what: t('mark.waiting', { count: lacks.waiting }) })}
        </p>
        <p className={classes.once}>{t('mark.closing')}</p>
        {why === 'storage-silent' ? (
          // With the page all its connections end, which is what Chromium waits for.
          <Button variant="default" onClick={() => location.reload()}>
            {t('mark.reload')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void copies.retry()}>
            {t('mark.retry')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
