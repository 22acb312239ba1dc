import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { NO_PROBLEMS, problemsOf } from './problems/problems.ts'
import { ProblemsContext } from './problems/use-problems.ts'
import { TalliesContext, useCounting } from './sections/use-tallies.ts'
import { FollowedContext, FollowedPathContext, useFollowing } from './use-followed.ts'

/**
 * What follows the answers of a walk, counted once for all that show it. An answer draws those again, and not the walk
 * they stand in.
 */
export function Around({ children }: { readonly children: ReactNode }) {
  const { followed, path } = useFollowing()
  const tallies = useCounting(followed)
  // The questions are what somebody opens a walk for: the first picture does not wait for what is wrong with them.
  const isBegun = useDeferredValue(true, false)
  const problems = useMemo(() => (isBegun ? problemsOf(followed) : NO_PROBLEMS), [isBegun, followed])
  return (
    <FollowedContext value={followed}>
      <TalliesContext value={tallies}>
        <ProblemsContext value={problems}>
          <FollowedPathContext value={path}>{children}</FollowedPathContext>
        </ProblemsContext>
      </TalliesContext>
    </FollowedContext>
  )
}
