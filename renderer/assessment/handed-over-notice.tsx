import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatDateTime } from '../ui/format.ts'
import { ErrorNotice, Notice } from '../ui/notice.tsx'
import { useAssessment, useAssessmentStore } from './assessment-context.tsx'

/** Says to whom this copy was given away and offers to take it back; nothing while work goes on here. */
export function HandedOverNotice() {
  const { t } = useTranslation(['merge', 'common'])
  const language = useLanguage()
  const store = useAssessmentStore()
  const handedOver = useAssessment((state) => state.handedOver)
  const [asking, dialog] = useDisclosure(false)
  const [failure, setFailure] = useState<unknown>(null)
  if (handedOver === null) return null
  const { to, by, at } = handedOver
  const takeBack = () => {
    dialog.close()
    store.getState().takeBack().catch(setFailure)
  }
  return (
    <>
      <Notice
        tone="warn"
        title={t('given.title', { to })}
        actions={
          <Button variant="default" onClick={dialog.open}>
            {t('given.take-back')}
          </Button>
        }
      >
        {t('given.text', { by: by.name, at: formatDateTime(at, language) })}
      </Notice>
      {failure !== null && <ErrorNotice error={failure} />}
      <Modal
        opened={asking}
        onClose={dialog.close}
        title={t('given.ask')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <p>{t('given.ask-text', { to })}</p>
        <Button.Group style={{ justifyContent: 'flex-end', gap: '0.75rem' }}>
          <Button variant="default" onClick={dialog.close}>
            {t('common:cancel')}
          </Button>
          <Button onClick={takeBack}>{t('given.ask-do')}</Button>
        </Button.Group>
      </Modal>
    </>
  )
}
