// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { openAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { useOpenAhead } from '../../../renderer/assessment/use-open-ahead.ts'
import { type Services, ServicesContext } from '../../../renderer/services.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import '../../support/idle.ts'
import { ANA, ASSESSMENT, begunAssessment, countingEnvironment } from './opened.ts'

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

test('what somebody is likely to go on with is read before they do, once', async () => {
  const { services, reads, wrapper } = await atMine()
  renderHook(() => useOpenAhead(ASSESSMENT), { wrapper })
  await expect.poll(() => reads.mock.calls).toEqual([[ASSESSMENT]])
  expect((await openAssessment(services, ASSESSMENT)).getState().assessment.id).toBe(ASSESSMENT)
  expect(reads.mock.calls).toHaveLength(1)
})

test('nothing is read for who goes away at once, and what cannot be opened is told only to who goes there', async () => {
  vi.useFakeTimers()
  const { services, reads, wrapper } = await atMine()
  renderHook(() => useOpenAhead(ASSESSMENT), { wrapper }).unmount()
  await vi.runAllTimersAsync()
  expect(reads.mock.calls).toEqual([])
  renderHook(() => useOpenAhead('gone'), { wrapper })
  await vi.runAllTimersAsync()
  await expect(openAssessment(services, 'gone')).rejects.toMatchObject({ code: 'bad-request' })
})
