import { Button } from '@mantine/core'
import { usePreferences } from '../../app/preferences.ts'
import { useNavigation } from '../../app/route.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Notice } from '../../ui/notice.tsx'
import { useCall } from '../../ui/use-call.ts'
import classes from './backup-reminder.module.css'

/** Reminds, for as long as there is no recovery copy of the key, that it is one disk away from being lost. */
export function BackupReminder() {
  const { t } = useTranslation('home')
  const { bridge } = useServices()
  const identity = usePreferences((preferences) => preferences.identity)
  const go = useNavigation((state) => state.go)
  const keys = useCall(() => bridge.call('keys.list', undefined), [bridge])
  const own = keys.value?.signers.find((signer) => signer.key === identity)
  if (own === undefined || own.backed_up !== null) return null
  return (
    <div className={classes.reminder}>
      <Notice
        title={t('backup.title')}
        actions={
          <Button variant="default" onClick={() => go({ screen: 'settings' })}>
            {t('backup.do')}
          </Button>
        }
      >
        {t('backup.why')}
      </Notice>
    </div>
  )
}
