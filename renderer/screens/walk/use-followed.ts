import { startTransition, useEffect, useState } from 'react'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'

/** What counts, filters and lists of an assessment are worked out of. */
export type Followed = Pick<AssessmentState, 'views' | 'findings' | 'record' | 'checklist' | 'signer'>

/** So long the counts may be behind while somebody answers one question after the other, in milliseconds. */
const BEHIND = 400

/**
 * The open assessment as it stood a moment ago. It follows when nobody waits for anything, neither for an answer nor for
 * the word that it is saved: what is counted over the whole of it never holds up either.
 */
export function useFollowed(): Followed {
  const store = useAssessmentStore()
  const [followed, setFollowed] = useState(() => pick(store.getState()))
  useEffect(() => {
    let idle = 0
    let patience: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      idle = 0
      startTransition(() =>
        setFollowed((before) => {
          const now = pick(store.getState())
          return isSame(before, now) ? before : now
        }),
      )
    }
    const followSoon = () => {
      clearTimeout(patience)
      patience = undefined
      if (idle === 0) idle = requestIdleCallback(follow, { timeout: BEHIND })
    }
    const look = () => {
      if (store.getState().save.kind !== 'saving') followSoon()
      else patience ??= setTimeout(followSoon, BEHIND)
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

function pick({ views, findings, record, checklist, signer }: AssessmentState): Followed {
  return { views, findings, record, checklist, signer }
}

function isSame(one: Followed, other: Followed): boolean {
  return one.views === other.views && one.findings === other.findings && one.record === other.record
}
