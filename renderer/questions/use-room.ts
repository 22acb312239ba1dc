import { type RefObject, use, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { View } from '../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import { childrenOf } from '../assessment/views.ts'
import { guessHeightOfAll } from './guess-height.ts'
import { LeftByFilterContext } from './left-by-filter.ts'
import { ListWindowContext } from './list-window.ts'
import { useQuestionFocus } from './question-focus.ts'

/**
 * What is far from what is seen is only room: a thousand places for questions would cost every answer and every frame a
 * look at each. What holds the question at hand, or a repeat, is always there.
 *
 * @param paths of what stands together and comes and goes together
 * @returns the element around it, which is watched, and how high the room is, CSS pixels; null when all of it is laid out
 */
export function useRoom<Around extends HTMLElement>(
  paths: readonly Path[],
): readonly [RefObject<Around | null>, number | null] {
  const window = use(ListWindowContext)
  const left = use(LeftByFilterContext)
  const store = useAssessmentStore()
  const element = useRef<Around>(null)
  const inside = useMemo(() => pathsIn(store.getState().views, paths), [store, paths])
  const atHand = useQuestionFocus(({ at }) => at !== null && inside.has(at))
  const [near, setNear] = useState(
    () => window === null || [...inside].some((path) => window.first.has(path)),
  )

  useLayoutEffect(() => {
    if (window === null || element.current === null || (window.lasting && near)) return
    return window.watch(element.current, setNear)
  }, [window, near])

  const isThere = window === null || near || atHand
  return [element, isThere ? null : guessHeightOfAll(store.getState().views, paths, window.heights, left)]
}

/** These paths and all below them. */
function pathsIn(views: ReadonlyMap<Path, View>, paths: readonly Path[]): ReadonlySet<Path> {
  const found = new Set<Path>()
  const add = (path: Path) => {
    found.add(path)
    const view = views.get(path)
    if (view !== undefined) childrenOf(view).forEach(add)
  }
  paths.forEach(add)
  return found
}
