/**
 * Puts text into the clipboard, as the person asked for by a click: the page holds no permission to do it at other
 * times. False when the system refused.
 */
export function copyText(text: string): boolean {
  let taken = false
  const take = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    taken = true
  }
  document.addEventListener('copy', take)
  try {
    return document.execCommand('copy') && taken
  } finally {
    document.removeEventListener('copy', take)
  }
}
