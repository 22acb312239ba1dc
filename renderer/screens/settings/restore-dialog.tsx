import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './settings-screen.module.css'

/** Brings a key back from its recovery copy. Closes with the key, or null when there is none. */
export function RestoreDialog({ onClose }: { readonly onClose: (signer: Signer | null) => void }) {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const restore = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const signer = await bridge.call('keys.restore', { passphrase })
      if (signer !== null) return onClose(signer)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={() => onClose(null)}
      title={t('identity.restore')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={classes.stack} onSubmit={(event) => void restore(event)}>
        <div>{t('identity.restoreLead')}</div>
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
            {t('identity.chooseCopy')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
