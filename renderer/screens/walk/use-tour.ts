import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { TitledSection } from '../../../shared/checklist/sections.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { isAskedSection, useSections } from '../../assessment/use-sections.ts'
import { askedQuestions } from '../../assessment/views.ts'
import { questionElementId, useQuestionFocusStore } from '../../questions/question-focus.ts'
import { useServices } from '../../services.ts'
import { nextUnanswered, sectionOf } from './section-tally.ts'

/** Where the walk is and how it moves. */
export interface Tour {
  /** The section that is open. */
  readonly section: TitledSection | undefined
  /** The sections beside it that are asked; null at the ends. */
  readonly before: Path | null
  readonly after: Path | null
  /** By its key. */
  openSection(section: Path | null): void
  /** Opens the section of a question and puts the focus on it. */
  goTo(path: Path): void
  /** So many questions on, or back when negative; within the section. */
  step(by: number): void
  toNextUnanswered(): void
}

/** Moves through sections and questions, and remembers on disk where the person is. */
export function useTour(start: Path | null, list: RefObject<HTMLElement | null>): Tour {
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const { storage } = useServices()
  const sections = useSections()
  const [key, setSection] = useState<Path>(() => {
    const { views } = store.getState()
    return (start === null ? undefined : sectionOf(views, sections, start)) ?? sections[0]?.key ?? ''
  })
  const section = sections.find((each) => each.key === key)
  const arriving = useRef<Path | null>(start)

  const goTo = useCallback(
    (path: Path) => {
      const { views } = store.getState()
      const target = sectionOf(views, sections, path)
      if (target === undefined) return
      arriving.current = path
      setSection(target)
      // In the same section nothing renders anew, so the arrival is now.
      arrive(arriving, 'nearest')
    },
    [store, sections],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new section is an arrival.
  useEffect(() => arrive(arriving, 'start'), [key])

  // Where nobody has been yet, the panel speaks about the first question, without taking the focus there.
  useEffect(() => {
    const [first] = questionsOf(section, store.getState().views)
    if (focus.getState().at === null && first !== undefined) focus.getState().pointAt(first)
  }, [section, focus, store])

  // A link to another question of the same assessment, e.g. from Finish.
  useEffect(() => {
    if (start !== null && focus.getState().at !== start) goTo(start)
  }, [start, goTo, focus])

  useEffect(() => {
    const { id } = store.getState().assessment
    return focus.subscribe(({ at }, before) => {
      if (at === null || at === before.at) return
      // Only comfort: a failure is logged, and work goes on.
      storage.putSettings({ positions: { [id]: at } }).catch((error: unknown) => console.error(error))
    })
  }, [focus, storage, store])

  const asked = sections
    .filter((each) => isAskedSection(each, store.getState().views))
    .map((each) => each.key)
  const index = asked.indexOf(key)

  return {
    section,
    before: asked[index - 1] ?? null,
    after: asked[index + 1] ?? null,
    goTo,
    openSection(target) {
      if (target === null) return
      arriving.current = null
      setSection(target)
      list.current?.scrollTo({ top: 0 })
      // In a small window not the list scrolls but what is around it.
      list.current?.scrollIntoView({ block: 'start' })
      const { views } = store.getState()
      const [first] = questionsOf(
        sections.find((each) => each.key === target),
        views,
      )
      if (first !== undefined) focus.getState().pointAt(first)
    },
    step(by) {
      const questions = questionsOf(section, store.getState().views)
      const { at } = focus.getState()
      const here = at === null ? -1 : questions.indexOf(at)
      const next = questions[here < 0 ? 0 : here + by]
      if (next !== undefined) goTo(next)
    },
    toNextUnanswered() {
      store.getState().flush()
      const next = nextUnanswered(store.getState(), store.getState().sections, focus.getState().at)
      if (next !== undefined) goTo(next)
    },
  }
}

/** The questions of a section that are asked, in order. */
function questionsOf(section: TitledSection | undefined, views: ReadonlyMap<Path, View>): readonly Path[] {
  return section?.rows.flatMap((row) => askedQuestions(views, row.name)) ?? []
}

/** Puts the focus on the question that was gone to, as soon as it stands on the screen. */
function arrive(arriving: RefObject<Path | null>, block: ScrollLogicalPosition): void {
  const path = arriving.current
  if (path === null) return
  const element = document.getElementById(questionElementId(path))
  if (element === null) return
  arriving.current = null
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block })
}
