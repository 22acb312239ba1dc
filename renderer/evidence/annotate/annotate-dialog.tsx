import { Modal } from '@mantine/core'
import type { Path } from '../../../shared/checklist/value.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { AnnotationEditor } from './annotation-editor.tsx'

/** Draws over a picture, in a layer of one's own. Closing keeps what was drawn; the original is never touched. */
export function AnnotateDialog({
  path,
  attachment,
  url,
  opened,
  onClose,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
  /** Object URL of the original. */
  readonly url: string
  readonly opened: boolean
  onClose(): void
}) {
  const { t } = useTranslation('evidence')
  // While it is open what was just saved must not begin the drawing anew.
  const own = useAssessment((state) => state.actor)
  const layers = attachment.annotations ?? []
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('annotate.title', { name: attachment.name })}
      fullScreen
      closeButtonProps={{ 'aria-label': t('annotate.close') }}
    >
      {opened && (
        <AnnotationEditor
          path={path}
          attachment={attachment}
          url={url}
          first={layers.find(({ actor }) => actor === own)?.marks ?? []}
          others={layers.filter(({ actor }) => actor !== own)}
          onDone={onClose}
        />
      )}
    </Modal>
  )
}
