import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { MadeBackup } from '../../shared/ipc/backup-calls.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatBytes, formatDateTime } from '../ui/format.ts'
import list from '../ui/ruled-list.module.css'
import classes from './backup-list.module.css'
import { backupsByDevice, type DeviceBackups } from './backups-by-device.ts'
import { useBackupsStatus } from './use-backups.ts'

/** Of each device at first only so many, the newest. */
const FIRST = 5

/** Backups, newest first, by the device that made them; each with the way to open it. */
export function BackupList({
  backups,
  onOpen,
}: {
  readonly backups: readonly MadeBackup[]
  readonly onOpen: (path: string) => void
}) {
  const { state } = useBackupsStatus()
  return (
    <div className={classes.groups}>
      {backupsByDevice(backups, state).map((group) => (
        <Group key={group.by?.device ?? ''} group={group} onOpen={onOpen} />
      ))}
    </div>
  )
}

function Group({
  group: { by, here, backups },
  onOpen,
}: {
  readonly group: DeviceBackups
  readonly onOpen: (path: string) => void
}) {
  const { t } = useTranslation('backup')
  const id = useId()
  const [all, setAll] = useState(false)
  const shown = all ? backups : backups.slice(0, FIRST)
  const person = by?.person ?? null
  const device = by === null ? (here ? '' : t('list.unnamed')) : by.host
  return (
    <section data-device={here ? 'here' : 'other'}>
      <h3 id={id} className={classes.device}>
        {here ? t('list.here') : (person ?? device)}
        {!here && person !== null && <span className={list.note}>{device}</span>}
      </h3>
      <ul className={list.list} aria-labelledby={id}>
        {shown.map((made) => (
          <Row key={made.path} made={made} whose={here ? null : person} onOpen={() => onOpen(made.path)} />
        ))}
      </ul>
      {shown.length < backups.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('list.all', { count: backups.length })}
        </Button>
      )}
    </section>
  )
}

function Row({
  made,
  whose,
  onOpen,
}: {
  readonly made: MadeBackup
  readonly whose: string | null
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const time = formatDateTime(made.at, language)
  const label = whose === null ? t('list.openWhich', { time }) : t('list.openWhose', { time, person: whose })
  return (
    <li>
      <div className={list.name}>
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
        <div className={list.note}>{t(`reason.${made.reason}`, { version: made.version })}</div>
      </div>
      <div className={list.note}>
        {t('list.both', {
          events: t('list.events', { count: made.events }),
          files: t('list.files', { count: made.files }),
        })}
        <br />
        {formatBytes(made.bytes, language)}
      </div>
      <Button variant="subtle" aria-label={label} onClick={onOpen}>
        {t('list.open')}
      </Button>
    </li>
  )
}
