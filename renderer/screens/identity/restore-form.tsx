import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { KeyId } from '../../../shared/record/event.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './identity-screen.module.css'

/** Takes over a key from a recovery copy. Nothing happens when the person picks no file. */
export function RestoreForm({
  onRestored,
  onBack,
}: {
  readonly onRestored: (key: KeyId) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation(['identity', 'common'])
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
      if (signer !== null) onRestored(signer.key)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void restore(event)}>
      <PassphraseInput
        label={t('field.copyPassphrase')}
        description={t('hint.copyPassphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        data-autofocus
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <div className={classes.ways}>
        <Button variant="default" onClick={onBack}>
          {t('common:back')}
        </Button>
        <Button type="submit" loading={busy} disabled={passphrase === ''}>
          {t('chooseCopy')}
        </Button>
      </div>
    </form>
  )
}
