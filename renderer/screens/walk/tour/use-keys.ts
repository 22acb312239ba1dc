import { useEffect, useRef } from 'react'
import { isDialogOpen, isTyping } from '../../../keys/key-target.ts'
import { shortcutOf, WALK_SHORTCUTS } from '../../../keys/shortcuts.ts'
import type { Tour } from './use-tour.ts'

/** What the keys of the walk do. */
export interface WalkActs extends Pick<Tour, 'toNext' | 'back'> {
  /** Opens a section beside the one that is open, if there is one. */
  openBeside(which: 'before' | 'after'): void
  step(by: number): void
  search(): void
  problems(): void
}

/** Binds the keys of the walk. In a field that takes letters only those with Ctrl, Cmd or Alt count. */
export function useKeys(acts: WalkActs): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isDialogOpen()) return
      const { ctrlKey, metaKey, altKey } = event
      if (!(ctrlKey || metaKey || altKey) && isTyping(event.target)) return
      const name = shortcutOf(WALK_SHORTCUTS, event)
      if (name === null) return
      event.preventDefault()
      ACTIONS[name](latest.current)
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
}

const ACTIONS: Readonly<Record<keyof typeof WALK_SHORTCUTS, (acts: WalkActs) => void>> = {
  next: (acts) => acts.step(1),
  previous: (acts) => acts.step(-1),
  unanswered: (acts) => acts.toNext('unanswered'),
  required: (acts) => acts.toNext('required'),
  finding: (acts) => acts.toNext('finding'),
  nextSection: (acts) => acts.openBeside('after'),
  previousSection: (acts) => acts.openBeside('before'),
  search: (acts) => acts.search(),
  back: (acts) => acts.back(),
  problems: (acts) => acts.problems(),
}
