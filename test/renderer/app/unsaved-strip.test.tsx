// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Look } from '../../../renderer/app/look.tsx'
import { useNavigation } from '../../../renderer/app/route.ts'
import { UnsavedStrip } from '../../../renderer/app/unsaved-strip.tsx'
import { onScreen } from '../../../renderer/assessment/leave-guard.ts'
import { openAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { type Language, startI18n } from '../../../renderer/messages/i18n.ts'
import { type Services, ServicesContext } from '../../../renderer/services.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import '../../support/render-screen.tsx'
import { ANA, ASSESSMENT, begunAssessment, countingEnvironment } from '../assessment/opened.ts'

let closed = 0
beforeEach(() => {
  closed = 0
  window.close = () => {
    closed += 1
  }
})
afterEach(() => {
  cleanup()
  onScreen.setState(new Set(), true)
})

/** Home, with an assessment open behind it in which somebody has worked. */
async function atHome(language: Language = 'en') {
  const storage = await begunAssessment()
  await storage.putSettings({ identity: ANA })
  const signer = { name: 'Ana', org: '', title: '' }
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: [{ key: ANA, signer, fingerprint: '', created: '', keyring: false, backed_up: null }],
    }),
  })
  const services = { storage, bridge, environment: countingEnvironment() } as unknown as Services
  const i18n = await startI18n(language)
  await i18n.changeLanguage(language)
  const store = await openAssessment(services, ASSESSMENT)
  const shown = () =>
    render(
      <ServicesContext value={services}>
        <Look nonce="">
          <UnsavedStrip />
        </Look>
      </ServicesContext>,
    )
  return { storage, store, shown }
}

/** Whether the window would close now. */
function closes(): boolean {
  return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}
const strip = () => document.querySelector('[data-unsaved]')

it('what a full disk refused is told on every screen, and the window stays for it once', async () => {
  const { storage, store, shown } = await atHome()
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await waitFor(() => expect(store.getState().save.kind).toBe('failed'))
  shown()
  expect(strip()?.getAttribute('data-unsaved')).toBe('failed')
  expect(closes()).toBe(false)
  expect(closes()).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Go there' }))
  expect(useNavigation.getState().route).toEqual({ screen: 'walk', assessment: ASSESSMENT })
  storage.failWith(null)
  await store.getState().retry()
  await waitFor(() => expect(strip()).toBeNull())
  expect(storage.committed(ASSESSMENT).at(-1)?.event.body).toMatchObject({ value: 'dry' })
  expect(closes()).toBe(true)
})

it('what is still being saved holds the window until it is, and nothing is said of it', async () => {
  const { storage, store, shown } = await atHome()
  shown()
  const goOn = storage.pause()
  const answered = store.getState().answer('REMARK', 'dry')
  expect(closes()).toBe(false)
  expect(strip()).toBeNull()
  expect(closed).toBe(0)
  goOn()
  await answered
  expect(closed).toBe(1)
  expect(closes()).toBe(true)
})

it('the assessment on the screen speaks for itself', async () => {
  const { storage, store, shown } = await atHome('zh')
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await waitFor(() => expect(store.getState().save.kind).toBe('failed'))
  onScreen.setState(new Set([store]), true)
  shown()
  expect(strip()).toBeNull()
  expect(closes()).toBe(true)
  onScreen.setState(new Set(), true)
  await waitFor(() => expect(strip()?.textContent).toMatch(/尚未保存/))
})
