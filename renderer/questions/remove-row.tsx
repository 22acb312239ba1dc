import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RowId } from '../../shared/checklist/value.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'

/** Takes an entry of a repeat out, after asking. */
export function RemoveRow({ row, words }: { readonly row: RowId; readonly words: string }) {
  const { t } = useTranslation(['questions', 'common'])
  const store = useAssessmentStore()
  const [asking, ask] = useDisclosure(false)
  const remove = () => {
    void store.getState().removeRow(row)
    ask.close()
  }
  return (
    <>
      <Tooltip label={t('repeat.remove')}>
        <ActionIcon aria-label={t('repeat.removeRow', { row: words })} onClick={ask.open}>
          <IconTrash size={18} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={asking} onClose={ask.close} title={t('repeat.removeTitle')}>
        <Text>{t('repeat.removeWords', { row: words })}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={ask.close}>
            {t('common:cancel')}
          </Button>
          <Button color="red" onClick={remove}>
            {t('repeat.remove')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
