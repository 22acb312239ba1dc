import { ActionIcon, Button, Group, Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { evidenceWarnings } from '../../../shared/record/evidence-warnings.ts'
import type { AttachmentState } from '../../../shared/record/replay.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useFileLock } from '../../assessment/use-locks.ts'
import { EvidenceFace } from '../../evidence/face.tsx'
import { aroundOf } from '../../evidence/use-around.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatBytes } from '../../ui/format.ts'
import { CaptureLine } from '../capture-facts.tsx'
import classes from './attachment-tiles.module.css'

/**
 * One evidence file: picture or kind, name or caption, size, what is worth a second look; it can be looked at and withdrawn. Drawn again only when something about the file itself changed: hundreds may come in beside it.
 */
export const AttachmentTile = memo(function AttachmentTile({
  path,
  attachment,
  onLook,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
  onLook(sha256: string): void
}) {
  const { t } = useTranslation(['questions', 'evidence'])
  const language = useLanguage()
  const [withdrawing, withdraw] = useDisclosure(false)
  // Hundreds of tiles come in at once, and hardly one of them is ever withdrawn.
  const [asked, setAsked] = useState(false)
  // One text, so that nothing is drawn again while it stays the same.
  const warnings = useAssessment((state) =>
    evidenceWarnings(path, attachment, aroundOf(state))
      .map(({ kind }) => t(`evidence:screen.kind.${kind}`))
      .join(' · '),
  )
  const { sha256, name, size, caption } = attachment
  const lock = useFileLock(path, sha256)
  return (
    <figure className={classes.tile}>
      <UnstyledButton
        className={classes.face}
        aria-label={t('files.look', { name })}
        onClick={() => onLook(sha256)}
      >
        <EvidenceFace attachment={attachment} warned={warnings !== ''} words={false} />
      </UnstyledButton>
      <figcaption className={classes.caption}>
        <span className={classes.name} title={name}>
          {caption ?? name}
        </span>
        <span className={classes.facts} title={sha256}>
          {formatBytes(size, language)}
        </span>
        {warnings !== '' && <span className={classes.facts}>{warnings}</span>}
        <CaptureLine attachment={attachment} />
      </figcaption>
      {lock === null && (
        <ActionIcon
          className={classes.remove}
          aria-label={t('files.withdraw', { name })}
          onClick={() => {
            setAsked(true)
            withdraw.open()
          }}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
      {asked && (
        <WithdrawDialog path={path} attachment={attachment} opened={withdrawing} onClose={withdraw.close} />
      )}
    </figure>
  )
})

function WithdrawDialog({
  path,
  attachment,
  opened,
  onClose,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
  readonly opened: boolean
  onClose(): void
}) {
  const { t } = useTranslation(['questions', 'common'])
  const store = useAssessmentStore()
  const [reason, setReason] = useState('')
  const { name, sha256 } = attachment
  const withdraw = () => {
    const why = reason.trim()
    void store.getState().withdraw(path, sha256, why === '' ? undefined : why)
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('files.withdrawTitle')}>
      <Text>{t('files.withdrawWords', { name })}</Text>
      <TextInput
        mt="md"
        label={t('files.withdrawReason')}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button color="red" onClick={withdraw}>
          {t('files.withdrawDo')}
        </Button>
      </Group>
    </Modal>
  )
}
