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
