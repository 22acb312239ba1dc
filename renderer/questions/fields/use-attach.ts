import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { Path } from '../../../shared/checklist/value.ts'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { busyPaths, intakeOf } from '../../evidence/intake/intake.ts'

/** Takes files in as evidence of one question; `IntakePanel` says what becomes of them. */
export function useAttach(path: Path): {
  /** Files are on their way into this question. */
  readonly busy: boolean
  /** `facts` of files that the app took itself. Resolves when each has its fate. */
  attach(files: readonly File[], facts?: CaptureFacts): Promise<void>
} {
  const intake = intakeOf(useAssessmentStore())
  const busy = useStore(intake, ({ items }) => busyPaths(items).has(path))
  const attach = useCallback(
    (files: readonly File[], facts?: CaptureFacts) => intake.getState().add(path, files, facts),
    [intake, path],
  )
  return { busy, attach }
}
