import { useEffect } from 'react'
import { create } from 'zustand'
import type { DiskLook } from '../../shared/ipc/journal-calls.ts'
import type { Bridge } from '../bridge/client.ts'

/** Pause between two looks at a disk that can be worked on, in milliseconds. */
const CALM_MS = 60_000
/** Pause between two looks at one that cannot: somebody is at it, and waits. */
const TROUBLE_MS = 3_000

/** The last look at the disk of this device's data; null before the first. */
export const useDisk = create<{ readonly look: DiskLook | null }>(() => ({ look: null }))

/**
 * Looks at the disk again and again, for as long as the app is on the screen.
 *
 * @param areWhole whether both copies took everything: when that changes, it is looked at once
 */
export function useDiskWatch(bridge: Pick<Bridge, 'call'>, areWhole: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a copy refuses is most often the disk's doing.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const look = async () => {
      // What the disk refuses is said where something is saved.
      const found = await bridge.call('journal.disk', undefined).catch(() => null)
      if (stopped) return
      if (found !== null) useDisk.setState({ look: found })
      timer = setTimeout(() => void look(), found === null || found.state === 'ready' ? CALM_MS : TROUBLE_MS)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [bridge, areWhole])
}
