import { useEffect } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useQuestionFocusStore } from '../../questions/question-focus.ts'
import { useServices } from '../../services.ts'
import { ownKey } from './own-key.ts'

/** So long may what is on disk be behind, in milliseconds: no write of comfort stands between an answer and the disk. */
const BEHIND = 2_000

/** Remembers on disk which question the person is at, for each person and assessment. */
export function useKeepPosition(): void {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const { storage } = useServices()
  useEffect(() => {
    const key = ownKey(store.getState().assessment.id)
    let waiting: Path | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      if (waiting === null) return
      const positions = { [key]: waiting }
      waiting = null
      // Only comfort: a failure is logged, and work goes on.
      storage.putSettings({ positions }).catch((error: unknown) => console.error(error))
    }
    const stop = focus.subscribe(({ at }, before) => {
      if (at === null || at === before.at) return
      waiting = at
      timer ??= setTimeout(keep, BEHIND)
    })
    window.addEventListener('pagehide', keep)
    return () => {
      stop()
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [focus, storage, store])
}
