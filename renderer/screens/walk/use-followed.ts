import { startTransition, useEffect, useState } from 'react'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'

/** What counts, filters and lists of an assessment are worked out of. */
export type Followed = Pick<AssessmentState, 'views' | 'findings' | 'record' | 'checklist' | 'signer'>

/**
 * The open assessment as it stood a moment ago. It follows an answer after the next picture: what is counted over the whole
 * of it never holds up the answer itself.
 */
export function useFollowed(): Followed {
  const store = useAssessmentStore()
  const [followed, setFollowed] = useState(() => pick(store.getState()))
  useEffect(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      timer = undefined
      startTransition(() =>
        setFollowed((before) => {
          const now = pick(store.getState())
          return isSame(before, now) ? before : now
        }),
      )
    }
    const look = () => {
      if (frame !== 0 || timer !== undefined) return
      frame = requestAnimationFrame(() => {
        frame = 0
        timer = setTimeout(follow)
      })
    }
    look()
    const stop = store.subscribe(look)
    return () => {
      stop()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
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
