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

const ACTIONS: Readonly<Record<string, (tour: Tour) => void>> = {
  j: (tour) => tour.step(1),
  k: (tour) => tour.step(-1),
  'Alt+ArrowDown': (tour) => tour.step(1),
  'Alt+ArrowUp': (tour) => tour.step(-1),
  n: (tour) => tour.toNextUnanswered(),
  ']': (tour) => tour.openSection(tour.after),
  '[': (tour) => tour.openSection(tour.before),
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
