import { useEffect } from 'react'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useQuestionFocusStore } from '../../questions/question-focus.ts'
import { useServices } from '../../services.ts'
import { ownKey } from './own-key.ts'

/** Remembers on disk which question the person is at, for each person and assessment. */
export function useKeepPosition(): void {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const { storage } = useServices()
  useEffect(() => {
    const key = ownKey(store.getState().assessment.id)
    return focus.subscribe(({ at }, before) => {
      if (at === null || at === before.at) return
      // Only comfort: a failure is logged, and work goes on.
      storage.putSettings({ positions: { [key]: at } }).catch((error: unknown) => console.error(error))
    })
  }, [focus, storage, store])
}
