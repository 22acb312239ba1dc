import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { WholeHistory } from './whole-history.tsx'

/** Opens the history of the whole assessment. */
export function HistoryButton({ onGo }: { readonly onGo: (path: Path) => void }) {
  const { t } = useTranslation('history')
  const [opened, dialog] = useDisclosure(false)
  return (
    <>
      <Tooltip label={t('all.open')}>
        <ActionIcon variant="default" aria-label={t('all.open')} onClick={dialog.open}>
          <IconHistory size={20} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={dialog.close} title={t('all.title')} size="56rem">
        <WholeHistory
          onGo={(path) => {
            dialog.close()
            onGo(path)
          }}
        />
      </Modal>
    </>
  )
}
