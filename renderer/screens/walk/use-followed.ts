import { startTransition, useEffect, useState } from 'react'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'

/** What counts, filters and lists of an assessment are worked out of. */
export type Followed = Pick<AssessmentState, 'views' | 'findings' | 'record' | 'checklist' | 'signer'>

/** So long the counts may be behind while somebody answers one question after the other, in milliseconds. */
const BEHIND = 400

/**
 * The open assessment as it stood a moment ago. It follows when nobody waits for anything: what is counted over the whole
 * of it never holds up an answer, nor what says that it is saved.
 */
export function useFollowed(): Followed {
  const store = useAssessmentStore()
  const [followed, setFollowed] = useState(() => pick(store.getState()))
  useEffect(() => {
    let waiting = 0
    const follow = () => {
      waiting = 0
      startTransition(() =>
        setFollowed((before) => {
          const now = pick(store.getState())
          return isSame(before, now) ? before : now
        }),
      )
    }
    const look = () => {
      if (waiting === 0) waiting = requestIdleCallback(follow, { timeout: BEHIND })
    }
    look()
    const stop = store.subscribe(look)
    return () => {
      stop()
      cancelIdleCallback(waiting)
    }
  }, [store])
  return followed
}

function pick({ views, findings, record, checklist, signer }: AssessmentState): Followed {
  return { views, findings, record, checklist, signer }
}

function isSame(one: Followed, other: Followed): boolean {
  return one.views === other.views && one.findings === other.findings && one.record === other.record
}
