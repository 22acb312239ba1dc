import type { Route } from '../../app/route.ts'

/** The steps of a first assessment, in order; words under `first.step`. */
export const FIRST_STEPS = ['mine', 'start', 'answer', 'photo', 'next', 'finish', 'sign', 'send'] as const

/** Where a topic leads: a screen, a screen of the assessment last looked at, or nowhere. */
type Target = Route | { readonly ofLast: 'walk' | 'evidence' | 'finish' | 'sign' | 'hand-over' } | null

/** What the help explains, in the order of the work; words under `topic`. */
export const TOPICS = {
  identity: null,
  home: { screen: 'home' },
  mine: { screen: 'mine-form' },
  walk: { ofLast: 'walk' },
  question: null,
  numbers: null,
  table: null,
  team: null,
  evidence: { ofLast: 'evidence' },
  map: null,
  finish: { ofLast: 'finish' },
  sign: { ofLast: 'sign' },
  handover: { ofLast: 'hand-over' },
  bundle: { screen: 'bundle' },
  merge: null,
  checklists: { screen: 'checklists' },
  upgrade: null,
  limits: { screen: 'limits' },
  coverage: { screen: 'coverage' },
  settings: { screen: 'settings' },
  saving: null,
  backup: { screen: 'settings', at: 'backup' },
  restore: { screen: 'restore' },
} as const satisfies Readonly<Record<string, Target>>

/** A topic of the help. */
export type Topic = keyof typeof TOPICS

/** Which topic explains a screen: every screen has one. The help itself needs none. */
export const TOPIC_OF: Readonly<Record<Exclude<Route['screen'], 'help'>, Topic>> = {
  home: 'home',
  mine: 'mine',
  'mine-form': 'mine',
  walk: 'walk',
  finish: 'finish',
  evidence: 'evidence',
  sign: 'sign',
  'hand-over': 'handover',
  merge: 'merge',
  upgrade: 'upgrade',
  bundle: 'bundle',
  checklists: 'checklists',
  checklist: 'checklists',
  preview: 'checklists',
  compare: 'checklists',
  coverage: 'coverage',
  limits: 'limits',
  restore: 'restore',
  settings: 'settings',
}

/** The screen that a topic is about, or null when there is none to go to. `past` are the screens before, oldest first. */
export function routeOf(topic: Topic, past: readonly Route[]): Route | null {
  const target: Target = TOPICS[topic]
  if (target === null || 'screen' in target) return target
  const last = past.findLast((route) => 'assessment' in route)
  if (last === undefined || !('assessment' in last)) return null
  return { screen: target.ofLast, assessment: last.assessment }
}

/** Whether a text holds every one of the words that were typed, in any case and width. */
export function holdsWords(text: string, typed: string): boolean {
  const plain = (one: string) => one.normalize('NFKC').toLowerCase()
  const within = plain(text)
  return plain(typed)
    .split(/\s+/)
    .every((word) => within.includes(word))
}
