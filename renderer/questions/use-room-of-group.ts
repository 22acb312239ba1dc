import { type RefObject, use, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { GroupView, View } from '../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import { childrenOf } from '../assessment/views.ts'
import { guessHeightOfAll } from './guess-height.ts'
import { LeftByFilterContext } from './left-by-filter.ts'
import { ListWindowContext } from './list-window.ts'
import { useQuestionFocus } from './question-focus.ts'

/**
 * A group that is far from what is seen is only room below its title: a thousand places for questions would cost every
 * answer and every frame a look at each. The group with the question at hand, and one with a repeat, are always there.
 *
 * @returns the element of the group, which is watched, and how high the room is, CSS pixels; null when the group is laid
 * out
 */
export function useRoomOfGroup(view: GroupView): readonly [RefObject<HTMLElement | null>, number | null] {
  const window = use(ListWindowContext)
  const left = use(LeftByFilterContext)
  const store = useAssessmentStore()
  const element = useRef<HTMLElement>(null)
  const inside = useMemo(() => pathsBelow(store.getState().views, view), [store, view])
  const atHand = useQuestionFocus(({ at }) => at !== null && inside.has(at))
  const [near, setNear] = useState(
    () => window === null || [...inside].some((path) => window.first.has(path)),
  )

  useLayoutEffect(() => {
    if (window === null || element.current === null || (window.lasting && near)) return
    return window.watch(element.current, setNear)
  }, [window, near])

  const isThere = window === null || near || atHand
  return [
    element,
    isThere ? null : guessHeightOfAll(store.getState().views, view.children, window.heights, left),
  ]
}

function pathsBelow(views: ReadonlyMap<Path, View>, view: View): ReadonlySet<Path> {
  const found = new Set<Path>()
  const add = (path: Path) => {
    found.add(path)
    const below = views.get(path)
    if (below !== undefined) childrenOf(below).forEach(add)
  }
  childrenOf(view).forEach(add)
  return found
}
