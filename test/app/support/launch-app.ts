import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core'

/** Every app that was started here and has not ended. */
const alive = new Set<ReturnType<ElectronApplication['process']>>()

const repository = join(import.meta.dirname, '..', '..', '..')

/** The real app, running. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Lines the renderer's console wrote as errors or warnings. */
  readonly complaints: readonly string[]
  /** Ends the process as a power cut would: SIGKILL, no goodbye. Resolves when it is gone. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** Starts the built app on a user-data folder of its own. `ADIT_ELECTRON` names the runtime; `npm test` sets it. */
export async function launchApp(profile: string, options: { args?: string[] } = {}): Promise<RunningApp> {
  const executablePath = process.env.ADIT_ELECTRON
  if (executablePath === undefined) throw new Error('ADIT_ELECTRON is not set: run the tests with npm test')
  // Chromium's sandbox refuses root; users never run as root, CI machines do.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await launchHeard({
    executablePath,
    chromiumSandbox: sandbox.length === 0,
    args: [
      ...sandbox,
      repository,
      `--user-data-dir=${profile}`,
      '--lang=en-US',
      '--force-device-scale-factor=1',
      ...(options.args ?? []),
    ],
    env: { ...process.env, LANG: 'en_US.UTF-8' },
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const process_ = app.process()
  alive.add(process_)
  process_.once('exit', () => alive.delete(process_))
  return {
    app,
    page,
    complaints,
    kill: () => kill(process_),
    close: () => app.close(),
  }
}

async function kill(process: ReturnType<ElectronApplication['process']>): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  process.kill('SIGKILL')
  await gone
}

/** Ends every app that was started here, as a power cut would. */
export async function killAll(): Promise<void> {
  await Promise.all([...alive].map(kill))
}

/** A folder that is gone after `use`. */
export async function temporaryFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `adit-${name}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/**
 * Starts Electron. On a busy machine the driver now and then never hears of a start (seen some ten times in a thousand
 * runs); the app is fine then, and is ended and started once more.
 */
async function launchHeard(
  options: NonNullable<Parameters<typeof _electron.launch>[0]>,
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 60_000 })
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return await _electron.launch(options)
  }
}
