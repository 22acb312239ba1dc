import { Button, FileButton } from '@mantine/core'
import { IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../shared/checklist/value.ts'
import { useAttach } from './use-attach.ts'

/** A button that takes files in as evidence of a question. */
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
  const { t } = useTranslation('questions')
  const { busy, attach } = useAttach(path)
  const reset = useRef<() => void>(null)
  const Icon = accept === 'image/*' ? IconPhoto : IconPaperclip
  return (
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
  )
}
