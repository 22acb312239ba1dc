import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Basemap, BasemapList } from '../../shared/ipc/basemap-calls.ts'
import { useServices } from '../services.ts'

/** The basemaps of this device, and what can be done with them. */
export interface Basemaps {
  readonly list: BasemapList
  /** The one in use; null for none, or when it cannot be read now. */
  readonly shown: Basemap | null
  /** Why the last act failed; null when it did not. */
  readonly error: unknown
  add(): void
  find(id: string): void
  remove(id: string): void
  choose(id: string | null): void
}

const NONE: BasemapList = { basemaps: [], chosen: null }

/** Asks the main process for the basemaps. A device that cannot say has none. */
export function useBasemaps(): Basemaps {
  const { bridge } = useServices()
  const [list, setList] = useState<BasemapList>(NONE)
  const [error, setError] = useState<unknown>(null)
  const act = useCallback((asked: Promise<BasemapList | null>) => {
    setError(null)
    asked.then((next) => next !== null && setList(next), setError)
  }, [])
  useEffect(() => {
    bridge.call('basemaps.list', undefined).then(setList, () => {})
  }, [bridge])
  const shown = useMemo(
    () => list.basemaps.find(({ id, state }) => id === list.chosen && state === 'ready') ?? null,
    [list],
  )
  return {
    list,
    shown,
    error,
    add: () => act(bridge.call('basemaps.add', undefined)),
    find: (id) => act(bridge.call('basemaps.find', { id })),
    remove: (id) => act(bridge.call('basemaps.remove', { id })),
    choose: (id) => act(bridge.call('basemaps.choose', { id })),
  }
}
