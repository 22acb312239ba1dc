import { useMemo } from 'react'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import type { EarlierAnswer } from '../../../assessment/earlier-answers.ts'
import { useEarlier } from '../../../assessment/use-earlier.ts'

/** What is known of one question from before. */
export interface EarlierOfQuestion {
  readonly answers: readonly EarlierAnswer[]
  /** Earlier assessments that could not be read: something may be missing. */
  readonly unreadable: number
}

const NOTHING_YET: EarlierOfQuestion = { answers: [], unreadable: 0 }

/** What was answered to a question in earlier assessments of this mine, newest first; nothing until it is read. */
export function useEarlierAnswers({ definition }: QuestionView): EarlierOfQuestion {
  const earlier = useEarlier()
  return useMemo(
    () =>
      earlier === null ? NOTHING_YET : { answers: earlier.of(definition), unreadable: earlier.unreadable },
    [earlier, definition],
  )
}
