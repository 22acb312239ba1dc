import type { StoreApi } from 'zustand'
import type { Services } from '../services.ts'
import type { AssessmentState } from './assessment-state.ts'
import { type EarlierAnswers, readEarlierAnswers } from './earlier-answers.ts'

/** Read once for as long as an assessment is open; what is read stands at once wherever it is asked for next. */
const reads = new WeakMap<StoreApi<AssessmentState>, Promise<EarlierAnswers>>()
const known = new WeakMap<StoreApi<AssessmentState>, EarlierAnswers>()

/** What was answered earlier at this mine, when the screen has nothing else to do. After a failure it is tried anew. */
export function readEarlierOnce(
  services: Services,
  store: StoreApi<AssessmentState>,
): Promise<EarlierAnswers> {
  const before = reads.get(store)
  if (before !== undefined) return before
  const { assessment, checklist } = store.getState()
  const reading = idle().then(() => readEarlierAnswers(services, assessment, checklist))
  reads.set(store, reading)
  reading.then(
    (answers) => known.set(store, answers),
    () => reads.delete(store),
  )
  return reading
}

/** The same, if it was read already; null otherwise. */
export function earlierAtHand(store: StoreApi<AssessmentState>): EarlierAnswers | null {
  return known.get(store) ?? null
}

/** Earlier forms are opened whole, which takes time: what is on the screen comes first. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()))
}
