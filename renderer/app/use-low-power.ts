import { useEffect, useState } from 'react'
import { useDisk } from './disk-look.ts'
import { type BatteryLevel, lowBattery, lowDisk } from './low-power.ts'

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

/** Bytes left on the disk of this device's data when they are few; null otherwise. */
export function useLowDisk(): number | null {
  return useDisk(({ look }) => (look === null ? null : lowDisk(look)))
}
