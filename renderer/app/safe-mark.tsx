import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import { IconShield, IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { LastBackup } from '../backup/last-backup.tsx'
import { standingOf } from '../backup/standing.ts'
import { useBackupsStatus } from '../backup/use-backups.ts'
import { CopiesLine } from '../copies/copies-line.tsx'
import { CopiesReport } from '../copies/copies-report.tsx'
import { useBothCopies, useCopies } from '../copies/use-copies.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import type { Checked } from '../storage/copies/copies-state.ts'
import { formatDateTime } from '../ui/format.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { useNavigation } from './route.ts'
import classes from './safe-mark.module.css'
import bar from './top-bar.module.css'
import { copiesKindOf, type Safe, useSafe } from './use-safe.ts'
import { useWorded } from './use-worded.ts'

const ICONS = { fine: IconShieldCheck, warn: IconShieldExclamation, open: IconShield } as const

/**
 * Says on every screen how old the last backup is and whether both copies agree; on a press all of it, and the way to
 * the settings of backups.
 */
export function SafeMark() {
  const { t } = useTranslation(['common', 'backup'])
  const [open, setOpen] = useState(false)
  const [report, setReport] = useState(false)
  const go = useNavigation((state) => state.go)
  const worded = useWorded()
  const safe = useSafe()
  const word = useBackupWord(safe)
  const name = t('safe.name', { backup: word, copies: t(`safe.copies.${safe.copies}`) })
  const alert =
    safe.backup === 'failed' || safe.backup === 'old' ? t(`backup:alert.${safe.backup}`) : undefined
  const Icon = ICONS[safe.all]
  return (
    <>
      <Popover
        opened={open}
        onChange={setOpen}
        width="min(25rem, calc(100vw - 1.5rem))"
        position="bottom-end"
        shadow="md"
        trapFocus
        returnFocus
        transitionProps={{ duration: 0 }}
      >
        {/* Around the target, as in `look-menu.tsx`. */}
        <Tooltip label={alert ?? name} disabled={open || (alert === undefined && worded)}>
          <Popover.Target>
            <ActionIcon
              className={bar.tool}
              data-safe={safe.all}
              aria-label={name}
              aria-description={alert}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <span className={bar.stack}>
                <Icon />
                <span className={bar.word}>{word}</span>
              </span>
            </ActionIcon>
          </Popover.Target>
        </Tooltip>
        <Popover.Dropdown aria-label={t('safe.title')}>
          <All
            onReport={() => {
              setOpen(false)
              setReport(true)
            }}
            onSettings={() => {
              setOpen(false)
              go({ screen: 'settings', at: 'backup' })
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <CopiesReport opened={report} onClose={() => setReport(false)} />
      <SaidOnce />
    </>
  )
}

/** The last backup in a word and a number. */
function useBackupWord({ backup, age }: Safe): string {
  const { t } = useTranslation()
  if (backup === 'running') return t('safe.backup.running')
  if (age !== null) return t(`safe.backup.${age.unit}`, { count: age.count })
  return t(backup === 'none' || backup === 'failed' ? 'safe.backup.none' : 'safe.backup.unknown')
}

/** What the word stands for. Follows everything, so it is there only while somebody looks. */
function All({ onReport, onSettings }: { onReport(): void; onSettings(): void }) {
  const { t } = useTranslation(['common', 'backup', 'copies'])
  const language = useLanguage()
  const { environment } = useServices()
  const copies = useBothCopies()
  const checking = useCopies((state) => state.checking)
  const failed = useCopies((state) => state.checkFailed)
  const standing = standingOf(useBackupsStatus(), environment.now())
  const last = standing?.last ?? null
  return (
    <div className={classes.all}>
      <CopiesLine onReport={onReport} />
      {checking !== null && checking.total > 0 && (
        <p className={classes.hint}>{t('copies:line.checking', checking)}</p>
      )}
      {failed !== null && <ErrorNotice error={failed} onRetry={() => void copies.checkAll()} />}
      <LastBackup />
      {last !== null && <p className={classes.hint}>{formatDateTime(last.at, language)}</p>}
      {last !== null && standing?.own && <p className={classes.hint}>{t('backup:line.own')}</p>}
      <Button variant="default" data-autofocus onClick={onSettings}>
        {t('safe.settings')}
      </Button>
    </div>
  )
}

/** After the first picture, so that a screen reader knows the place by then and hears what comes into it; milliseconds. */
const SAID_AFTER = 1_000
/** What was said goes again before its numbers are those of a moment long ago. */
const SAID_FOR = 10_000

/** Tells who listens once at each start how both copies stand; on screens that have the line, the line does. */
function SaidOnce() {
  const { t } = useTranslation('copies')
  const copies = useBothCopies()
  const kind = useCopies(copiesKindOf)
  const isDone = useRef(false)
  const [said, setSaid] = useState<Checked | 'behind' | null>(null)
  const isKnown = kind !== 'comparing'
  useEffect(() => {
    if (!isKnown || isDone.current) return
    const saying = setTimeout(() => {
      isDone.current = true
      const state = copies.state.getState()
      if (LINED.has(useNavigation.getState().route.screen)) return
      setSaid(copiesKindOf(state) === 'behind' ? 'behind' : state.checked)
    }, SAID_AFTER)
    const silence = setTimeout(() => setSaid(null), SAID_AFTER + SAID_FOR)
    return () => {
      clearTimeout(saying)
      clearTimeout(silence)
      setSaid(null)
    }
  }, [copies, isKnown])
  return (
    <span className={bar.heard} role="status" data-said>
      {said === 'behind' && t('common:safe.copies.behind')}
      {said !== null &&
        said !== 'behind' &&
        t('line.agree', {
          answers: t('answers', { count: said.answers }),
          files: t('files', { count: said.files }),
        })}
    </span>
  )
}

/** Screens with the proof line on them, which speaks for itself. */
const LINED: ReadonlySet<string> = new Set(['home', 'settings'])
