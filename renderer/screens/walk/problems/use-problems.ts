import { createContext, use } from 'react'
import { NO_PROBLEMS, type Problems } from './problems.ts'

/** Every problem of the open assessment, as the walk around follows it. */
export const ProblemsContext = createContext<Problems>(NO_PROBLEMS)

/** Every problem of the open assessment; none while they are not looked for yet. */
export function useProblems(): Problems {
  return use(ProblemsContext)
}
