import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { CopiesState } from '../storage/copies/copies-state.ts'
import type { Copies } from '../storage/copies/open-copies.ts'

/** Both copies of the running app; null outside of it. */
export const CopiesContext = createContext<Copies | null>(null)

/** Both copies, for acting on them. Throws outside of the app's tree, which is a bug. */
export function useBothCopies(): Copies {
  const copies = use(CopiesContext)
  if (copies === null) throw new Error('useBothCopies outside of the app')
  return copies
}

/** What is known of both copies. Re-renders only when the chosen part is another one by identity. */
export function useCopies<Part>(selector: (state: CopiesState) => Part): Part {
  return useStore(useBothCopies().state, selector)
}
