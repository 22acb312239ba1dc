import { expect, test } from 'vitest'
import type { Dialogs } from '../../../main/dialogs.ts'
import { basemapCalls } from '../../../main/ipc/basemap-calls.ts'
import type { Basemaps } from '../../../main/maps/basemaps.ts'

const ID = '3f2b8c1e-6d7a-4b1c-9e0f-1a2b3c4d5e6f'

/** Calls over dialogs that answer with a path, and what the basemaps were told. */
function device(answer: string | null) {
  const told: unknown[] = []
  const asked: string[] = []
  const list = { basemaps: [], chosen: null }
  const tell =
    (name: string) =>
    async (...given: unknown[]) => {
      told.push([name, ...given])
      return list
    }
  const basemaps = { add: tell('add'), move: tell('move') } as unknown as Basemaps
  const dialogs: Dialogs = {
    save: async () => null,
    open: async (kind) => {
      asked.push(kind)
      return answer
    },
    folder: async () => null,
  }
  return { told, asked, list, ...basemapCalls({ basemaps, dialogs }) }
}

test('a basemap is added, and found again, where the person says in the dialog', async () => {
  const one = device('/media/usb/puno.pmtiles')
  expect(await one['basemaps.add']()).toBe(one.list)
  expect(await one['basemaps.find']({ id: ID })).toBe(one.list)
  expect(one.asked).toEqual(['basemap', 'basemap'])
  expect(one.told).toEqual([
    ['add', '/media/usb/puno.pmtiles'],
    ['move', ID, '/media/usb/puno.pmtiles'],
  ])
})

test('a cancelled dialog changes nothing', async () => {
  const one = device(null)
  expect(await one['basemaps.add']()).toBeNull()
  expect(await one['basemaps.find']({ id: ID })).toBeNull()
  expect(one.told).toEqual([])
})
