import type { Dialogs } from '../dialogs.ts'
import type { Basemaps } from '../maps/basemaps.ts'
import type { Handlers } from './handler.ts'

/** What the calls on basemaps need. */
export interface BasemapCallParts {
  readonly basemaps: Basemaps
  readonly dialogs: Dialogs
}

/** Basemaps from the person's disk. The page never names a path: the person picks each file in the system's dialog. */
export function basemapCalls({ basemaps, dialogs }: BasemapCallParts) {
  return {
    'basemaps.list': () => basemaps.list(),
    'basemaps.add': async () => {
      const path = await dialogs.open('basemap')
      return path === null ? null : basemaps.add(path)
    },
    'basemaps.find': async ({ id }) => {
      const path = await dialogs.open('basemap')
      return path === null ? null : basemaps.move(id, path)
    },
    'basemaps.remove': ({ id }) => basemaps.remove(id),
    'basemaps.choose': ({ id }) => basemaps.choose(id),
    'basemaps.tile': ({ id, z, x, y }) => basemaps.tile(id, z, x, y),
  } satisfies Partial<Handlers>
}
