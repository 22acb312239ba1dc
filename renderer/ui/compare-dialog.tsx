import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { SignerName } from '../../shared/record/event.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './compare-dialog.module.css'
import { EndButtons } from './end-buttons.tsx'
import { ErrorNotice } from './notice.tsx'

/** Shows whose card it is; has it trusted only after the person says that the fingerprint was compared. */
export function CompareDialog({
  signer: { name, title, org },
  fingerprint,
  onTrust,
  onClose,
}: {
  readonly signer: SignerName
  readonly fingerprint: string
  /** Trusts the card, and ends the dialog. What goes wrong is shown. */
  onTrust(): Promise<void>
  /** The person thought better of it. */
  onClose(): void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const [compared, setCompared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const trust = async () => {
    setBusy(true)
    try {
      await onTrust()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('trust.compareTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div>{[name, title, org].filter(Boolean).join(' · ')}</div>
      <div className={classes.fingerprint}>{fingerprint}</div>
      <p>{t('trust.compare')}</p>
      <Checkbox
        label={t('trust.compared')}
        checked={compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <EndButtons>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!compared} loading={busy} onClick={() => void trust()}>
          {t('trust.trust')}
        </Button>
      </EndButtons>
    </Modal>
  )
}
