// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AssessmentState } from '../../../../renderer/assessment/assessment-state.ts'
import { BundleScreen } from '../../../../renderer/screens/bundle/bundle-screen.tsx'
import { ServicesContext } from '../../../../renderer/services.ts'
import type { Reply } from '../../../../shared/ipc/contract.ts'
import { createFakeBridge } from '../../../support/fake-bridge.ts'
import { fakeEnvironment } from '../../../support/fake-environment.ts'
import { createMemoryStorage } from '../../../support/memory-storage.ts'
import { renderScreen } from '../../../support/render-screen.tsx'
import { reportWith } from './reports.ts'

it('says what it does from the moment a bundle is chosen, how far it is, and what came out', async () => {
  let end = (_found: Reply<'bundle.verify'>) => {}
  const bridge = createFakeBridge({
    'bundle.verify': () =>
      new Promise((resolve) => {
        end = resolve
      }),
    'bundle.cancel': () => undefined,
  })
  const services = { bridge, storage: createMemoryStorage(), environment: fakeEnvironment() }
  await renderScreen(
    createStore(() => ({})) as unknown as StoreApi<AssessmentState>,
    <ServicesContext value={services}>
      <BundleScreen />
    </ServicesContext>,
  )
  const said = () => document.querySelector('[data-verification]')?.textContent
  const chosen = 'Choose a bundle in the window that opened'
  expect(screen.getByText(chosen)).toBeTruthy()

  act(() => bridge.tell('work.progress', { work: 'verify', step: 'read', done: 0, total: 0 }))
  expect(screen.queryByText(chosen)).toBeNull()
  expect(said()).toBe('Reading the file')
  expect(screen.getByRole('progressbar', { name: 'Reading the file' })).toBeTruthy()

  const tell = (done: number) =>
    act(() => bridge.tell('work.progress', { work: 'verify', step: 'verify', done, total: 4_000_000 }))
  tell(900_000)
  expect(said()).toBe('Checking every hash and signature')
  tell(2_100_000)
  expect(said()).toBe('Checking every hash and signature: 50 %')
  expect(screen.getByText('2.1 MB of 4 MB')).toBeTruthy()

  await act(async () => end({ path: '/a/x.adit', report: reportWith() }))
  await screen.findByRole('heading', { level: 1, name: 'x.adit' })
  expect(said()).toBe('Checked. Intact: Yes; Signed: Yes; Trusted: Not known; Current: Not known.')
})
