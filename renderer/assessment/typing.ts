import type { StoreApi } from 'zustand'
import type { AssessmentState } from './assessment-state.ts'

/** Keeps track of the fields that hold text which is not an answer yet. */
export function trackTyping(store: StoreApi<AssessmentState>): Pick<AssessmentState, 'hold' | 'flush'> {
  const typed = new Set<() => void>()
  return {
    hold(commit) {
      typed.add(commit)
      store.setState({ typing: true })
      return () => {
        typed.delete(commit)
        if (typed.size === 0 && store.getState().typing) store.setState({ typing: false })
      }
    },
    flush() {
      for (const commit of [...typed]) commit()
    },
  }
}
