import { useEffect } from 'react'
import type { StoreApi } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { SLOW_AFTER } from '../copies/slow-copies.ts'
import { intakeOf, isUnderway } from '../evidence/intake/intake.ts'
import type { AssessmentState } from './assessment-state.ts'

/** The assessments on the screen, whose closing is held by `useLeaveGuard`; of the others `useHeldElsewhere` takes care. */
export const onScreen = createStore<ReadonlySet<StoreApi<AssessmentState>>>(() => new Set())

/**
 * Keeps what is being typed from getting lost when the window hides or closes: it becomes an answer at once, and the
 * window stays until that is on disk. When the disk refuses, or does not answer, the window stays for as long as the
 * person does not close it a second time.
 *
 * Files on their way in hold the window once, in plain view of their progress.
 */
export function useLeaveGuard(store: StoreApi<AssessmentState>): void {
  useEffect(() => {
    const rule = createLeaveRule(
      store,
      () => performance.now(),
      () => window.close(),
    )
    const flushHidden = () => {
      if (document.visibilityState === 'hidden') store.getState().flush()
    }
    const holdClosing = (event: BeforeUnloadEvent) => {
      if (!rule.mayClose()) event.preventDefault()
    }
    onScreen.setState(new Set(onScreen.getState()).add(store), true)
    document.addEventListener('visibilitychange', flushHidden)
    window.addEventListener('beforeunload', holdClosing)
    return () => {
      onScreen.setState(new Set([...onScreen.getState()].filter((other) => other !== store)), true)
      document.removeEventListener('visibilitychange', flushHidden)
      window.removeEventListener('beforeunload', holdClosing)
    }
  }, [store])
}

/** Says each time the window is about to close whether it may. */
export interface LeaveRule {
  mayClose(): boolean
}

/**
 * The rule of `useLeaveGuard`, without the window.
 *
 * @param now monotonic milliseconds
 * @param close closes the window that was held, once everything is on disk
 */
export function createLeaveRule(
  store: StoreApi<AssessmentState>,
  now: () => number,
  close: () => void,
): LeaveRule {
  let warned = false
  let warnedOfFiles = false
  /** Since when the window is held for what is being saved; null while it is not. */
  let heldSince: number | null = null

  function closeWhenSaved(): void {
    heldSince = now()
    const stop = store.subscribe((state) => {
      if (state.save.kind === 'saving') return
      stop()
      heldSince = null
      if (state.save.kind === 'saved') close()
    })
  }

  return {
    mayClose() {
      store.getState().flush()
      if (!warnedOfFiles && intakeOf(store).getState().items.some(isUnderway)) {
        // Files that wait were never read: whoever closes again does without them.
        warnedOfFiles = true
        return false
      }
      const { save } = store.getState()
      if (save.kind === 'saved') return true
      if (save.kind === 'failed') {
        if (warned) return true
        warned = true
        return false
      }
      // By then the screen says that the copies do not answer, and what closing again means.
      if (heldSince !== null) return now() - heldSince >= SLOW_AFTER
      closeWhenSaved()
      return false
    },
  }
}
