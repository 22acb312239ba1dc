import { useEffect } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { useQuestionFocusStore } from '../../../questions/question-focus.ts'
import { useServices } from '../../../services.ts'
import { ownKey } from '../own-key.ts'

/**
 * Remembers on disk which question the person is at, for each person and assessment. Written at once, because the power
 * may go; while one place is being written, only the last of those that follow waits.
 */
export function useKeepPosition(): void {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const { storage } = useServices()
  useEffect(() => {
    const key = ownKey(store.getState().assessment.id)
    let waiting: Path | null = null
    let writing = false
    const write = () => {
      if (writing || waiting === null) return
      const positions = { [key]: waiting }
      waiting = null
      writing = true
      storage
        .putSettings({ positions })
        // Only comfort: a failure is logged, and work goes on.
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          writing = false
          write()
        })
    }
    return focus.subscribe(({ at }, before) => {
      if (at === null || at === before.at) return
      waiting = at
      write()
    })
  }, [focus, storage, store])
}
