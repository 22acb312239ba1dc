import { Button } from '@mantine/core'
import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { BackupList } from '../../backup/backup-list.tsx'
import { LastBackup } from '../../backup/last-backup.tsx'
import { standingOf } from '../../backup/standing.ts'
import { BackupProgress } from '../../backup/upgrade-wait.tsx'
import { useBackups, useBackupsStatus } from '../../backup/use-backups.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { SealDialog } from './seal-dialog.tsx'
import classes from './settings-screen.module.css'
import { UnsealDialog } from './unseal-dialog.tsx'

/** Where backups go, whether they are encrypted, those that are there, and the way to make and to open one. */
export function BackupSettings() {
  const { t } = useTranslation(['backup', 'common'])
  const { environment } = useServices()
  const backups = useBackups()
  const status = useBackupsStatus()
  const go = useNavigation((state) => state.go)
  const [sealing, setSealing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { state, running } = status
  const standing = standingOf(status, environment.now())
  const choose = () => {
    setFailure(null)
    backups.choose().catch(setFailure)
  }
  return (
    <div className={classes.stack}>
      <LastBackup />
      {standing?.kind === 'failed' && running === null && (
        <ErrorNotice error={standing.error} onRetry={() => void backups.run('hand')} />
      )}
      {failure !== null && <ErrorNotice error={failure} />}
      {state?.own === true && <Notice title={t('own.title')}>{t('own.text')}</Notice>}
      {state !== null && (
        <dl className={classes.choicesList}>
          <dt>{t('folder.label')}</dt>
          <dd>
            <span className={classes.path}>{state.folder}</span>
            <Button variant="default" onClick={choose}>
              {t(state.own ? 'folder.choose' : 'folder.change')}
            </Button>
          </dd>
          <dt>{t('seal.label')}</dt>
          <dd>
            <span className={classes.path}>{t(state.sealed ? 'seal.on' : 'seal.off')}</span>
            <Button variant="default" onClick={() => setSealing(true)}>
              {t(state.sealed ? 'seal.turnOff' : 'seal.turnOn')}
            </Button>
          </dd>
        </dl>
      )}
      {running !== null && <BackupProgress running={running} />}
      <div className={classes.ways}>
        <Button loading={running !== null} onClick={() => void backups.run('hand')}>
          {t('now')}
        </Button>
        <Button variant="default" onClick={() => go({ screen: 'restore' })}>
          {t('openOther')}
        </Button>
      </div>
      {state !== null && state.backups.length > 0 && (
        <BackupList backups={state.backups} onOpen={(path) => go({ screen: 'restore', path })} />
      )}
      {state?.backups.length === 0 && state.last !== null && (
        // After another folder was chosen, or while the stick is not plugged in. That there never was one is said above.
        <div className={classes.dim}>{t('list.notHere')}</div>
      )}
      {sealing && state?.sealed === false && <SealDialog onClose={() => setSealing(false)} />}
      {sealing && state?.sealed === true && <UnsealDialog onClose={() => setSealing(false)} />}
    </div>
  )
}
