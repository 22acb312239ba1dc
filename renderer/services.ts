import { createContext, use } from 'react'
import type { Environment } from '../shared/engine/form-view.ts'
import type { ClockReading } from '../shared/record/event.ts'
import type { Bridge } from './bridge/client.ts'
import type { Storage } from './storage/storage.ts'

/** What a device is asked for: time and chance as forms need them, and what its clocks say. */
export interface DeviceEnvironment extends Environment {
  /** Left out by what has no clocks worth comparing; events then carry the wall's time alone. */
  clock?(): ClockReading
}

/** Everything a screen needs from outside itself, built once by `app/` and handed in, so that tests hand in others. */
export interface Services {
  readonly bridge: Bridge
  readonly storage: Storage
  readonly environment: DeviceEnvironment
}

/** The services of the screens below; null outside of the app. */
export const ServicesContext = createContext<Services | null>(null)

/** The services of the running app. Throws outside of the app's tree, which is a bug. */
export function useServices(): Services {
  const services = use(ServicesContext)
  if (services === null) throw new Error('useServices outside of the app')
  return services
}
