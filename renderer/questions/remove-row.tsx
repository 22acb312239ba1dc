import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import type { RowId } from '../../shared/checklist/value.ts'
import { rowLock } from '../../shared/record/permission.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { personOf, useLead } from '../assessment/use-locks.ts'
import { useTranslation } from '../messages/use-translation.ts'

/** Takes an entry of a repeat out, after asking. */
export function RemoveRow({ row, words }: { readonly row: RowId; readonly words: string }) {
  const { t } = useTranslation(['questions', 'common', 'team'])
  const store = useAssessmentStore()
  const [asking, ask] = useDisclosure(false)
  // Looked up when somebody means to: it looks at every answer.
  const lock = useAssessment((state) =>
    asking ? rowLock(state.record, state.checklist, personOf(state), row) : null,
  )
  const lead = useLead()
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
        <Text>
          {lock === null
            ? t('repeat.removeWords', { row: words })
            : t('team:lock.row', { row: words, name: lock.signer.name, lead: lead.name })}
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={ask.close}>
            {t(lock === null ? 'common:cancel' : 'common:close')}
          </Button>
          {lock === null && (
            <Button color="red" onClick={remove}>
              {t('repeat.remove')}
            </Button>
          )}
        </Group>
      </Modal>
    </>
  )
}
