import { useEffect, useMemo, useState } from 'react'
import type { StoreApi } from 'zustand'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../../assessment/assessment-state.ts'
import {
  type EarlierAnswer,
  type EarlierAnswers,
  readEarlierAnswers,
} from '../../../assessment/earlier-answers.ts'
import { type Services, useServices } from '../../../services.ts'

/** What is known of one question from before. */
export interface EarlierOfQuestion {
  readonly answers: readonly EarlierAnswer[]
  /** Earlier assessments that could not be read: something may be missing. */
  readonly unreadable: number
}

const NOTHING_YET: EarlierOfQuestion = { answers: [], unreadable: 0 }

/** Read once for as long as an assessment is open; what is read stands at once at the next question. */
const reads = new WeakMap<StoreApi<AssessmentState>, Promise<EarlierAnswers>>()
const known = new WeakMap<StoreApi<AssessmentState>, EarlierAnswers>()

/** What was answered to a question in earlier assessments of this mine, newest first; nothing until it is read. */
export function useEarlierAnswers({ definition }: QuestionView): EarlierOfQuestion {
  const services = useServices()
  const store = useAssessmentStore()
  const [earlier, setEarlier] = useState(() => known.get(store) ?? null)
  useEffect(() => {
    let wanted = true
    read(services, store).then(
      (answers) => wanted && setEarlier(answers),
      // The walk goes on without; the next question that is looked at asks again.
      (error: unknown) => console.error(error),
    )
    return () => {
      wanted = false
    }
  }, [services, store])
  return useMemo(
    () =>
      earlier === null ? NOTHING_YET : { answers: earlier.of(definition), unreadable: earlier.unreadable },
    [earlier, definition],
  )
}

function read(services: Services, store: StoreApi<AssessmentState>): Promise<EarlierAnswers> {
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

/** Earlier forms are opened whole, which takes time: what is on the screen comes first. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()))
}
