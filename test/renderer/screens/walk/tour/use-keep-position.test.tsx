// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { AssessmentContext } from '../../../../../renderer/assessment/assessment-context.tsx'
import {
  createQuestionFocus,
  QuestionFocusContext,
} from '../../../../../renderer/questions/question-focus.ts'
import { ownKey } from '../../../../../renderer/screens/walk/own-key.ts'
import { useKeepPosition } from '../../../../../renderer/screens/walk/tour/use-keep-position.ts'
import { type Services, ServicesContext } from '../../../../../renderer/services.ts'
import { ASSESSMENT, begunAssessment, openStore } from '../../../assessment/opened.ts'

afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
})

async function walking() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  const focus = createQuestionFocus()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const places: unknown[] = []
  let end: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} }
  storage.putSettings = ({ positions }) => {
    places.push(positions)
    return new Promise((resolve, reject) => {
      end = { resolve, reject }
    })
  }
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesContext value={{ storage } as unknown as Services}>
      <AssessmentContext value={store}>
        <QuestionFocusContext value={focus}>{children}</QuestionFocusContext>
      </AssessmentContext>
    </ServicesContext>
  )
  const { unmount } = renderHook(useKeepPosition, { wrapper })
  return {
    focus,
    unmount,
    written: () => [...places],
    goOn: () => end.resolve(),
    refuse: () => end.reject(new Error('full')),
  }
}

const at = (path: string) => ({ [ownKey(ASSESSMENT)]: path })

test('the place is written at once, and of those one goes through meanwhile only the last', async () => {
  const { focus, written, goOn } = await walking()
  for (const path of ['DISCHARGE', 'COPPER', 'REMARK']) focus.getState().goTo(path)
  expect(written()).toEqual([at('DISCHARGE')])
  goOn()
  await expect.poll(written).toEqual([at('DISCHARGE'), at('REMARK')])
})

test('the last place is written also when the walk is left meanwhile, and when the one before was refused', async () => {
  const { focus, unmount, written, refuse } = await walking()
  focus.getState().goTo('COPPER')
  focus.getState().goTo('REMARK')
  unmount()
  refuse()
  await expect.poll(written).toEqual([at('COPPER'), at('REMARK')])
})
