import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import type { LibraryEntry } from '../../storage/library-entry.ts'
import { ErrorNotice } from '../../ui/notice.tsx'

/** Asks before an imported version is taken out of the library. */
export function RemoveDialog({
  entry,
  onClose,
  onRemoved,
}: {
  readonly entry: LibraryEntry
  onClose(): void
  onRemoved?(): void
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const { storage } = useServices()
  const language = useLanguage()
  const [failure, setFailure] = useState<unknown>(null)
  const remove = () =>
    storage.removeFromLibrary(entry.sha256).then(() => {
      onClose()
      onRemoved?.()
    }, setFailure)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('remove.title', { title: textIn(entry.title, language), version: entry.version })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p>{t('remove.words')}</p>
      {failure !== null && <ErrorNotice error={failure} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button color="red" onClick={() => void remove()}>
          {t('remove.do')}
        </Button>
      </Group>
    </Modal>
  )
}
