import { expect, test } from 'vitest'
import { keepSettings } from '../../../renderer/app/keep-settings.ts'
import { setPreferences, stepTextSize } from '../../../renderer/app/preferences.ts'
import { startI18n } from '../../../renderer/messages/i18n.ts'
import type { Services } from '../../../renderer/services.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'

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
