import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { View } from '../../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { isAskedSection, useSections } from '../../../assessment/use-sections.ts'
import { askedQuestions } from '../../../assessment/views.ts'
import { questionElementId, useQuestionFocusStore } from '../../../questions/question-focus.ts'
import { sectionOf } from '../sections/section-tally.ts'
import { isTargetAt, nextTarget, type Target } from './next-question.ts'
import { useKeepPosition } from './use-keep-position.ts'
import { type Stop, useTrail } from './use-trail.ts'

/** Where the walk is and how it moves. */
export interface Tour {
  /** The section that is open. */
  readonly section: TitledSection | undefined
  /** What was gone to last; in page mode the page with it is shown. */
  readonly arrived: Path | null
  /** Where `back` leads; null when nothing was jumped away from. */
  readonly last: Stop | null
  /** The sections beside it that are asked and that a filter leaves something of; null at the ends. */
  beside(views: ReadonlyMap<Path, View>): { readonly before: Path | null; readonly after: Path | null }
  /** By its key. */
  openSection(section: Path | null): void
  /** In page mode: shows the page that this question, group or repeat of the section is, from its beginning. */
  openPage(page: Path): void
  /** Opens the section of a question and puts the focus on it. */
  goTo(path: Path): void
  /** The same from somewhere else altogether: `back` leads to where the person was. */
  jumpTo(path: Path): void
  /** To where the last jump began. */
  back(): void
  /** So many questions on, or back when negative; within the section, or among what a filter leaves of it. */
  step(by: number, among?: readonly Path[]): void
  /** Jumps to the next question of this kind, through all sections and around the end. */
  toNext(target: Target): void
}

/** What is gone to, and how the screen moves: not at all for null. A new object for every time. */
interface Arrival {
  readonly path: Path | null
  readonly block: ScrollLogicalPosition | null
}

/**
 * Moves through sections and questions, and remembers on disk where the person is.
 *
 * @param left how many questions a filter leaves of each section: the others are stepped over; null without one
 */
export function useTour(
  start: Path | null,
  list: RefObject<HTMLElement | null>,
  left: ReadonlyMap<Path, number> | null,
): Tour {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const sections = useSections()
  const trail = useTrail()
  const [key, setSection] = useState<Path>(() => {
    const { views } = store.getState()
    return (start === null ? undefined : sectionOf(views, sections, start)) ?? sections[0]?.key ?? ''
  })
  const section = sections.find((each) => each.key === key)
  const [arrival, setArrival] = useState<Arrival>({ path: start, block: 'start' })
  useKeepPosition()

  const goTo = useCallback(
    (path: Path) => {
      const { views } = store.getState()
      const target = sectionOf(views, sections, path)
      if (target === undefined) return
      const there = document.getElementById(questionElementId(path))
      // What is at hand is laid out, however far away it is.
      focus.getState().pointAt(path)
      setSection(target)
      // Around a question that was not laid out nothing is yet; what follows below moves nothing above.
      setArrival({ path, block: there?.hasAttribute('data-path') ? 'nearest' : 'start' })
    },
    [store, sections, focus],
  )

  useLayoutEffect(() => arrive(arrival), [arrival])

  // Where nobody has been yet, the panel speaks about the first question, without taking the focus there.
  useEffect(() => {
    const [first] = questionsOf(section, store.getState().views)
    if (focus.getState().at === null && first !== undefined) focus.getState().pointAt(first)
  }, [section, focus, store])

  // A link to another question of the same assessment, e.g. from Finish.
  useEffect(() => {
    if (start !== null && focus.getState().at !== start) goTo(start)
  }, [start, goTo, focus])

  const here = (): Stop => ({ section: key, at: focus.getState().at })
  const toTop = useCallback(() => {
    list.current?.scrollTo({ top: 0 })
    // In a small window not the list scrolls but what is around it.
    list.current?.scrollIntoView({ block: 'start' })
  }, [list])
  const openSection = useCallback(
    (target: Path | null) => {
      if (target === null) return
      setSection(target)
      setArrival({ path: null, block: null })
      toTop()
      const open = sections.find((each) => each.key === target)
      const [first] = questionsOf(open, store.getState().views)
      if (first !== undefined) focus.getState().pointAt(first)
    },
    [sections, store, focus, toTop],
  )
  const jumpTo = (path: Path) => {
    if (path !== focus.getState().at) trail.leave(here())
    goTo(path)
  }

  return {
    section,
    arrived: arrival.path,
    last: trail.last,
    beside(views) {
      const order = sections.findIndex((each) => each.key === key)
      const isOpen = (each: TitledSection) =>
        left === null ? isAskedSection(each, views) : (left.get(each.key) ?? 0) > 0
      return {
        before: sections.slice(0, Math.max(0, order)).findLast(isOpen)?.key ?? null,
        after: sections.slice(order + 1).find(isOpen)?.key ?? null,
      }
    },
    goTo,
    jumpTo,
    openSection,
    openPage(page) {
      setArrival({ path: page, block: null })
      toTop()
      const [first] = askedQuestions(store.getState().views, page)
      if (first !== undefined) focus.getState().pointAt(first)
    },
    back() {
      if (trail.last === null) return
      const { section: from, at } = trail.last
      trail.takeLast()
      store.getState().flush()
      if (at !== null && store.getState().views.get(at)?.relevant === true) goTo(at)
      else openSection(from)
    },
    step(by, among) {
      const questions = among ?? questionsOf(section, store.getState().views)
      const { at, pointedAt } = focus.getState()
      const index = at === null ? -1 : questions.indexOf(at)
      // The question that the panel only speaks about is the next one for somebody who has not been there.
      const far = pointedAt && by > 0 ? by - 1 : by
      const next = questions[index < 0 ? 0 : index + far]
      if (next !== undefined) goTo(next)
    },
    toNext(target) {
      store.getState().flush()
      const state = store.getState()
      const { at, pointedAt } = focus.getState()
      // What the panel speaks about is passed over only by somebody who has been there.
      const isNext = pointedAt && at !== null && isTargetAt(state, at, target)
      const next = isNext ? at : nextTarget(state, state.sections, at, target)
      if (next !== undefined) jumpTo(next)
    },
  }
}

/** The questions of a section that are asked, in order. */
function questionsOf(section: TitledSection | undefined, views: ReadonlyMap<Path, View>): readonly Path[] {
  return section?.rows.flatMap((row) => askedQuestions(views, row.name)) ?? []
}

/** Puts the focus on the question that was gone to. */
function arrive({ path, block }: Arrival): void {
  if (path === null || block === null) return
  const element = document.getElementById(questionElementId(path))
  if (element === null) return
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block })
}
