import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

const repository = join(import.meta.dirname, '..', '..', '..')

/** The app, started as the system does: it may show a dialog, end by itself, and start itself anew. */
export interface StartedOutside {
  /** What it wrote on its terminal so far. */
  said(): string
  /** The page of whichever run of the app works on this profile now, once it is there. */
  page(): Promise<Page>
  /** Ends every run of the app on this profile, as a power cut would, and lets go of their pages. */
  end(): Promise<void>
}

/** Starts the built app on a profile without the driver, which waits for a window and loses an app that starts anew. */
export async function startOutside(
  profile: string,
  language: 'en-US' | 'zh-CN' = 'en-US',
): Promise<StartedOutside> {
  const executable = process.env.ADIT_ELECTRON
  if (executable === undefined) throw new Error('ADIT_ELECTRON is not set: run the tests with npm run faults')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Chromium writes there where it can be reached; what an earlier run wrote would lead nowhere.
  const portFile = join(profile, 'DevToolsActivePort')
  await rm(portFile, { force: true }).catch(() => {})
  const child: ChildProcess = spawn(
    executable,
    [
      ...sandbox,
      repository,
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      '--remote-debugging-port=0',
      '--force-device-scale-factor=1',
    ],
    {
      env: { ...process.env, LANG: `${language.replace('-', '_')}.UTF-8` },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said += String(bytes)
    })
  return {
    said: () => said,
    async page() {
      for (;;) {
        const port = (await readFile(portFile, 'utf8').catch(() => '')).split('\n')[0]
        const browser =
          port === undefined || port === ''
            ? null
            : await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
        const page = browser?.contexts()[0]?.pages()[0]
        if (page !== undefined) return page
        await browser?.close()
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
    async end() {
      for (let left = await runsOn(profile); left.length > 0; left = await runsOn(profile)) {
        for (const id of left)
          try {
            process.kill(id, 'SIGKILL')
          } catch {
            // It ended by itself in the meantime.
          }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

/** Processes that work on a profile: the app's own, its pages' and their helpers'. */
async function runsOn(profile: string): Promise<readonly number[]> {
  const found: number[] = []
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '')
    if (line.split('\0').includes(`--user-data-dir=${profile}`)) found.push(Number(id))
  }
  return found
}
