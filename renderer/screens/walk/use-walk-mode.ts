import { useState } from 'react'
import { useServices } from '../../services.ts'
import type { Settings } from '../../storage/storage.ts'

/** How sections are shown: as one list, or a question, group or repeat at a time. */
export type WalkMode = Settings['walk']

/** The person's choice of how sections are shown, kept for every walk. */
export function useWalkMode(first: WalkMode): readonly [WalkMode, (mode: WalkMode) => void] {
  const { storage } = useServices()
  const [mode, setMode] = useState(first)
  return [
    mode,
    (next) => {
      setMode(next)
      storage.putSettings({ walk: next }).catch((error: unknown) => console.error(error))
    },
  ]
}
