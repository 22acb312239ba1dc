import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './settings-screen.module.css'

/** Shows whose card was read; trusts it only after the person says that the fingerprint was compared. */
export function CompareDialog({
  card,
  onClose,
}: {
  readonly card: NonNullable<Reply<'trust.read'>>
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const [compared, setCompared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const add = async () => {
    setBusy(true)
    try {
      await bridge.call('trust.add', { card: card.card })
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  const { name, title, org } = card.signer
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('trust.compareTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div>{[name, title, org].filter(Boolean).join(' · ')}</div>
      <div className={classes.big}>{card.fingerprint}</div>
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
        <Button disabled={!compared} loading={busy} onClick={() => void add()}>
          {t('trust.trust')}
        </Button>
      </EndButtons>
    </Modal>
  )
}
