// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useDisk } from '../../../renderer/app/disk-look.ts'
import { DiskStrip } from '../../../renderer/app/disk-strip.tsx'
import { Look } from '../../../renderer/app/look.tsx'
import { useNavigation } from '../../../renderer/app/route.ts'
import { UnsavedStrip } from '../../../renderer/app/unsaved-strip.tsx'
import { onScreen } from '../../../renderer/assessment/leave-guard.ts'
import { openAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { CopiesContext } from '../../../renderer/copies/use-copies.ts'
import { type Language, startI18n } from '../../../renderer/messages/i18n.ts'
import { type Services, ServicesContext } from '../../../renderer/services.ts'
import type { Copies } from '../../../renderer/storage/copies/open-copies.ts'
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
  useDisk.setState({ look: null })
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
  return { storage, store, services, shown }
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

it('is saved by itself once the disk can be written to again', async () => {
  const { storage, store, services } = await atHome()
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await waitFor(() => expect(store.getState().save.kind).toBe('failed'))
  const disk = { path: '/data', free: 0, needed: 1 }
  useDisk.setState({ look: { state: 'full', ...disk } })
  const retried = { copies: 0 }
  const copies = {
    async retry() {
      retried.copies += 1
    },
  } as Copies
  render(
    <ServicesContext value={services}>
      <CopiesContext value={copies}>
        <Look nonce="">
          <DiskStrip />
        </Look>
      </CopiesContext>
    </ServicesContext>,
  )
  expect(document.querySelector('[data-disk="full"]')).not.toBeNull()
  storage.failWith(null)
  act(() => useDisk.setState({ look: { state: 'ready', ...disk } }))
  await waitFor(() => expect(store.getState().save.kind).toBe('saved'))
  expect(retried.copies).toBe(1)
  expect(document.querySelector('[data-disk]')).toBeNull()
})

it('the walk speaks for itself; other screens of an assessment do not', async () => {
  const { storage, store, shown } = await atHome('zh')
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await waitFor(() => expect(store.getState().save.kind).toBe('failed'))
  onScreen.setState(new Set([store]), true)
  useNavigation.getState().go({ screen: 'walk', assessment: ASSESSMENT })
  shown()
  expect(strip()).toBeNull()
  expect(closes()).toBe(true)
  act(() => useNavigation.getState().go({ screen: 'evidence', assessment: ASSESSMENT }))
  await waitFor(() => expect(strip()?.textContent).toMatch(/尚未保存/))
})
