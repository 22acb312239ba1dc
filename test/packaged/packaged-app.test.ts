import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listPackage } from '@electron/asar'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dependencies } from '../../package.json' with { type: 'json' }
import { resolveElectron } from '../../scripts/electron-runtime.mjs'
import { packApp } from '../../scripts/lib/packaging.mjs'
import { sandboxSwitches } from '../../scripts/lib/system/sandbox.mjs'

/* The packed app as a person gets it: its fuses keep out the debugger that the other tests attach with. */

const log = () => {}
let work: string
let packed: { folder: string; program: string }
let app: ChildProcess | undefined
let browser: Browser | undefined

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'adit-packaged-'))
  // Rejects when a fuse of the packed program is not as electron-builder.yml says.
  const apps = await packApp({ args: [], output: join(work, 'dist'), log })
  const [first] = apps
  if (first === undefined) throw new Error('nothing was packed')
  packed = first
})

afterAll(async () => {
  await browser?.close()
  app?.kill('SIGKILL')
  await rm(work, { recursive: true, force: true, maxRetries: 5 })
})

test('holds what the app runs on and nothing else', () => {
  const files = listPackage(join(resources(), 'app.asar'), { isPack: false }).map(partsOf)
  const found = files.map((parts) => parts.slice(0, 2).join('/'))
  const allowed = ['out', 'out/main', 'out/preload', 'out/renderer', 'package.json']
  expect([...new Set(found)].sort()).toEqual(allowed)
  const checklists = ['acquisition', 'closure', 'construction', 'operation']
  expect(files.map((parts) => parts.join('/'))).toEqual(
    expect.arrayContaining([
      ...checklists.map((stage) => `out/main/assets/checklists/adit-${stage}.json`),
      'out/main/assets/common/seed-coverage.yaml',
    ]),
  )
  expect(existsSync(join(resources(), 'default_app.asar'))).toBe(false)
})

test('carries the licences of every package and font it is made with', async () => {
  const files = ['LICENSES.main.md', 'LICENSES.renderer.md'].map((name) => join(resources(), name))
  const texts = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
  const missing = Object.keys(dependencies).filter((name) => !texts.includes(`\n## ${name} - `))
  expect(missing).toEqual([])
  expect(texts).toContain('SIL OPEN FONT LICENSE')
  expect(await readFile(join(resources(), 'LICENSE.adit.txt'), 'utf8')).toContain('Apache License')
})

test('says of itself that it is for testing, unless it was made with the Electron that Adit ships with', async () => {
  const { source } = await resolveElectron({ log })
  expect(existsSync(join(packed.folder, 'TESTING-ONLY.txt'))).toBe(source === 'cypress')
})

test('opens its first screen', async () => {
  const userData = join(work, 'user-data')
  app = spawn(
    programFile(),
    ['--remote-debugging-port=0', `--user-data-dir=${userData}`, ...sandboxSwitches()],
    {
      stdio: 'ignore',
      env: withoutRunAsNode(),
    },
  )
  const address = `http://127.0.0.1:${await debuggingPort(userData)}`
  // Attaching while the window is still being made can hang.
  await until(() => hasPage(address))
  browser = await chromium.connectOverCDP(address)
  const page = await until(() => browser?.contexts()[0]?.pages()[0])
  await expect.poll(() => page.title()).toContain('Adit')
  await page.getByText(/\S/).first().waitFor({ state: 'visible', timeout: 30_000 })
})

test('ends when the system asks it to', async () => {
  if (app === undefined) throw new Error('the packed app was not started')
  await browser?.close()
  const ended = once(app, 'exit', { signal: AbortSignal.timeout(15_000) })
  app.kill()
  await ended
})

function resources(): string {
  const inside = process.platform === 'darwin' ? ['Contents', 'Resources'] : ['..', 'resources']
  return join(packed.program, ...inside)
}

function programFile(): string {
  return process.platform === 'darwin' ? join(packed.program, 'Contents', 'MacOS', 'Adit') : packed.program
}

/** The names along a path in the archive. */
function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter(Boolean)
}

function withoutRunAsNode(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return env
}

async function debuggingPort(userData: string): Promise<string> {
  return until(async () => {
    const written = await readFile(join(userData, 'DevToolsActivePort'), 'utf8').catch(() => '')
    return written.split('\n')[0] || undefined
  })
}

async function hasPage(address: string): Promise<true | undefined> {
  const answer = await fetch(`${address}/json/list`)
  const targets = (await answer.json()) as { type: string; url: string }[]
  return targets.some(({ type, url }) => type === 'page' && url.startsWith('adit:')) || undefined
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (app?.exitCode != null) throw new Error(`the packed app ended with ${app.exitCode}`)
    if (Date.now() > deadline) throw new Error('the packed app did not come up')
    await sleep(100)
  }
}
