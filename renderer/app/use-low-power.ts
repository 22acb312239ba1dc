import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'
import { type BatteryLevel, lowBattery, lowDisk } from './low-power.ts'

/** Pause between two looks at the room on the disk, in milliseconds. */
const PAUSE_MS = 60_000

interface Battery extends BatteryLevel, EventTarget {}

/** Percent left in a battery that is low and runs down; null otherwise, and where there is no battery. */
export function useLowBattery(): number | null {
  const [low, setLow] = useState<number | null>(null)
  useEffect(() => {
    const stopped = new AbortController()
    const { signal } = stopped
    const follow = (battery: Battery) => {
      if (signal.aborted) return
      const look = () => setLow(lowBattery(battery))
      look()
      battery.addEventListener('levelchange', look, { signal })
      battery.addEventListener('chargingchange', look, { signal })
    }
    // Not every system tells; then nothing is shown.
    const { getBattery } = navigator as { getBattery?: () => Promise<Battery> }
    void getBattery?.call(navigator).then(follow, () => {})
    return () => stopped.abort()
  }, [])
  return low
}

/** Bytes left on the disk of this device's data when they are few; null otherwise. Looks once a minute. */
export function useLowDisk(): number | null {
  const { bridge } = useServices()
  const [low, setLow] = useState<number | null>(null)
  useEffect(() => {
    let stopped = false
    const look = () => {
      // What the disk refuses is said where something is saved.
      bridge.call('journal.disk', undefined).then(
        (disk) => {
          if (!stopped) setLow(lowDisk(disk))
        },
        () => {},
      )
    }
    look()
    const timer = setInterval(look, PAUSE_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [bridge])
  return low
}
