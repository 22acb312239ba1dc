import { create } from 'zustand'

/** Which screen is open, and on what. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'mine'; readonly mine: string }
  /** Describes a mine: a new one, or the one given. */
  | { readonly screen: 'mine-form'; readonly mine?: string }
  /** `path` is the question to show; without it the one last worked on. */
  | { readonly screen: 'walk'; readonly assessment: string; readonly path?: string }
  | { readonly screen: 'finish'; readonly assessment: string }
  /** Every file that is evidence in it. */
  | { readonly screen: 'evidence'; readonly assessment: string }
  | { readonly screen: 'sign'; readonly assessment: string }
  /** Gives the record to a colleague. */
  | { readonly screen: 'hand-over'; readonly assessment: string }
  /** Compares a verified bundle with what is here and takes it over; `path` of the bundle on disk. */
  | { readonly screen: 'merge'; readonly path: string }
  /** Takes an assessment over to another version of its checklist. */
  | { readonly screen: 'upgrade'; readonly assessment: string }
  /** `path` of a bundle on disk; without it the person is asked for one. */
  | { readonly screen: 'bundle'; readonly path?: string }
  /** The library. */
  | { readonly screen: 'checklists' }
  /** One version of a checklist, to be read. */
  | {
      readonly screen: 'checklist'
      readonly form: string
      readonly version: string
      /** Name of the row to show. */
      readonly at?: string
    }
  /** A walk through a version that keeps nothing. */
  | { readonly screen: 'preview'; readonly form: string; readonly version: string }
  /** Two versions of a checklist side by side, the older first. */
  | { readonly screen: 'compare'; readonly form: string; readonly from: string; readonly to: string }
  /** What the source documents ask for, and which questions cover it. */
  | { readonly screen: 'coverage' }
  /** The company's own limits. */
  | { readonly screen: 'limits' }
  /** Takes over what a backup holds; `path` of its folder, or without it the person is asked for one. */
  | { readonly screen: 'restore'; readonly path?: string }
  /** `at` names the part to show. */
  | { readonly screen: 'help'; readonly at?: 'xlsform' }
  /** `at` names the part to show. */
  | { readonly screen: 'settings'; readonly at?: 'backup' }

/**
 * A place as it is come back to later: a walk opens where the person was last, not at the question that a link once led to.
 */
export function withoutLink(route: Route): Route {
  return route.screen === 'walk' ? { screen: 'walk', assessment: route.assessment } : route
}

interface Navigation {
  readonly route: Route
  readonly past: readonly Route[]
  go(route: Route): void
  /** To the screen before, or home. */
  back(): void
}

/** The one place that knows which screen is open. */
export const useNavigation = create<Navigation>((set) => ({
  route: { screen: 'home' },
  past: [],
  go: (route) => set((state) => ({ route, past: [...state.past.slice(-49), withoutLink(state.route)] })),
  back: () =>
    set((state) => ({
      route: state.past.at(-1) ?? { screen: 'home' },
      past: state.past.slice(0, -1),
    })),
}))
