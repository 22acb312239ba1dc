import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, test } from 'vitest'
import { restoreRoute } from '../../../renderer/app/restore-route.ts'
import { createStorage } from '../../../renderer/storage/create-storage.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import type { Storage } from '../../../renderer/storage/storage.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'

let storage: Storage

beforeAll(async () => {
  storage = createStorage(await openDatabase('restore-route'))
  await storage.putMine({ id: 'mine-1', name: 'Cerro Alto', profile: {}, created: '', changed: '' })
  await storage.createAssessment(
    {
      id: 'assessment-1',
      mine: 'mine-1',
      stage: 'operation',
      checklist: 'c',
      created: '2026-05-30T10:00:00Z',
      feed: 'f',
      exports: [],
    },
    {} as ChecklistDefinition,
    [],
  )
})

const home = { screen: 'home' }

describe('the place that was open', () => {
  test.each([
    { screen: 'settings' },
    { screen: 'mine', mine: 'mine-1' },
    { screen: 'mine-form' },
    { screen: 'walk', assessment: 'assessment-1' },
    { screen: 'finish', assessment: 'assessment-1' },
  ])('is opened again: $screen', async (route) => {
    expect(await restoreRoute(route, storage)).toEqual(route)
  })

  test('is a walk where the person was last, whatever question a link once led to', async () => {
    const stored = { screen: 'walk', assessment: 'assessment-1', path: 'ACQ-LEG-01' }
    expect(await restoreRoute(stored, storage)).toEqual({ screen: 'walk', assessment: 'assessment-1' })
  })

  test('is home when what it showed is gone', async () => {
    expect(await restoreRoute({ screen: 'mine', mine: 'mine-2' }, storage)).toEqual(home)
    expect(await restoreRoute({ screen: 'walk', assessment: 'assessment-2' }, storage)).toEqual(home)
  })

  test('is home when nothing, or nothing known, was stored', async () => {
    for (const stored of [null, undefined, 'walk', { screen: 'map' }, { screen: 'walk' }])
      expect(await restoreRoute(stored, storage)).toEqual(home)
  })

  test('is home after a bundle or a backup, which may have gone with its stick', async () => {
    expect(await restoreRoute({ screen: 'bundle', path: '/media/usb/a.adit' }, storage)).toEqual(home)
    expect(await restoreRoute({ screen: 'restore', path: '/media/usb/adit-2026' }, storage)).toEqual(home)
  })
})
