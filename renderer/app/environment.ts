import type { Environment } from '../../shared/engine/form-view.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** A moment as ISO 8601 with the zone of this device, e.g. `2026-05-30T17:00:00.000+02:00`. */
export function localIso(moment: Date): string {
  const offset = -moment.getTimezoneOffset()
  const shifted = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1)
  const size = Math.abs(offset)
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** The clock and the chance of this device. */
export const deviceEnvironment: Environment = {
  now: () => localIso(new Date()),
  random: () => {
    const [bits = 0] = crypto.getRandomValues(new Uint32Array(1))
    return bits / 2 ** 32
  },
  uuid: () => crypto.randomUUID(),
}
