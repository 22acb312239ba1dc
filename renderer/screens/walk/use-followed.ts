import { createContext, use, useEffect, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'
import { useQuestionFocusStore } from '../../questions/question-focus.ts'
import { followInLulls } from './follow-in-lulls.ts'

/** What counts, filters, lists and the side of an assessment are worked out of. */
export type Followed = Pick<
  AssessmentState,
  'views' | 'findings' | 'record' | 'events' | 'checklist' | 'signer'
>

/** What the walk around follows with; all of its parts see the same. */
export const FollowedContext = createContext<Followed | null>(null)

/** The question at hand as the walk around follows it, for what is said about it elsewhere. */
export const FollowedPathContext = createContext<Path | null>(null)

/** The open assessment as the walk around follows it. Throws outside of a walk, which is a bug. */
export function useFollowed(): Followed {
  const followed = use(FollowedContext)
  if (followed === null) throw new Error('useFollowed outside of a walk')
  return followed
}

/** The same while it is wanted. Null while it is not, and nothing is drawn again for it. */
export function useFollowedWhile(wanted: boolean): Followed | null {
  return wanted ? use(FollowedContext) : null
}

/**
 * The open assessment as it stood a moment ago, and the question that was at hand then. They follow when nobody waits for
 * anything, neither for an answer nor for the word that it is saved: what is counted or drawn beside it never holds up
 * either.
 */
export function useFollowing(): { readonly followed: Followed; readonly path: Path | null } {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const [followed, setFollowed] = useState(() => pick(store.getState()))
  const [path, setPath] = useState(() => focus.getState().at)
  useEffect(() => {
    // Both together: nothing is drawn for the question before that is gone right after.
    const follower = followInLulls(store, () => {
      setPath(focus.getState().at)
      setFollowed((before) => {
        const now = pick(store.getState())
        return isSame(before, now) ? before : now
      })
    })
    follower.look()
    const unheard = focus.subscribe(({ at }, before) => {
      if (at !== before.at) follower.look()
    })
    return () => {
      unheard()
      follower.stop()
    }
  }, [store, focus])
  return { followed, path }
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
