import { useMemo } from 'react'
import type { Followed } from '../use-followed.ts'
import { NO_PROBLEMS, type Problems, problemsOf } from './problems.ts'

/** Every problem of the open assessment; none of null, while they are not looked for yet. */
export function useProblems(followed: Followed | null): Problems {
  return useMemo(() => (followed === null ? NO_PROBLEMS : problemsOf(followed)), [followed])
}
