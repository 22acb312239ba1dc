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
    // Electron says so too some seconds after a closing that the page held because something was not saved yet.
    const answer = answerOf(window)
    if (await isSoon(answer)) return
    log.error('the screen does not answer')
    question = new AbortController()
    void answer.then(() => question?.abort())
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

/** A page that takes longer than this for nothing does not answer; milliseconds. */
const PATIENCE = 2_000

/** A world of its own for the question: the page sees nothing of it. */
const ASKING_WORLD = 7_001

/** Resolves when the page has had a turn, and never when it has none any more. */
function answerOf({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    void webContents.executeJavaScriptInIsolatedWorld(ASKING_WORLD, [{ code: '0' }]).then(
      () => resolve(),
      () => {},
    )
  })
}

function isSoon(answer: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE)
    void answer.then(() => resolve(true))
  })
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
