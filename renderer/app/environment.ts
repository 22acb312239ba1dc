import { localIso, localOffset } from '../../shared/lib/moment.ts'
import type { DeviceEnvironment } from '../services.ts'
import type { Storage } from '../storage/storage.ts'

/** The clock and the chance of this device, and the name by which forms know it. */
export function deviceEnvironment(device: string): DeviceEnvironment {
  return { ...CHANCE, properties: { deviceid: device } }
}

/** A name for this device, drawn at its first start and kept in the settings. */
export async function nameDevice(storage: Pick<Storage, 'getSettings' | 'putSettings'>): Promise<string> {
  const { device } = await storage.getSettings()
  if (device !== null) return device
  const drawn = `adit:${CHANCE.uuid()}`
  await storage.putSettings({ device: drawn })
  return drawn
}

/** Names this run of the page: the monotonic clock counts from its start. */
const RUN = crypto.randomUUID().slice(0, 8)

const CHANCE: DeviceEnvironment = {
  now: () => localIso(new Date()),
  offsetAt: localOffset,
  random: () => {
    const [bits = 0] = crypto.getRandomValues(new Uint32Array(1))
    return bits / 2 ** 32
  },
  uuid: () => crypto.randomUUID(),
  clock: () => ({ zone: localOffset(Date.now()), run: RUN, mono: Math.floor(performance.now()) }),
}
