import { useMemo } from 'react'
import type { Followed } from '../use-followed.ts'
import { type Problems, problemsOf } from './problems.ts'

/** Every problem of the open assessment. */
export function useProblems(followed: Followed): Problems {
  return useMemo(() => problemsOf(followed), [followed])
}
