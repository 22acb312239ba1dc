import { type BrowserWindow, dialog } from 'electron'
import type { Log } from './log.ts'
import { mayRestart } from './restart-limit.ts'
import type { Words } from './words.ts'

/**
 * Brings a crashed screen back: what it had acknowledged is stored already. After three crashes within a minute, and
 * when the screen stops answering, the person decides.
 */
export function guardAgainstCrashes(
  window: BrowserWindow,
  words: () => Words,
  log: Log,
  quit: () => void,
): void {
  const restarts: number[] = []
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.error(`the screen ended: ${reason} (${exitCode})`)
    if (!mayRestart(restarts, Date.now()) && !(await confirmRestart(window, words()))) return quit()
    restarts.push(Date.now())
    window.webContents.reload()
  })

  let question: AbortController | undefined
  window.on('unresponsive', async () => {
    log.error('the screen does not answer')
    question = new AbortController()
    const { dialogs } = words()
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: dialogs.unresponsive,
      detail: dialogs.unresponsiveDetail,
      buttons: [dialogs.wait, dialogs.restart],
      defaultId: 0,
      cancelId: 0,
      signal: question.signal,
    })
    // Ending the process leads to the branch above, which loads the page again.
    if (response === 1) window.webContents.forcefullyCrashRenderer()
  })
  window.on('responsive', () => question?.abort())
}

async function confirmRestart(window: BrowserWindow, { dialogs }: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: dialogs.crashed,
    detail: dialogs.crashedDetail,
    buttons: [dialogs.restart, dialogs.quit],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
