import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Dialog } from 'electron'
import type { DiskTrouble } from '../shared/lib/disk-trouble.ts'
import { whyNotWritable } from './start-check.ts'
import type { Words } from './words.ts'

/** Pause between two looks, in milliseconds. */
const PAUSE_MS = 3_000

/**
 * Says that the app's data cannot be written to and why, looks again and again, and starts the app anew once it can.
 * The app must not have asked for its lock yet: Chromium keeps that on the very disk.
 */
export async function waitForDisk(
  app: Pick<App, 'whenReady' | 'setPath' | 'relaunch' | 'exit'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  folder: string,
  trouble: DiskTrouble,
  words: Words['dialogs'],
): Promise<void> {
  // A window needs a folder that can be written to, if only for this message.
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'adit-')))
  await app.whenReady()
  for (let said: DiskTrouble | null = trouble; said !== null; said = whyNotWritable(folder)) {
    const closing = new AbortController()
    const timer = setInterval(() => {
      if (whyNotWritable(folder) === null) closing.abort()
    }, PAUSE_MS)
    console.error(words.disk[said])
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Adit',
      message: words.disk[said],
      detail: words.diskDetail.replace('{path}', () => folder),
      buttons: [words.tryAgain, words.quit],
      defaultId: 0,
      cancelId: 1,
      signal: closing.signal,
    })
    clearInterval(timer)
    // A message that was taken away answers like one that was closed.
    if (response === 1 && !closing.signal.aborted) {
      app.exit(2)
      return
    }
  }
  app.relaunch()
  app.exit(0)
}
