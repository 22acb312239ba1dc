import type { Environment } from '../../shared/engine/form-view.ts'
import { localIso } from '../../shared/lib/moment.ts'

/** The clock and the chance of this device. */
export const deviceEnvironment: Environment = {
  now: () => localIso(new Date()),
  random: () => {
    const [bits = 0] = crypto.getRandomValues(new Uint32Array(1))
    return bits / 2 ** 32
  },
  uuid: () => crypto.randomUUID(),
}
