import { notifications } from '@mantine/notifications'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../shared/checklist/value.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import { MAX_FILE_BYTES } from '../assessment/take-in-file.ts'
import { fileSize } from './file-size.ts'

/** Takes files in as evidence of one question and says what became of them. */
export function useAttach(path: Path): {
  readonly busy: boolean
  attach(files: readonly File[]): Promise<void>
} {
  const { t } = useTranslation(['questions', 'errors'])
  const store = useAssessmentStore()
  const [running, setRunning] = useState(0)

  const attach = useCallback(
    async (files: readonly File[]) => {
      const fitting = files.filter((file) => file.size <= MAX_FILE_BYTES)
      const limit = fileSize(MAX_FILE_BYTES)
      for (const file of files) {
        if (file.size > MAX_FILE_BYTES) tell('red', t('files.tooLarge', { name: file.name, limit }))
      }
      setRunning((count) => count + 1)
      let added = 0
      let failed = 0
      // One by one, so that a file that cannot be read does not keep the others out.
      for (const file of fitting) {
        try {
          added += await store.getState().attach(path, [file])
        } catch (error) {
          failed += 1
          const code = error instanceof AppError ? error.code : 'internal'
          const needed = error instanceof AppError ? error.details.needed : undefined
          const words = [
            t(`errors:${code}.title`, { path: file.name }),
            t(`errors:${code}.next`, { path: file.name }),
            ...(typeof needed === 'number' ? [t('errors:disk-full.needed', { size: fileSize(needed) })] : []),
          ]
          tell('red', words.join(' '))
        }
      }
      setRunning((count) => count - 1)
      const known = fitting.length - failed - added
      if (known > 0) tell('gray', t('files.known', { count: known }))
    },
    [path, store, t],
  )
  return { busy: running > 0, attach }
}

function tell(color: string, message: string): void {
  notifications.show({ color, message, autoClose: color === 'red' ? false : 5000 })
}
