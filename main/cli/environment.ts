import { randomUUID } from 'node:crypto'
import type { Environment } from '../../shared/engine/form-view.ts'
import { localIso, localOffset } from '../../shared/lib/moment.ts'

/** The clock and the chance of this machine. */
export const environment: Environment = {
  now: () => localIso(new Date()),
  offsetAt: localOffset,
  random: () => Math.random(),
  uuid: () => randomUUID(),
}

/** The same machine at noon of a day, `YYYY-MM-DD`; null when the calendar has no such day. */
export function environmentOn(day: string): Environment | null {
  const noon = new Date(`${day}T12:00:00`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(noon.getTime())) return null
  const now = localIso(noon)
  return now.startsWith(day) ? { ...environment, now: () => now } : null
}
