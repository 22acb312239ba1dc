import { randomUUID } from 'node:crypto'
import type { Environment } from '../../shared/engine/form-view.ts'
import { localIso } from '../../shared/lib/moment.ts'

/** The clock and the chance of this machine. */
export const environment: Environment = {
  now: () => localIso(new Date()),
  random: () => Math.random(),
  uuid: () => randomUUID(),
}
