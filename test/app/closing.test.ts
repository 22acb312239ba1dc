import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, introduce } from './support/person.ts'

/** What the main process heard of the window and asked the person, in order. */
interface Heard {
  heard?: string[]
}

describe('a window that does not close', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('closing')
    running = await launchApp(join(folder.path, 'profile'))
    await introduce(running.page, ANA)
    // Without this the driver says for the page that it may go. Electron itself asks nobody, so there may be nothing to end.
    running.page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}))
    await inMain(running.app, ({ BrowserWindow, dialog }) => {
      const heard: string[] = []
      Object.assign(globalThis, { heard } satisfies Heard)
      BrowserWindow.getAllWindows()[0]?.on('unresponsive', () => heard.push('unresponsive'))
      const ask = (_: unknown, { signal }: Electron.MessageBoxOptions) => {
        heard.push('asked')
        return new Promise<Electron.MessageBoxReturnValue>((resolve) => {
          signal?.addEventListener('abort', () => {
            heard.push('taken back')
            resolve({ response: 0, checkboxChecked: false })
          })
        })
      }
      dialog.showMessageBox = ask as typeof dialog.showMessageBox
    })
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const heard = () => inMain(running.app, () => (globalThis as Heard).heard ?? [])
  const close = () => inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  it('is not said to hang when the page holds it', async () => {
    const { page } = running
    await page.evaluate(() => {
      addEventListener('beforeunload', (event) => event.preventDefault(), { once: true })
    })
    await close()
    await expect.poll(heard).toContain('unresponsive')
    expect(await heard()).toEqual(['unresponsive'])
  })

  it('asks whether to wait for a page that hangs, and not any more when it goes on', async () => {
    const { page } = running
    await page.evaluate(() => {
      addEventListener('beforeunload', (event) => event.preventDefault(), { once: true })
      setTimeout(() => {
        const end = performance.now() + 12_000
        while (performance.now() < end);
      })
    })
    await close()
    // The first is the one before: had anybody been asked then, it would stand here, long before the second.
    await expect.poll(heard).toEqual(['unresponsive', 'unresponsive', 'asked', 'taken back'])
  })
})
