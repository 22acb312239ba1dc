import { ActionIcon, Button, Group, Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconFile,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
  type IconProps,
  IconTrash,
} from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../shared/checklist/value.ts'
import { SHOWN_PICTURES } from '../../shared/lib/media-type.ts'
import type { AttachmentState } from '../../shared/record/replay.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import classes from './attachment-tiles.module.css'
import { CaptureLine, CaptureList } from './capture-facts.tsx'
import { fileSize } from './file-size.ts'
import { useObjectUrl } from './use-object-url.ts'

/** One evidence file: picture or kind, name, size, the first digits of its hash; it can be looked at and withdrawn. */
export function AttachmentTile({
  path,
  attachment,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
}) {
  const { t } = useTranslation('questions')
  const [large, view] = useDisclosure(false)
  const [withdrawing, withdraw] = useDisclosure(false)
  const { sha256, name, size, media_type } = attachment
  const picture = SHOWN_PICTURES.has(media_type)
  const url = useObjectUrl(sha256, picture)
  const Icon = iconOf(media_type)
  return (
    <figure className={classes.tile}>
      <UnstyledButton
        className={classes.face}
        disabled={url === null}
        aria-label={t('files.look', { name })}
        onClick={view.open}
      >
        {url === null ? (
          <Icon size={32} stroke={1.5} aria-hidden />
        ) : (
          <img src={url} alt="" loading="lazy" decoding="async" />
        )}
      </UnstyledButton>
      <figcaption className={classes.caption}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.facts} title={sha256}>
          {fileSize(size)} · <code>{sha256.slice(0, 8)}</code>
        </span>
        <CaptureLine attachment={attachment} />
      </figcaption>
      <ActionIcon
        className={classes.remove}
        aria-label={t('files.withdraw', { name })}
        onClick={withdraw.open}
      >
        <IconTrash size={18} />
      </ActionIcon>
      <Modal opened={large} onClose={view.close} title={name} size="xl">
        {url !== null && <img className={classes.large} src={url} alt={name} />}
        <CaptureList attachment={attachment} />
        <Text size="xs" c="dimmed" mt="xs" style={{ wordBreak: 'break-all' }}>
          SHA-256 {sha256}
        </Text>
      </Modal>
      <WithdrawDialog path={path} attachment={attachment} opened={withdrawing} onClose={withdraw.close} />
    </figure>
  )
}

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

function iconOf(mediaType: string): ComponentType<IconProps> {
  if (mediaType.startsWith('image/')) return IconPhoto
  if (mediaType.startsWith('video/')) return IconMovie
  if (mediaType.startsWith('audio/')) return IconFileMusic
  if (mediaType === 'application/pdf') return IconFileTypePdf
  if (mediaType === 'application/zip' || mediaType.includes('compressed')) return IconFileZip
  return mediaType.startsWith('text/') || mediaType.includes('document') ? IconFileText : IconFile
}
