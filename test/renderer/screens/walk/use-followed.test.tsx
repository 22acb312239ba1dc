// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { AssessmentContext } from '../../../../renderer/assessment/assessment-context.tsx'
import { useFollowing } from '../../../../renderer/screens/walk/use-followed.ts'
import '../../../support/idle.ts'
import { begunAssessment, openStore } from '../../assessment/opened.ts'

afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

async function following() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <AssessmentContext value={store}>{children}</AssessmentContext>
  )
  const { result } = renderHook(useFollowing, { wrapper })
  await act(() => vi.advanceTimersByTimeAsync(100))
  const remark = () => result.current.record.answers.get('REMARK')?.value
  return { storage, store, remark }
}

test('what follows an answer waits until it is saved', async () => {
  vi.useFakeTimers()
  const { storage, store, remark } = await following()
  const commit = storage.pause()
  const answered = store.getState().answer('REMARK', 'wet season')
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(remark()).toBeUndefined()
  commit()
  await answered
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(remark()).toBe('wet season')
})

test('it does not wait for a disk that takes its time', async () => {
  vi.useFakeTimers()
  const { storage, store, remark } = await following()
  storage.pause()
  void store.getState().answer('REMARK', 'slow')
  await act(() => vi.advanceTimersByTimeAsync(500))
  expect(remark()).toBe('slow')
})
