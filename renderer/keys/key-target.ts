/** Types of inputs that take no letters. */
const LETTERLESS: ReadonlySet<string> = new Set(['radio', 'checkbox', 'range', 'button', 'file'])

/** Whether the focus is in a field that takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !LETTERLESS.has(target.type)
}

/** Whether a dialog stands in front of the screen. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
