import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { TrustedSigner } from '../../../shared/ipc/people.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'

/** Asks before a person is no longer trusted. */
export function RemoveDialog({
  person,
  onClose,
}: {
  readonly person: TrustedSigner
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const { bridge } = useServices()
  const [failure, setFailure] = useState<unknown>(null)
  const remove = () => bridge.call('trust.remove', { key: person.key }).then(onClose, setFailure)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('trust.removeTitle', { name: person.signer.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div>{t('trust.removeLead')}</div>
      {failure !== null && <ErrorNotice error={failure} />}
      <EndButtons>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button color="red" onClick={() => void remove()}>
          {t('trust.remove')}
        </Button>
      </EndButtons>
    </Modal>
  )
}
