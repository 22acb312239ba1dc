import { useEffect } from 'react'
import type { StoreApi } from 'zustand'
import { intakeOf, isUnderway } from '../evidence/intake/intake.ts'
import type { AssessmentState } from './assessment-state.ts'

/**
 * Keeps what is being typed from getting lost when the window hides or closes: it becomes an answer at once, and the
 * window stays until that is on disk. When the disk refuses, the window stays for as long as the person does not close
 * it a second time.
 *
 * Files on their way in hold the window once, in plain view of their progress.
 */
export function useLeaveGuard(store: StoreApi<AssessmentState>): void {
  useEffect(() => {
    let warned = false
    let warnedOfFiles = false
    const flushHidden = () => {
      if (document.visibilityState === 'hidden') store.getState().flush()
    }
    const holdClosing = (event: BeforeUnloadEvent) => {
      store.getState().flush()
      if (!warnedOfFiles && intakeOf(store).getState().items.some(isUnderway)) {
        // Files that wait were never read: whoever closes again does without them.
        warnedOfFiles = true
        event.preventDefault()
        return
      }
      const { save } = store.getState()
      if (save.kind === 'saved' || (save.kind === 'failed' && warned)) return
      event.preventDefault()
      if (save.kind === 'failed') warned = true
      else closeWhenSaved(store)
    }
    document.addEventListener('visibilitychange', flushHidden)
    window.addEventListener('beforeunload', holdClosing)
    return () => {
      document.removeEventListener('visibilitychange', flushHidden)
      window.removeEventListener('beforeunload', holdClosing)
    }
  }, [store])
}

function closeWhenSaved(store: StoreApi<AssessmentState>): void {
  const stop = store.subscribe((state) => {
    if (state.save.kind === 'saving') return
    stop()
    if (state.save.kind === 'saved') window.close()
  })
}
