import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './settings-screen.module.css'

/** Asks for the passphrase and writes a recovery copy. Closes with its path, or null when there is none. */
export function BackupDialog({
  signer,
  onClose,
}: {
  readonly signer: Signer
  readonly onClose: (path: string | null) => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const write = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const reply = await bridge.call('keys.backup', { key: signer.key, passphrase })
      if (reply !== null) return onClose(reply.path)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={() => onClose(null)}
      title={t('identity.backup')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={classes.stack} onSubmit={(event) => void write(event)}>
        <div>{t('identity.backupLead')}</div>
        <PassphraseInput
          label={t('identity.passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          data-autofocus
        />
        {failure !== null && <ErrorNotice error={failure} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            {t('identity.chooseWhere')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
