import { spawn } from 'node:child_process'
import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { press, untilDraftHolds, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const repository = join(import.meta.dirname, '..', '..')

/** What the shell around the screens promises, in the real app. */
describe('the shell', () => {
  let running: RunningApp
  let profile: Awaited<ReturnType<typeof temporaryFolder>>

  beforeAll(async () => {
    profile = await temporaryFolder('shell')
    running = await launchApp(profile.path)
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  it('gives the page no way to Node, and the main process no way to be guessed', async () => {
    const seen = await running.page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>).require,
      process: typeof (globalThis as Record<string, unknown>).process,
      adit: Object.keys((globalThis as unknown as { adit: object }).adit).sort(),
    }))
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', adit: ['call', 'filePath', 'on'] })
  })

  it('answers a malformed request with a code, not with a crash', async () => {
    const reply = await running.page.evaluate(() => {
      const { adit } = globalThis as unknown as {
        adit: { call: Record<string, (request: unknown) => Promise<unknown>> }
      }
      return adit.call['keys.create']?.({ signer: 'nobody' })
    })
    expect(reply).toMatchObject({ ok: false, code: 'bad-request' })
  })

  it('runs no script that a page might be given, inline or made from text', async () => {
    const ran = await running.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.inlineRan = true'
      document.body.append(script)
      // A test's own code may do what the page may not, so the page is made to try by itself a moment later.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it is refused is what this test shows.
            globalThis.eval('globalThis.evalRan = true')
          } catch {
            // Refused, as it should be.
          }
          resolve()
        })
      })
      const { inlineRan, evalRan } = globalThis as Record<string, unknown>
      return [inlineRan, evalRan]
    })
    expect(ran).toEqual([undefined, undefined])
  })

  it('comes back after the page crashed, with the answers and at the same place', async () => {
    await running.page.locator('[data-path="ACQ-LEG-01"] [data-choice="partial"]').click()
    await untilSaved(running.page)
    const reloaded = inMain(
      running.app,
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => resolve())
          contents?.forcefullyCrashRenderer()
        }),
    )
    await reloaded
    const choice = await inMain(running.app, async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const look = `document.querySelector('[data-path="ACQ-LEG-01"] [data-choice="partial"]')?.ariaChecked`
      for (let count = 0; count < 200; count += 1) {
        const checked = await contents?.executeJavaScript(look)
        if (checked === 'true') return checked
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return undefined
    })
    expect(choice).toBe('true')
  })

  it('stays one: a second start on the same data ends by itself', async () => {
    const executable = process.env.ADIT_ELECTRON ?? ''
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(executable, [...sandbox, repository, `--user-data-dir=${profile.path}`])
    const status = await new Promise((resolve) => second.once('exit', resolve))
    expect(status).toBe(0)
    expect(await inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('opens where and as large as it was closed', async () => {
    await inMain(running.app, ({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1111, height: 777 })
    })
    await running.close()
    running = await launchApp(profile.path)
    const bounds = await inMain(running.app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    )
    expect(bounds).toMatchObject({ width: 1111, height: 777 })
  })

  it('keeps a half-filled mine form through a power cut and other screens, until it is dropped', async () => {
    const name = () => running.page.getByLabel(word('profile', 'field.name')).first()
    const owner = () => running.page.getByLabel(word('profile', 'field.owner'))
    await press(running.page, 'common', 'app.mark')
    await press(running.page, 'home', 'newMine')
    await name().fill('Cerro Bajo')
    await owner().fill('Example Mining')
    await untilDraftHolds(running.page, 'Example Mining')
    await running.kill()
    running = await launchApp(profile.path)
    await name().waitFor()
    expect(await name().inputValue()).toBe('Cerro Bajo')
    expect(await owner().inputValue()).toBe('Example Mining')

    // No pause between typing and leaving.
    await name().fill('Cerro Bajo Norte')
    await press(running.page, 'common', 'app.mark')
    await press(running.page, 'home', 'newMine')
    expect(await name().inputValue()).toBe('Cerro Bajo Norte')

    await press(running.page, 'common', 'cancel')
    await press(running.page, 'home', 'newMine')
    expect(await name().inputValue()).toBe('')
    expect(running.complaints).toEqual([])
  })

  it('names a key file that is damaged, and the way back', async () => {
    await running.close()
    const folder = join(profile.path, 'keys')
    const [file = ''] = await readdir(folder)
    await truncate(join(folder, file), 40)
    running = await launchApp(profile.path)
    await press(running.page, 'common', 'app.settings')
    await running.page
      .getByRole('alert')
      .filter({ hasText: join(folder, file) })
      .waitFor()
    await expectAccess(running, 'damaged-key')
    await press(running.page, 'settings', 'identity.restore')
    await running.page
      .getByRole('dialog')
      .getByLabel(word('settings', 'identity.passphrase'))
      .first()
      .waitFor()
    await press(running.page.getByRole('dialog'), 'common', 'cancel')
    await press(running.page, 'settings', 'identity.another')
    await running.page
      .getByRole('alert')
      .filter({ hasText: join(folder, file) })
      .waitFor()
  })
})
