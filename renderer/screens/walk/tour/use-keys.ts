import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { isDialogOpen, isTyping } from '../../../keys/key-target.ts'
import { ANSWER_SHORTCUTS, FIELD_SHORTCUTS, shortcutOf, WALK_SHORTCUTS } from '../../../keys/shortcuts.ts'
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
      if (actInField(event, latest.current)) return
      const { ctrlKey, metaKey, altKey } = event
      if (!(ctrlKey || metaKey || altKey) && isTyping(event.target)) return
      if (answerInSight(event)) return
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

/** What takes letters in a question; in what opens a list the keys belong to the list. */
const BOX =
  'input:not([type=radio], [type=checkbox], [type=file], [role=combobox], [aria-haspopup]), textarea'

/** The keys inside a field that takes letters; gives whether it was one of them. */
function actInField(event: KeyboardEvent, { step }: Pick<WalkActs, 'step'>): boolean {
  const { target } = event
  // Enter and Escape end a composition (pinyin, kana), too.
  if (event.isComposing || !(target instanceof HTMLElement) || !target.matches(BOX)) return false
  // In a table Enter goes down.
  if (target.closest('[data-cell]') !== null) return false
  const question = target.closest<HTMLElement>('[data-path]')
  const name = shortcutOf(FIELD_SHORTCUTS, event)
  if (question === null || name === null) return false
  if (event.key === 'Enter' && target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey)
    return false
  event.preventDefault()
  if (name === 'leave') {
    question.focus({ preventScroll: true })
    return true
  }
  // At once: the next key is meant for the next field.
  flushSync(() => step(1))
  const next = document.activeElement
  if (next !== target && next?.matches('[data-path]'))
    next.querySelector<HTMLElement>(BOX)?.focus({ preventScroll: true })
  return true
}

/** The digits that answer. */
const DIGITS: ReadonlySet<string> = new Set(Object.values(ANSWER_SHORTCUTS).flat())

/**
 * A digit answers the question that is marked, also while the focus is nowhere or on the section that was pressed to come
 * here; but only one that is seen whole. Gives whether it was one.
 */
function answerInSight(event: KeyboardEvent): boolean {
  const { key, target, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey || !DIGITS.has(key)) return false
  const isElsewhere = target !== document.body && (target as Element).closest('nav') === null
  if (isElsewhere) return false
  const marked = document.querySelector<HTMLElement>('[data-path][data-at-hand="true"]')
  if (marked === null || !isSeenWhole(marked)) return false
  event.preventDefault()
  marked.focus({ preventScroll: true })
  marked.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return true
}

function isSeenWhole(element: HTMLElement): boolean {
  const { left, top, bottom } = element.getBoundingClientRect()
  return [top + 1, bottom - 1].every((y) => element.contains(document.elementFromPoint(left + 8, y)))
}
