import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FileIcon } from '../file-icon.tsx'
import { formatName } from '../format-name.ts'
import type { NoPicture } from '../thumbnails/messages.ts'
import classes from './viewer.module.css'

/** What iPhones take unless they are told otherwise. */
const HEIC = /^image\/hei[cf]/

/** Stands where a picture would stand: says why there is none, that the original is whole, and how to see it all the same. */
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
      {why === 'format' && HEIC.test(media_type) && <p>{t('none.heic')}</p>}
    </div>
  )
}
