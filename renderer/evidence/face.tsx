import { IconAlertTriangle, IconCamera, IconPencil } from '@tabler/icons-react'
import type { AttachmentState } from '../../shared/record/record-state.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './evidence.module.css'
import { FileIcon } from './file-icon.tsx'
import { formatName } from './format-name.ts'
import { useThumbnail } from './thumbnails/use-thumbnail.ts'

/** A file as a small picture, or why there is none, with signs for what one must know of it at a glance. */
export function EvidenceFace({
  attachment,
  warned,
  words = true,
}: {
  readonly attachment: AttachmentState
  /** Something about it is worth a second look. */
  readonly warned: boolean
  /** Says in words why there is no picture; where there is no room, a drawing stands alone. */
  readonly words?: boolean
}) {
  const { t } = useTranslation('evidence')
  const thumbnail = useThumbnail(attachment)
  const { media_type, annotations = [], capture } = attachment
  const isImage = media_type.startsWith('image/')
  const why =
    thumbnail?.kind === 'none' && (isImage || thumbnail.why === 'missing')
      ? t(`none.short-${thumbnail.why}`, { format: formatName(media_type) })
      : null
  return (
    <span className={classes.face}>
      {thumbnail?.kind === 'picture' && <img src={thumbnail.url} alt="" decoding="async" draggable={false} />}
      {thumbnail?.kind === 'none' && (
        <span className={classes.why}>
          <FileIcon mediaType={media_type} size={28} />
          {words && why}
        </span>
      )}
      <span className={classes.signs}>
        {capture?.in_app === true && (
          <span className={classes.sign} title={t('sign.inApp')}>
            <IconCamera size={16} aria-label={t('sign.inApp')} />
          </span>
        )}
        {annotations.length > 0 && (
          <span className={classes.sign} title={t('sign.marked')}>
            <IconPencil size={16} aria-label={t('sign.marked')} />
          </span>
        )}
        {warned && (
          <span className={classes.sign} data-warn title={t('sign.warned')}>
            <IconAlertTriangle size={16} aria-label={t('sign.warned')} />
          </span>
        )}
      </span>
    </span>
  )
}
