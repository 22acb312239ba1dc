import { Button } from '@mantine/core'
import { IconId, IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { setPreferences, usePreferences } from '../../app/preferences.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { DamagedKey } from '../../ui/damaged-key.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { formatDate } from '../../ui/format.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useCall } from '../../ui/use-call.ts'
import { BackupDialog } from './backup-dialog.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import classes from './settings-screen.module.css'

/** The person and key that work on this device, and the way back for keys that are lost or damaged. */
export function IdentitySettings() {
  const { t } = useTranslation('settings')
  const { bridge } = useServices()
  const identity = usePreferences((preferences) => preferences.identity)
  const keys = useCall(() => bridge.call('keys.list', undefined), [bridge])
  const [restoring, setRestoring] = useState(false)
  const [restored, setRestored] = useState<Signer | null>(null)
  if (keys.error !== null) return <ErrorNotice error={keys.error} onRetry={keys.retry} />
  if (keys.value === undefined) return null
  const { signers, damaged = [] } = keys.value
  const own = signers.find((signer) => signer.key === identity)
  const ways = (
    <>
      <Button variant="default" onClick={() => setRestoring(true)}>
        {t('identity.restore')}
      </Button>
      {own === undefined && (
        <Button variant="default" onClick={() => setPreferences({ identity: null })}>
          {t('identity.another')}
        </Button>
      )}
    </>
  )
  return (
    <div className={classes.stack}>
      {damaged.map((path) => (
        <DamagedKey key={path} path={path} actions={ways} />
      ))}
      {own === undefined && damaged.length === 0 && (
        <Notice tone="warn" title={t('identity.lost.title')} actions={ways}>
          {t('identity.lost.next')}
        </Notice>
      )}
      {restored !== null && <Notice title={t('identity.restored', { name: restored.signer.name })} />}
      {own !== undefined && <OwnKey own={own} onChanged={keys.retry} />}
      {restoring && (
        <RestoreDialog
          onClose={(signer) => {
            setRestoring(false)
            if (signer === null) return
            setRestored(signer)
            if (own === undefined) setPreferences({ identity: signer.key })
            keys.retry()
          }}
        />
      )}
    </div>
  )
}

/** The key of the person who works here, with its recovery copy and the card for others. */
function OwnKey({ own, onChanged }: { readonly own: Signer; readonly onChanged: () => void }) {
  const { t } = useTranslation('settings')
  const { bridge } = useServices()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const [written, setWritten] = useState<{ readonly what: 'copy' | 'card'; readonly path: string } | null>(
    null,
  )
  const [failure, setFailure] = useState<unknown>(null)
  const writeCard = async () => {
    setFailure(null)
    try {
      const reply = await bridge.call('trust.card', { key: own.key })
      if (reply !== null) setWritten({ what: 'card', path: reply.path })
    } catch (error) {
      setFailure(error)
    }
  }
  const facts = [
    ['name', own.signer.name],
    ['role', own.signer.title],
    ['org', own.signer.org],
    ['made', formatDate(own.created, language)],
    ['copy', own.backed_up === null ? t('identity.noCopy') : formatDate(own.backed_up, language)],
    ['unlock', t(own.keyring ? 'identity.keyring' : 'identity.passphraseOnly')],
  ] as const
  return (
    <div className={classes.stack}>
      {own.backed_up === null && (
        <Notice tone="warn" title={t('identity.noCopyTitle')}>
          {t('identity.noCopyWhy')}
        </Notice>
      )}
      <Facts>
        {facts.map(([name, value]) => (
          <Fact key={name} name={t(`identity.field.${name}`)}>
            {value || '–'}
          </Fact>
        ))}
        <Fact name={t('identity.field.fingerprint')}>
          <span className={classes.mono}>{own.fingerprint}</span>
        </Fact>
      </Facts>
      {written !== null && <Notice title={t(`identity.written.${written.what}`)}>{written.path}</Notice>}
      {failure !== null && <ErrorNotice error={failure} />}
      <div className={classes.actions}>
        <Button
          variant={own.backed_up === null ? 'filled' : 'default'}
          leftSection={<IconKey size={18} />}
          onClick={() => setAsking(true)}
        >
          {t('identity.backup')}
        </Button>
        <Button variant="default" leftSection={<IconId size={18} />} onClick={() => void writeCard()}>
          {t('identity.card')}
        </Button>
      </div>
      {asking && (
        <BackupDialog
          signer={own}
          onClose={(path) => {
            setAsking(false)
            if (path === null) return
            setWritten({ what: 'copy', path })
            onChanged()
          }}
        />
      )}
    </div>
  )
}
