import { Anchor } from '@mantine/core'
import { IconAlertTriangle, IconDatabaseExport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AppError } from '../../shared/lib/app-error.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useServices } from '../services.ts'
import { formatDateTime } from '../ui/format.ts'
import classes from './backup.module.css'
import { folderOf } from './folder-of.ts'
import { formatSince } from './format-since.ts'
import { type Standing, standingOf } from './standing.ts'
import { useBackupsStatus } from './use-backups.ts'

/**
 * The last backup in one line: how old it is, where it lies, and what is wrong; with a way to the settings unless it
 * stands there.
 */
export function LastBackup({ onOpen }: { readonly onOpen?: () => void }) {
  const { t } = useTranslation('backup')
  const { environment } = useServices()
  const status = useBackupsStatus()
  const standing = standingOf(status, environment.now())
  if (standing === null) return null
  const warns = standing.kind === 'failed' || standing.kind === 'old'
  const Icon = warns ? IconAlertTriangle : IconDatabaseExport
  return (
    <div
      className={classes.line}
      role="status"
      data-backup={status.running === null ? standing.kind : 'running'}
      data-state={warns ? 'warn' : 'calm'}
    >
      <Icon size={18} aria-hidden />
      <span>{status.running === null ? <Words standing={standing} /> : t('line.running')}</span>
      {status.running === null && standing.own && standing.last !== null && onOpen !== undefined && (
        <span className={classes.dim}>{t('line.own')}</span>
      )}
      {onOpen !== undefined && (
        <Anchor component="button" type="button" size="sm" onClick={onOpen}>
          {t(standing.own ? 'line.choose' : 'line.open')}
        </Anchor>
      )}
    </div>
  )
}

function Words({ standing: { kind, last, error } }: { readonly standing: Standing }) {
  const { t } = useTranslation(['backup', 'errors'])
  const { environment } = useServices()
  const language = useLanguage()
  const made =
    last === null
      ? t('line.none')
      : t('line.last', {
          age: formatSince(last.at, environment.now(), language),
          folder: folderOf(last.path),
        })
  const title = last === null ? undefined : formatDateTime(last.at, language)
  if (kind !== 'failed') return <span title={title}>{made}</span>
  const { code, details } = error instanceof AppError ? error : new AppError('internal')
  return (
    <span title={title}>
      {t('line.failed', { why: t(`errors:${code}.title`, details) })} {made}
    </span>
  )
}
