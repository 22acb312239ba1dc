import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import classes from './identity-screen.module.css'

/** Shows the new key and offers its recovery copy. It can be put off; home and settings keep reminding. */
export function BackupStep({
  signer,
  passphrase,
  onDone,
}: {
  readonly signer: Signer
  readonly passphrase: string
  readonly onDone: () => void
}) {
  const { t } = useTranslation('identity')
  const { bridge } = useServices()
  const [written, setWritten] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const backUp = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const reply = await bridge.call('keys.backup', { key: signer.key, passphrase })
      if (reply !== null) setWritten(reply.path)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  const { name, org, title } = signer.signer
  const lines = [
    ['name', name],
    ['title', title],
    ['org', org],
  ] as const
  return (
    <>
      <dl className={classes.card}>
        {lines.map(
          ([field, value]) =>
            value !== '' && [
              <dt key={`${field}-name`}>{t(`field.${field}`)}</dt>,
              <dd key={field}>{value}</dd>,
            ],
        )}
        <dt>{t('fingerprint')}</dt>
        <dd className={classes.mono}>{signer.fingerprint}</dd>
      </dl>
      {failure !== null && <ErrorNotice error={failure} />}
      {written !== null && (
        <Notice title={t('backup.written')}>
          {written}
          <br />
          {t('backup.keepApart')}
        </Notice>
      )}
      <div className={classes.ways}>
        {written === null ? (
          <>
            <Button variant="subtle" onClick={onDone}>
              {t('backup.later')}
            </Button>
            <Button loading={busy} onClick={() => void backUp()}>
              {t('backup.now')}
            </Button>
          </>
        ) : (
          <Button ml="auto" onClick={onDone}>
            {t('backup.go')}
          </Button>
        )}
      </div>
    </>
  )
}
