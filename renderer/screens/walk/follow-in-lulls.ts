import { startTransition } from 'react'
import type { StoreApi } from 'zustand'
import type { AssessmentState } from '../../assessment/assessment-state.ts'

/** So long what follows may be behind while somebody answers one question after the other, in milliseconds. */
const BEHIND = 400

/**
 * Calls `follow` in a transition whenever it is told to look or the assessment changed, in the next lull: behind the next
 * picture, when nothing is being typed or saved.
 */
export function followInLulls(
  store: StoreApi<AssessmentState>,
  follow: () => void,
): { look(): void; stop(): void } {
  let picture = 0
  let idle = 0
  let patience: ReturnType<typeof setTimeout> | undefined
  const followNow = () => {
    clearTimeout(patience)
    patience = undefined
    startTransition(follow)
  }
  const followInLull = () => {
    const { save, typing } = store.getState()
    // That it is saved or typed is a change too, and is met with another look.
    if (save.kind !== 'saving' && !typing) followNow()
  }
  const look = () => {
    patience ??= setTimeout(followNow, BEHIND)
    // A lull that was waited for before this change may come before its picture.
    cancelIdleCallback(idle)
    if (picture !== 0) return
    picture = requestAnimationFrame(() => {
      picture = 0
      idle = requestIdleCallback(followInLull)
    })
  }
  const unheard = store.subscribe(look)
  return {
    look,
    stop() {
      unheard()
      clearTimeout(patience)
      cancelAnimationFrame(picture)
      cancelIdleCallback(idle)
    },
  }
}
