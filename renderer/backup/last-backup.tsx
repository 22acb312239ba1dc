import { IconAlertTriangle, IconDatabaseExport } from '@tabler/icons-react'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import { useErrorWords } from '../ui/error-words.ts'
import { formatDateTime } from '../ui/format.ts'
import { StatusAside, StatusLine, StatusLink } from '../ui/status-line.tsx'
import { useEveryMinute } from '../ui/use-every-minute.ts'
import { placeOf } from './folder-of.ts'
import { formatSince } from './format-since.ts'
import { type Standing, standingOf } from './standing.ts'
import { useBackupsStatus } from './use-backups.ts'

/**
 * The last backup in one line: how old it is by this minute, where it lies, and what is wrong; with a way to the settings
 * unless it stands there.
 */
export function LastBackup({ onOpen }: { readonly onOpen?: () => void }) {
  const { t } = useTranslation('backup')
  const { environment } = useServices()
  const status = useBackupsStatus()
  useEveryMinute()
  const standing = standingOf(status, environment.now())
  if (standing === null) return null
  const warns = standing.kind === 'failed' || standing.kind === 'old'
  const Icon = warns ? IconAlertTriangle : IconDatabaseExport
  return (
    <StatusLine
      tone={warns ? 'warn' : 'calm'}
      icon={<Icon size={18} aria-hidden />}
      data-backup={status.running === null ? standing.kind : 'running'}
    >
      <span>{status.running === null ? <Words standing={standing} /> : t('line.running')}</span>
      {status.running === null && standing.own && standing.last !== null && onOpen !== undefined && (
        <StatusAside>{t('line.own')}</StatusAside>
      )}
      {onOpen !== undefined && (
        <StatusLink onClick={onOpen}>{t(standing.own ? 'line.choose' : 'line.open')}</StatusLink>
      )}
    </StatusLine>
  )
}

function Words({ standing: { kind, last, error } }: { readonly standing: Standing }) {
  const { t } = useTranslation('backup')
  const errorWords = useErrorWords()
  const { environment } = useServices()
  const language = useLanguage()
  const made =
    last === null
      ? t('line.none')
      : isFresh(last.at, environment.now())
        ? t('line.fresh', { folder: placeOf(last.path) })
        : t('line.last', {
            age: formatSince(last.at, environment.now(), language),
            folder: placeOf(last.path),
          })
  const title = last === null ? undefined : formatDateTime(last.at, language)
  if (kind !== 'failed') return <span title={title}>{made}</span>
  return (
    <span title={title}>
      {t('line.failed', { why: errorWords(error).title })} {made}
    </span>
  )
}

/** Made less than a minute ago. Claimed times are cut to whole seconds, and clocks are read one after the other. */
function isFresh(at: string, now: string): boolean {
  return Math.abs(Date.parse(now) - Date.parse(at)) < 60_000
}
