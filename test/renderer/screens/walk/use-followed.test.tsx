// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { AssessmentContext } from '../../../../renderer/assessment/assessment-context.tsx'
import { createQuestionFocus, QuestionFocusContext } from '../../../../renderer/questions/question-focus.ts'
import { useFollowing } from '../../../../renderer/screens/walk/use-followed.ts'
import '../../../support/idle.ts'
import { begunAssessment, openStore } from '../../assessment/opened.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  cleanup()
})

/** The idle moments that come with false timers cannot be cancelled. */
function fakeTimers() {
  vi.useFakeTimers()
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work))
  vi.stubGlobal('cancelIdleCallback', clearTimeout)
}

async function following() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  const focus = createQuestionFocus('REMARK')
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <AssessmentContext value={store}>
      <QuestionFocusContext value={focus}>{children}</QuestionFocusContext>
    </AssessmentContext>
  )
  const { result } = renderHook(useFollowing, { wrapper })
  await act(() => vi.advanceTimersByTimeAsync(100))
  const remark = () => result.current.followed.record.answers.get('REMARK')?.value
  return { storage, store, focus, remark, path: () => result.current.path }
}

test('what follows an answer waits until it is saved', async () => {
  fakeTimers()
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
  fakeTimers()
  const { storage, store, remark } = await following()
  storage.pause()
  void store.getState().answer('REMARK', 'slow')
  await act(() => vi.advanceTimersByTimeAsync(500))
  expect(remark()).toBe('slow')
})

test('what is said about the question at hand follows to another one, but not while somebody types', async () => {
  fakeTimers()
  const { store, focus, path } = await following()
  expect(path()).toBe('REMARK')
  const typed = store.getState().hold(() => {})
  focus.getState().goTo('DEPTH')
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(path()).toBe('REMARK')
  typed()
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(path()).toBe('DEPTH')
})

test('a lull that was waited for before an answer is not taken before the picture of it', async () => {
  fakeTimers()
  const { store, focus, remark, path } = await following()
  focus.getState().goTo('DEPTH')
  // The next picture, and not yet the lull behind it.
  await act(() => vi.advanceTimersToNextFrame())
  await act(() => store.getState().answer('REMARK', 'wet season'))
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(store.getState().save.kind).toBe('saved')
  expect([remark(), path()]).toEqual([undefined, 'REMARK'])
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect([remark(), path()]).toEqual(['wet season', 'DEPTH'])
})
