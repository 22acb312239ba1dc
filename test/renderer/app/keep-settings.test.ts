import { expect, test } from 'vitest'
import { keepSettings } from '../../../renderer/app/keep-settings.ts'
import { setPreferences, stepTextSize } from '../../../renderer/app/preferences.ts'
import { useNavigation } from '../../../renderer/app/route.ts'
import { startI18n } from '../../../renderer/messages/i18n.ts'
import { ownEntry, ownKey } from '../../../renderer/screens/walk/own-key.ts'
import type { Services } from '../../../renderer/services.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'

const QUIET = { 'app.language': () => undefined, 'app.textSize': () => undefined }

test('the look and the size of text take effect at once and are kept', async () => {
  await startI18n('en')
  const storage = createMemoryStorage()
  const sizes: unknown[] = []
  const bridge = {
    call: async (name: string, request: { percent: number }) => {
      if (name === 'app.textSize') sizes.push(request.percent)
    },
  }
  setPreferences({ textSize: 130 })
  await keepSettings({ bridge, storage } as unknown as Services, { lang: '' } as HTMLElement)
  expect(sizes).toEqual([130])
  stepTextSize(1)
  setPreferences({ appearance: 'outdoor' })
  expect(sizes).toEqual([130, 150])
  await expect.poll(() => storage.getSettings()).toMatchObject({ textSize: 150, appearance: 'outdoor' })
})

test('a question that a link led to is where the person is, until they go on; the next start finds them there', async () => {
  await startI18n('en')
  const storage = createMemoryStorage()
  setPreferences({ identity: `sha256:${'a'.repeat(64)}` })
  await keepSettings({ bridge: createFakeBridge(QUIET), storage } as unknown as Services, {} as HTMLElement)
  const { go, back } = useNavigation.getState()
  go({ screen: 'finish', assessment: 'one' })
  go({ screen: 'walk', assessment: 'one', path: 'LINKED' })
  const key = ownKey('one')
  await expect
    .poll(() => storage.getSettings())
    .toMatchObject({ route: { screen: 'walk', assessment: 'one' }, positions: { [key]: 'LINKED' } })
  expect((await storage.getSettings()).route).not.toHaveProperty('path')
  // As the walk says it when somebody goes on there.
  await storage.putSettings({ positions: { [key]: 'FURTHER' } })
  go({ screen: 'bundle' })
  back()
  expect(useNavigation.getState().route).toEqual({ screen: 'walk', assessment: 'one' })
  await expect.poll(() => storage.getSettings()).toMatchObject({ route: { screen: 'walk' } })
  expect((await storage.getSettings()).positions).toEqual({ [key]: 'FURTHER' })
})

test('each person has a place of their own in one assessment, or the one from before persons were told apart', () => {
  const places = { one: 'OLD', [`one sha256:${'a'.repeat(64)}`]: 'ANA' }
  setPreferences({ identity: `sha256:${'a'.repeat(64)}` })
  expect(ownEntry(places, 'one')).toBe('ANA')
  setPreferences({ identity: `sha256:${'b'.repeat(64)}` })
  expect(ownEntry(places, 'one')).toBe('OLD')
  expect(ownEntry({ [ownKey('one')]: 'BEN', ...places }, 'one')).toBe('BEN')
  expect(ownEntry(places, 'two')).toBeUndefined()
})
