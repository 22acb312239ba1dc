import { useEffect, useRef } from 'react'
import type { Tour } from './use-tour.ts'

/** Keys of the walk: j, k or Alt with an arrow from question to question, n to the next open one, [ and ] by section. */
export function useKeys(tour: Tour): void {
  const latest = useRef(tour)
  latest.current = tour
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || isDialogOpen()) return
      const key = event.altKey ? `Alt+${event.key}` : event.key
      if (!event.altKey && isTyping(event.target)) return
      const action = ACTIONS[key]
      if (action === undefined) return
      event.preventDefault()
      action(latest.current)
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
}

/** Types of inputs that take no letters. */
const LETTERLESS: ReadonlySet<string> = new Set(['radio', 'checkbox', 'range', 'button', 'file'])

const ACTIONS: Readonly<Record<string, (tour: Tour) => void>> = {
  j: (tour) => tour.step(1),
  k: (tour) => tour.step(-1),
  'Alt+ArrowDown': (tour) => tour.step(1),
  'Alt+ArrowUp': (tour) => tour.step(-1),
  n: (tour) => tour.toNextUnanswered(),
  ']': (tour) => tour.openSection(tour.after),
  '[': (tour) => tour.openSection(tour.before),
}

/** Whether the focus is in a field that takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !LETTERLESS.has(target.type)
}

/** Whether a dialog stands in front of the walk. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
