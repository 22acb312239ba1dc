import { Modal } from '@mantine/core'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { WholeHistory } from './whole-history.tsx'

/** The history of the whole assessment, over the walk. */
export function HistoryDialog({
  opened,
  onClose,
  onGo,
}: {
  readonly opened: boolean
  onClose(): void
  /** Leads to a question, after the dialog closed. */
  onGo(path: Path): void
}) {
  const { t } = useTranslation('history')
  return (
    <Modal opened={opened} onClose={onClose} title={t('all.title')} size="56rem">
      <WholeHistory
        onGo={(path) => {
          onClose()
          onGo(path)
        }}
      />
    </Modal>
  )
}
