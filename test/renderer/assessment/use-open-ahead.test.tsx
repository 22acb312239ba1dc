// @vitest-environment jsdom
import { cleanup, render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { AssessmentProvider } from '../../../renderer/assessment/assessment-context.tsx'
import {
  assessmentAtHand,
  closeAssessment,
  openAssessment,
} from '../../../renderer/assessment/open-assessments.ts'
import { useOpenAhead } from '../../../renderer/assessment/use-open-ahead.ts'
import { type Services, ServicesContext } from '../../../renderer/services.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import '../../support/idle.ts'
import { ANA, ASSESSMENT, BEN, begunAssessment, countingEnvironment } from './opened.ts'

afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

async function atMine() {
  const storage = await begunAssessment()
  await storage.putSettings({ identity: ANA })
  const signer = { name: 'Ana', org: '', title: '' }
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: [{ key: ANA, signer, fingerprint: '', created: '', keyring: false, backed_up: null }],
    }),
  })
  const reads = vi.spyOn(storage, 'loadEvents')
  const services = { storage, bridge, environment: countingEnvironment() } as unknown as Services
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesContext value={services}>{children}</ServicesContext>
  )
  return { services, reads, wrapper }
}

test('what somebody is likely to go on with is opened before they do, of what the page has read', async () => {
  const { services, reads, wrapper } = await atMine()
  const next = { id: ASSESSMENT, events: await services.storage.loadEvents(ASSESSMENT) }
  renderHook(() => useOpenAhead(next), { wrapper })
  await expect.poll(() => assessmentAtHand(services, ASSESSMENT)).toBeDefined()
  const { assessment, events } = (await openAssessment(services, ASSESSMENT)).getState()
  expect([assessment.id, events]).toEqual([ASSESSMENT, next.events])
  expect(reads.mock.calls).toHaveLength(1)
})

test('what came in since the page has read it is read', async () => {
  const { services, reads, wrapper } = await atMine()
  const next = { id: ASSESSMENT, events: await services.storage.loadEvents(ASSESSMENT) }
  const before = await openAssessment(services, ASSESSMENT)
  await before.getState().answer('REMARK', 'dry')
  closeAssessment(services, ASSESSMENT)
  reads.mockClear()
  renderHook(() => useOpenAhead(next), { wrapper })
  await expect.poll(() => assessmentAtHand(services, ASSESSMENT)).toBeDefined()
  const { record } = (await openAssessment(services, ASSESSMENT)).getState()
  expect(record.answers.get('REMARK')?.value).toBe('dry')
  expect(reads.mock.calls).toEqual([[ASSESSMENT]])
})

test('what is open is at hand for who works here, as long as it is open', async () => {
  const { services } = await atMine()
  const opening = openAssessment(services, ASSESSMENT)
  expect(assessmentAtHand(services, ASSESSMENT)).toBeUndefined()
  const store = await opening
  expect(assessmentAtHand(services, ASSESSMENT)).toBe(store)
  await services.storage.putSettings({ identity: BEN })
  expect(assessmentAtHand(services, ASSESSMENT)).toBeUndefined()
  await services.storage.putSettings({ identity: ANA })
  expect(assessmentAtHand(services, ASSESSMENT)).toBe(store)
  closeAssessment(services, ASSESSMENT)
  expect(assessmentAtHand(services, ASSESSMENT)).toBeUndefined()
})

test('what is open is in the first picture', async () => {
  const { services, wrapper } = await atMine()
  await openAssessment(services, ASSESSMENT)
  const walk = <AssessmentProvider assessment={ASSESSMENT}>the questions</AssessmentProvider>
  expect(render(walk, { wrapper }).container.textContent).toBe('the questions')
})

test('nothing is read for who goes away at once, and what cannot be opened is told only to who goes there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { services, reads, wrapper } = await atMine()
  const next = { id: ASSESSMENT, events: [] }
  const gone = { id: 'gone', events: [] }
  renderHook(() => useOpenAhead(next), { wrapper }).unmount()
  await vi.runAllTimersAsync()
  expect(reads.mock.calls).toEqual([])
  renderHook(() => useOpenAhead(gone), { wrapper })
  await vi.runAllTimersAsync()
  await expect(openAssessment(services, 'gone')).rejects.toMatchObject({ code: 'bad-request' })
})
