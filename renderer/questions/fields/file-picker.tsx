import { Button, FileButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCamera, IconMicrophone, IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { CameraDialog } from '../../evidence/camera/camera-dialog.tsx'
import { SoundDialog } from '../../evidence/camera/sound-dialog.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './files-field.module.css'
import { useAttach } from './use-attach.ts'

/** Buttons that bring evidence of a question: from the disk, from the camera, for a sound from the microphone. */
export function FilePicker({
  path,
  accept,
  disabled = false,
}: {
  readonly path: Path
  /** Media types offered first, e.g. `image/*`; nothing is refused for being another. */
  readonly accept?: string | undefined
  readonly disabled?: boolean
}) {
  const { t } = useTranslation(['questions', 'evidence'])
  const { busy, attach } = useAttach(path)
  const reset = useRef<() => void>(null)
  const [shooting, camera] = useDisclosure(false)
  const [recording, microphone] = useDisclosure(false)
  const Icon = accept === 'image/*' ? IconPhoto : IconPaperclip
  return (
    <div className={classes.ways}>
      <FileButton
        multiple
        resetRef={reset}
        disabled={disabled}
        {...(accept !== undefined && { accept })}
        onChange={(files) => {
          // The same file can be picked again after it was withdrawn.
          reset.current?.()
          void attach(files)
        }}
      >
        {(props) => (
          <Button {...props} variant="default" loading={busy} leftSection={<Icon size={18} aria-hidden />}>
            {t(accept === 'image/*' ? 'files.addPhotos' : 'files.add')}
          </Button>
        )}
      </FileButton>
      {(accept === undefined || accept === 'image/*') && (
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconCamera size={18} aria-hidden />}
          onClick={camera.open}
        >
          {t('evidence:camera.open')}
        </Button>
      )}
      {accept === 'audio/*' && (
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconMicrophone size={18} aria-hidden />}
          onClick={microphone.open}
        >
          {t('evidence:sound.open')}
        </Button>
      )}
      <CameraDialog
        opened={shooting}
        onClose={camera.close}
        onKeep={(photo, facts) => void attach([photo], facts)}
      />
      <SoundDialog
        opened={recording}
        onClose={microphone.close}
        onKeep={(sound, facts) => void attach([sound], facts)}
      />
    </div>
  )
}
