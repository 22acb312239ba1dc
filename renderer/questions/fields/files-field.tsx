import { useTranslation } from '../../messages/use-translation.ts'
import { FieldGroup } from '../field-group.tsx'
import { AttachmentTiles } from './attachment-tiles.tsx'
import type { FieldProps } from './field.ts'
import { FilePicker } from './file-picker.tsx'
import classes from './files-field.module.css'

const ACCEPT: Readonly<Record<string, string>> = { image: 'image/*', audio: 'audio/*', video: 'video/*' }

/** A question that is answered with files: dropped anywhere on it, or picked. */
export function FilesField({ view, labelId, describedBy }: FieldProps) {
  const { t } = useTranslation('questions')
  return (
    <FieldGroup labelId={labelId} describedBy={describedBy}>
      <div className={classes.drop}>
        <FilePicker path={view.path} accept={ACCEPT[view.definition.type]} disabled={view.readOnly} />
        <span className={classes.words}>{t('files.dropHere')}</span>
      </div>
      <AttachmentTiles path={view.path} />
    </FieldGroup>
  )
}
