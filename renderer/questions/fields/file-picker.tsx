import { Button, FileButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCamera, IconMicrophone, IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
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
  const ways = useRef<HTMLDivElement>(null)
  const picked = useRef(false)
  useEffect(() => {
    if (busy || !picked.current) return
    picked.current = false
    comeBack(ways.current)
  }, [busy])
  const Icon = accept === 'image/*' ? IconPhoto : IconPaperclip
  return (
    <div className={classes.ways} ref={ways}>
      <FileButton
        multiple
        resetRef={reset}
        disabled={disabled}
        {...(accept !== undefined && { accept })}
        onChange={(files) => {
          // The same file can be picked again after it was withdrawn.
          reset.current?.()
          picked.current = files.length > 0
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
        <>
          <Button
            variant="default"
            disabled={disabled}
            leftSection={<IconCamera size={18} aria-hidden />}
            onClick={camera.open}
          >
            {t('evidence:camera.open')}
          </Button>
          <CameraDialog
            opened={shooting}
            onClose={camera.close}
            onKeep={(photo, facts) => void attach([photo], facts)}
          />
        </>
      )}
      {accept === 'audio/*' && (
        <>
          <Button
            variant="default"
            disabled={disabled}
            leftSection={<IconMicrophone size={18} aria-hidden />}
            onClick={microphone.open}
          >
            {t('evidence:sound.open')}
          </Button>
          <SoundDialog
            opened={recording}
            onClose={microphone.close}
            onKeep={(sound, facts) => void attach([sound], facts)}
          />
        </>
      )}
    </div>
  )
}

/**
 * A button that waits cannot hold the focus: it takes it back, unless the person has gone on meanwhile. The files that
 * came in stand below it, where the report of them may have taken the room: they are brought into sight.
 */
function comeBack(ways: HTMLElement | null): void {
  if (ways === null || document.activeElement !== document.body) return
  const question = ways.closest('[data-path]') ?? ways
  const { top, bottom } = question.getBoundingClientRect()
  if (bottom < 0 || top > innerHeight) return
  ways.querySelector('button')?.focus({ preventScroll: true })
  requestAnimationFrame(() => question.scrollIntoView({ block: 'nearest' }))
}
