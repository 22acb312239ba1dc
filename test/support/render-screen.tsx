import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import type { StoreApi } from 'zustand'
import { Look } from '../../renderer/app/look.tsx'
import { AssessmentContext } from '../../renderer/assessment/assessment-context.tsx'
import type { AssessmentState } from '../../renderer/assessment/assessment-state.ts'
import { type Language, startI18n } from '../../renderer/messages/i18n.ts'
import { createQuestionFocus, QuestionFocusContext } from '../../renderer/questions/question-focus.ts'
import { ServicesContext } from '../../renderer/services.ts'
import { numbersInSentences } from '../../renderer/ui/numbers-in-sentences.ts'
import { createFakeBridge } from './fake-bridge.ts'
import { fakeEnvironment } from './fake-environment.ts'
import { createMemoryStorage } from './memory-storage.ts'

/*
 * Components in a page without a window. A file that uses this names `jsdom` as its environment in its first line.
 */

afterEach(cleanup)

// Only to end what hangs, as everywhere.
configure({ asyncUtilTimeout: 50_000 })

// What pages ask a window for, and this one does not have.
window.matchMedia ??= (query) =>
  Object.assign(new EventTarget(), {
    ...{ matches: false, media: query, onchange: null },
    addListener() {},
    removeListener() {},
  }) as MediaQueryList
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView ??= () => {}

/** Draws something of a screen over an open assessment, with the app's words, theme and services around it. */
export async function renderScreen(
  store: StoreApi<AssessmentState>,
  children: ReactNode,
  language: Language = 'en',
  focus = createQuestionFocus(),
  environment = fakeEnvironment(),
): Promise<void> {
  const i18n = await startI18n(language, numbersInSentences)
  await i18n.changeLanguage(language)
  const services = {
    bridge: createFakeBridge(),
    storage: createMemoryStorage(),
    environment,
  }
  render(
    <ServicesContext value={services}>
      <Look nonce="">
        <AssessmentContext value={store}>
          <QuestionFocusContext value={focus}>{children}</QuestionFocusContext>
        </AssessmentContext>
      </Look>
    </ServicesContext>,
  )
}
