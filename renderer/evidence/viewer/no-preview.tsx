import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FileIcon } from '../file-icon.tsx'
import { formatName } from '../format-name.ts'
import type { NoPicture } from '../thumbnails/messages.ts'
import classes from './viewer.module.css'

/** Stands where a picture would stand: says why there is none, and that the original is whole. */
export function NoPreview({
  attachment,
  why,
}: {
  readonly attachment: AttachmentState
  readonly why: NoPicture
}) {
  const { t } = useTranslation('evidence')
  const { media_type } = attachment
  const format = formatName(media_type)
  const isPicture = media_type.startsWith('image/')
  return (
    <div className={classes.none}>
      <FileIcon mediaType={media_type} size={48} />
      <p>{why === 'format' && !isPicture ? t('none.kind', { format }) : t(`none.${why}`, { format })}</p>
    </div>
  )
}
