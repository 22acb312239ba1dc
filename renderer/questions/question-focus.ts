import { createContext, use } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { Path } from '../../shared/checklist/value.ts'

/** Which question a person is at, and which were visited: not part of the record, only of what the screen shows. */
export interface QuestionFocus {
  /** The question at hand; the side panel speaks about it. */
  readonly at: Path | null
  /** Nobody has been at it yet: the panel only speaks about it. */
  readonly pointedAt: boolean
  /** Questions that were left, or that Finish sent here: from then on a missing answer is pointed out. */
  readonly visited: ReadonlySet<Path>
  /** The question that a comment is about to be written on; null when none is. */
  readonly commenting: Path | null
  /** The person is at this question now, and has been at the one before. */
  goTo(path: Path): void
  /** The panel speaks about this question, though nobody has gone there yet. */
  pointAt(path: Path): void
  visit(path: Path): void
  /** The next thing to write is a comment on this question; null when it is not any more. */
  comment(path: Path | null): void
}

/** Makes the focus for one screen of questions. `begin` is the question that it opens at, which must be asked. */
export function createQuestionFocus(begin: Path | null = null): StoreApi<QuestionFocus> {
  let entered = begin
  return createStore<QuestionFocus>((set, get) => ({
    at: begin,
    pointedAt: false,
    visited: new Set(),
    commenting: null,
    goTo(path) {
      if (entered === path && get().at === path && !get().pointedAt) return
      const left = entered === path ? null : entered
      entered = path
      set(({ visited }) => ({
        at: path,
        pointedAt: false,
        visited: left === null ? visited : new Set(visited).add(left),
      }))
    },
    pointAt: (path) => set({ at: path, pointedAt: true }),
    visit: (path) => set((state) => ({ visited: new Set(state.visited).add(path) })),
    comment: (path) => set({ commenting: path }),
  }))
}

/** Which question the screens below are at; null outside of a walk. */
export const QuestionFocusContext = createContext<StoreApi<QuestionFocus> | null>(null)

/** The focus of the screen around. Throws outside of one, which is a bug. */
export function useQuestionFocusStore(): StoreApi<QuestionFocus> {
  const store = use(QuestionFocusContext)
  if (store === null) throw new Error('a question outside of a screen of questions')
  return store
}

/** A part of the focus of the screen around. */
export function useQuestionFocus<Part>(selector: (state: QuestionFocus) => Part): Part {
  return useStore(useQuestionFocusStore(), selector)
}

/** The element of a question, for scrolling to it and focusing it. */
export function questionElementId(path: Path): string {
  return `question-${path.replace('/', '--')}`
}
