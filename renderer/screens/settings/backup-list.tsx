import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BackupState, MadeBackup } from '../../../shared/ipc/backup-calls.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { formatBytes, formatDateTime } from '../../ui/format.ts'
import classes from './settings-screen.module.css'

/** The backups in the folder, newest first, each with the way to open it. */
export function BackupList({
  state,
  onOpen,
}: {
  readonly state: BackupState
  readonly onOpen: (path: string) => void
}) {
  const { t } = useTranslation('backup')
  const { backups, last } = state
  if (backups.length === 0) {
    // After another folder was chosen, or while the stick is not plugged in. That there never was one is said above.
    return last === null ? null : <div className={classes.dim}>{t('list.notHere')}</div>
  }
  return (
    <ul className={classes.people} aria-label={t('list.title')}>
      {backups.map((made) => (
        <BackupRow key={made.path} made={made} onOpen={() => onOpen(made.path)} />
      ))}
    </ul>
  )
}

function BackupRow({ made, onOpen }: { readonly made: MadeBackup; readonly onOpen: () => void }) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const time = formatDateTime(made.at, language)
  return (
    <li>
      <div className={classes.person}>
        {time}
        {made.sealed && (
          <IconLock
            className={classes.lock}
            size={16}
            role="img"
            aria-label={t('list.sealed')}
            title={t('list.sealed')}
          />
        )}
        <div className={classes.dim}>{t(`reason.${made.reason}`, { version: made.version })}</div>
      </div>
      <div className={classes.dim}>
        {t('list.both', {
          events: t('list.events', { count: made.events }),
          files: t('list.files', { count: made.files }),
        })}
        <br />
        {formatBytes(made.bytes, language)}
      </div>
      <Button variant="subtle" aria-label={t('list.openWhich', { time })} onClick={onOpen}>
        {t('list.open')}
      </Button>
    </li>
  )
}
