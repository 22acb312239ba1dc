// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AssessmentContext } from '../../../renderer/assessment/assessment-context.tsx'
import { createQuestionFocus, QuestionFocusContext } from '../../../renderer/questions/question-focus.ts'
import { ownKey } from '../../../renderer/screens/walk/own-key.ts'
import { useKeepPosition } from '../../../renderer/screens/walk/use-keep-position.ts'
import { type Services, ServicesContext } from '../../../renderer/services.ts'
import { ASSESSMENT, begunAssessment, openStore } from '../assessment/opened.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

async function walking() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  const focus = createQuestionFocus()
  const writes = vi.spyOn(storage, 'putSettings')
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesContext value={{ storage } as unknown as Services}>
      <AssessmentContext value={store}>
        <QuestionFocusContext value={focus}>{children}</QuestionFocusContext>
      </AssessmentContext>
    </ServicesContext>
  )
  const { unmount } = renderHook(useKeepPosition, { wrapper })
  return { focus, unmount, written: () => writes.mock.calls.map(([changed]) => changed.positions) }
}

const at = (path: string) => ({ [ownKey(ASSESSMENT)]: path })

test('who goes through many questions is written down once', async () => {
  const { focus, written } = await walking()
  for (const path of ['DISCHARGE', 'COPPER', 'REMARK']) focus.getState().goTo(path)
  expect(written()).toEqual([])
  await vi.runAllTimersAsync()
  expect(written()).toEqual([at('REMARK')])
})

test('the place is not forgotten when the walk or the window is closed before', async () => {
  const { focus, unmount, written } = await walking()
  focus.getState().goTo('COPPER')
  window.dispatchEvent(new Event('pagehide'))
  expect(written()).toEqual([at('COPPER')])
  focus.getState().goTo('REMARK')
  unmount()
  expect(written()).toEqual([at('COPPER'), at('REMARK')])
  await vi.runAllTimersAsync()
  expect(written()).toHaveLength(2)
})
