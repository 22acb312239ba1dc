import type { PointerEvent } from 'react'

/** What is pressed to act. Text is left to the browser: there, dragging selects. */
const PRESSED = 'button, label, summary, input[type=radio], input[type=checkbox], [role=combobox]'
/** A pointer that went this far does not mean what it was put on; CSS pixels. */
const SLIP = 16

/**
 * Lets a click reach what the pointer was put on. Pressing an answer leaves the question before it, which may then say
 * what it lacks and push everything below away from under the pointer; the browser would give the click to nobody.
 */
export function keepTarget({ target, pointerId, clientX, clientY }: PointerEvent): void {
  const pressed = target instanceof Element ? target.closest<HTMLElement>(PRESSED) : null
  if (pressed === null) return
  pressed.setPointerCapture(pointerId)
  const letGo = (event: globalThis.PointerEvent) => {
    if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < SLIP) return
    if (pressed.hasPointerCapture(pointerId)) pressed.releasePointerCapture(pointerId)
  }
  pressed.addEventListener('pointermove', letGo)
  pressed.addEventListener('lostpointercapture', () => pressed.removeEventListener('pointermove', letGo), {
    once: true,
  })
}
