import { createContext, startTransition, use, useEffect, useState } from 'react'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'

/** What counts, filters, lists and the side of an assessment are worked out of. */
export type Followed = Pick<
  AssessmentState,
  'views' | 'findings' | 'record' | 'events' | 'checklist' | 'signer'
>

/** What the walk around follows with; all of its parts see the same. */
export const FollowedContext = createContext<Followed | null>(null)

/** The open assessment as the walk around follows it. Throws outside of a walk, which is a bug. */
export function useFollowed(): Followed {
  const followed = use(FollowedContext)
  if (followed === null) throw new Error('useFollowed outside of a walk')
  return followed
}

/** So long the counts may be behind while somebody answers one question after the other, in milliseconds. */
const BEHIND = 400

/**
 * The open assessment as it stood a moment ago. It follows when nobody waits for anything, neither for an answer nor for
 * the word that it is saved: what is counted or drawn beside it never holds up either.
 */
export function useFollowing(): Followed {
  const store = useAssessmentStore()
  const [followed, setFollowed] = useState(() => pick(store.getState()))
  useEffect(() => {
    let idle = 0
    let patience: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      clearTimeout(patience)
      patience = undefined
      startTransition(() =>
        setFollowed((before) => {
          const now = pick(store.getState())
          return isSame(before, now) ? before : now
        }),
      )
    }
    const followUnlessSaving = () => {
      idle = 0
      // That it is saved is a change too, and is met with another look.
      if (store.getState().save.kind !== 'saving') follow()
    }
    const look = () => {
      patience ??= setTimeout(follow, BEHIND)
      if (idle === 0) idle = requestIdleCallback(followUnlessSaving)
    }
    look()
    const stop = store.subscribe(look)
    return () => {
      stop()
      clearTimeout(patience)
      cancelIdleCallback(idle)
    }
  }, [store])
  return followed
}

function pick({ views, findings, record, events, checklist, signer }: AssessmentState): Followed {
  return { views, findings, record, events, checklist, signer }
}

function isSame(one: Followed, other: Followed): boolean {
  return (
    one.views === other.views &&
    one.findings === other.findings &&
    one.record === other.record &&
    one.events === other.events
  )
}
