import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { SignerName } from '../../../shared/record/event.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './merge.module.css'

/** Accepts a stranger's key from their own card in the bundle, once the person says that the fingerprint was compared. */
export function AcceptDialog({
  signer,
  fingerprint,
  card,
  onClose,
}: {
  readonly signer: SignerName
  readonly fingerprint: string
  /** PEM of the certificate that came with their part of the log. */
  readonly card: string
  onClose(accepted: boolean): void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const [compared, setCompared] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const accept = () => {
    bridge.call('trust.add', { card }).then(() => onClose(true), setFailure)
  }
  const { name, title, org } = signer
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={t('trust.compareTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div>{[name, title, org].filter(Boolean).join(' · ')}</div>
      <div className={classes.bigFingerprint}>{fingerprint}</div>
      <p>{t('trust.compare')}</p>
      <Checkbox
        label={t('trust.compared')}
        checked={compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <EndButtons>
        <Button variant="default" onClick={() => onClose(false)}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!compared} onClick={accept}>
          {t('trust.trust')}
        </Button>
      </EndButtons>
    </Modal>
  )
}
