const two = (value: number) => String(value).padStart(2, '0')

/** A moment as ISO 8601 with the zone of this device, e.g. `2026-05-30T17:00:00.000+02:00`. */
export function localIso(moment: Date): string {
  const offset = localOffset(moment.getTime())
  const shifted = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1)
  const size = Math.abs(offset)
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** How far the clock of this device is from UTC at a moment (milliseconds since 1970-01-01T00:00Z), in minutes. */
export function localOffset(moment: number): number {
  // Not `-offset`: in UTC that is -0, which is written down as 0 and then is not what was written.
  return 0 - new Date(moment).getTimezoneOffset()
}

/** A moment as events, statements and cards carry it: UTC, whole seconds, `YYYY-MM-DDTHH:MM:SSZ`. */
export function claimedTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`
}
