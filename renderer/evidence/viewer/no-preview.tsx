import { useTranslation } from 'react-i18next'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { FileIcon } from '../file-icon.tsx'
import { formatName } from '../format-name.ts'
import classes from './viewer.module.css'

/** Stands where a picture would stand, for a file that is not shown here, and says that its original is whole. */
export function NoPreview({ attachment }: { readonly attachment: AttachmentState }) {
  const { t } = useTranslation('evidence')
  const { media_type } = attachment
  return (
    <div className={classes.none}>
      <FileIcon mediaType={media_type} size={48} />
      <p>
        {media_type.startsWith('image/')
          ? t('none.format', { format: formatName(media_type) })
          : t('none.kind', { format: formatName(media_type) })}
      </p>
    </div>
  )
}
