import { createContext, use } from 'react'
import type { Path } from '../../shared/checklist/value.ts'

/** Goes to a question on the screen around; null where there are none to go to. */
export const JumpContext = createContext<((path: Path) => void) | null>(null)

/** How to go to a question from here; null when one cannot. */
export function useJump(): ((path: Path) => void) | null {
  return use(JumpContext)
}
