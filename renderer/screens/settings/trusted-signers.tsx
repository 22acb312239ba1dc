import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Reply } from '../../../shared/ipc/contract.ts'
import type { TrustedSigner } from '../../../shared/ipc/people.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { CompareDialog } from '../../ui/compare-dialog.tsx'
import { formatDate } from '../../ui/format.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import list from '../../ui/ruled-list.module.css'
import { useCall } from '../../ui/use-call.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import classes from './settings-screen.module.css'

/** The people whose signatures this device knows. */
export function TrustedSigners() {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const language = useLanguage()
  const trusted = useCall(() => bridge.call('trust.list', undefined), [bridge])
  const [read, setRead] = useState<Reply<'trust.read'>>(null)
  const [removing, setRemoving] = useState<TrustedSigner | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const readCard = () => {
    setFailure(null)
    bridge.call('trust.read', undefined).then(setRead, setFailure)
  }
  const close = () => {
    setRead(null)
    setRemoving(null)
    trusted.retry()
  }
  return (
    <div className={classes.stack}>
      {trusted.error !== null && <ErrorNotice error={trusted.error} onRetry={trusted.retry} />}
      {trusted.value?.length === 0 && <div className={classes.dim}>{t('trust.none')}</div>}
      {trusted.value !== undefined && trusted.value.length > 0 && (
        <ul className={list.list}>
          {trusted.value.map((one) => (
            <li key={one.key}>
              <div className={list.name}>
                {one.signer.name}
                <div className={list.note}>
                  {[one.signer.title, one.signer.org].filter(Boolean).join(' · ')}
                </div>
              </div>
              <div className={list.note}>
                <span className={classes.mono}>{one.fingerprint}</span>
                <br />
                {t('trust.added', { date: formatDate(one.added, language) })}
              </div>
              <Button
                variant="subtle"
                color="gray"
                aria-label={t('trust.removeWhom', { name: one.signer.name })}
                onClick={() => setRemoving(one)}
              >
                {t('trust.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {failure !== null && <ErrorNotice error={failure} />}
      <div>
        <Button variant="default" leftSection={<IconPlus size={18} />} onClick={readCard}>
          {t('trust.add')}
        </Button>
      </div>
      {read !== null && (
        <CompareDialog
          signer={read.signer}
          fingerprint={read.fingerprint}
          onTrust={async () => {
            await bridge.call('trust.add', { card: read.card })
            close()
          }}
          onClose={close}
        />
      )}
      {removing !== null && <RemoveDialog person={removing} onClose={close} />}
    </div>
  )
}
