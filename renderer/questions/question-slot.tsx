import { memo, use, useLayoutEffect, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import { guessHeight } from './guess-height.ts'
import { ListWindowContext } from './list-window.ts'
import { Question } from './question.tsx'
import { questionElementId, useQuestionFocus } from './question-focus.ts'
import classes from './question-list.module.css'

/** A question, or room for it while it is far from what is seen. The one at hand is always there. */
export const QuestionSlot = memo(function QuestionSlot({ path }: { readonly path: Path }) {
  const window = use(ListWindowContext)
  const store = useAssessmentStore()
  const atHand = useQuestionFocus((state) => state.at === path)
  const [near, setNear] = useState(window === null || window.first.has(path))
  const there = near || atHand

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question and the room for it are two elements.
  useLayoutEffect(() => {
    if (window === null || (window.lasting && near)) return
    const element = document.getElementById(questionElementId(path))
    if (element === null) return
    return window.watch(element, (isNear, seen) => {
      if (!isNear) window.heights.set(path, seen)
      setNear(isNear)
    })
  }, [window, path, near, there])

  if (there) return <Question path={path} />
  const view = store.getState().views.get(path)
  const room = window?.heights.get(path) ?? (view?.kind === 'question' ? guessHeight(view) : 0)
  return <div id={questionElementId(path)} className={classes.room} style={{ height: room }} aria-hidden />
})
