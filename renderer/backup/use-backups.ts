import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Backups, BackupsStatus } from './backups.ts'

/** Backups of the running app; null outside of it. */
export const BackupsContext = createContext<Backups | null>(null)

/** Backups, for acting on them. Throws outside of the app's tree, which is a bug. */
export function useBackups(): Backups {
  const backups = use(BackupsContext)
  if (backups === null) throw new Error('useBackups outside of the app')
  return backups
}

/** How backups stand; rendered anew with every change. */
export function useBackupsStatus(): BackupsStatus {
  return useStore(useBackups().status)
}
