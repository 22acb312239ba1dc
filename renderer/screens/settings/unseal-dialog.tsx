import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useBackups } from '../../backup/use-backups.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './settings-screen.module.css'

/** Asks before backups to come can be read by whoever has the disk they lie on. */
export function UnsealDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['backup', 'common'])
  const backups = useBackups()
  const [failure, setFailure] = useState<unknown>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('unseal.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.stack}>
        <div>{t('unseal.lead')}</div>
        {failure !== null && <ErrorNotice error={failure} />}
        <EndButtons>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red" onClick={() => backups.seal(null).then(onClose, setFailure)}>
            {t('unseal.do')}
          </Button>
        </EndButtons>
      </div>
    </Modal>
  )
}
