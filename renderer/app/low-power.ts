/** What a browser says of the battery. */
export interface BatteryLevel {
  /** From 0 to 1. */
  readonly level: number
  readonly charging: boolean
}

/** A battery that runs down counts as low below this share. */
const LOW_BATTERY = 0.2

/** Below so many free bytes the disk is low: some ninety photos of 6 MB, each kept twice, above what it needs to start. */
const LOW_DISK = 1024 * 1024 * 1024

/** The charge left in whole percent when it is low and running down, else null. A machine without a battery is charging. */
export function lowBattery({ level, charging }: BatteryLevel): number | null {
  return charging || !(level < LOW_BATTERY) ? null : Math.floor(level * 100)
}

/** The bytes that can still be used when they are few, else null; also when the system does not say. */
export function lowDisk({
  free,
  needed,
}: {
  readonly free: number | null
  readonly needed: number
}): number | null {
  if (free === null) return null
  const left = Math.max(0, free - needed)
  return left < LOW_DISK ? left : null
}
