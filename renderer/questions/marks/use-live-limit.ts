import type { LimitOrigin } from '../../../shared/engine/explanation.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { judgeLimit } from '../../../shared/engine/limits.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useQuestionFocus } from '../question-focus.ts'
import type { ShownLimit } from './limit-gauge.ts'

/**
 * The limit of a number and what `typed` is to it, at each key, before it becomes the answer. An empty field says its
 * limit as soon as somebody is at the question. Null without a limit, and where it cannot be said yet.
 *
 * @param typed in the question's own unit
 */
export function useLiveLimit(view: QuestionView, typed: string): ShownLimit | null {
  const store = useAssessmentStore()
  const atHand = useQuestionFocus((state) => state.at === view.path)
  if (view.definition.adit?.limit === undefined || view.otherUnit !== null) return view.limit
  const known =
    view.limit ?? (atHand && !view.readOnly ? limitOf(store.getState().explain(view.path)?.limit) : null)
  if (known === null) return null
  const { max = '', min = '', source = '', verified } = known
  const judged = judgeLimit(typed, { max, min, source, verified: verified ?? null })
  if (judged !== null) return judged
  // What is no number, or says nothing about the limit, is nothing to colour.
  return typed === '' || view.limit === null ? { ...known, state: 'open' } : null
}

/** The limit as it would be for a number given now; null when its expressions give none. */
function limitOf(origin: LimitOrigin | null | undefined): ShownLimit | null {
  const said = (part: 'max' | 'min' | 'source') => {
    const text = origin?.[part]?.value ?? ''
    return text === '' ? {} : { [part]: text }
  }
  const limit = { ...said('max'), ...said('min') }
  if (Object.keys(limit).length === 0) return null
  const verified = origin?.verified ?? null
  const isVerified = verified !== null && !['', 'false', '0'].includes(verified.value)
  return { state: 'open', ...limit, ...said('source'), ...(verified !== null && { verified: isVerified }) }
}
