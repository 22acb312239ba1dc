import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { requireNode } from '../../scripts/lib/main.mjs'
import { capture } from '../../scripts/lib/processes.mjs'
import { needsVirtualDisplay } from '../../scripts/lib/system/display.mjs'
import { requireSandbox, sandboxSwitches } from '../../scripts/lib/system/sandbox.mjs'
import { npmCommand } from '../../scripts/lib/tools.mjs'
import { needApp, projectsIn } from '../../scripts/lib/vitest.mjs'
import { temporaryFolder } from './temporary-folder.ts'

describe('the sandbox', () => {
  test('is given up by root on Linux alone', () => {
    expect(sandboxSwitches('linux', 0)).toEqual(['--no-sandbox'])
    expect(sandboxSwitches('linux', 1000)).toEqual([])
    expect(sandboxSwitches('darwin', 0)).toEqual([])
    expect(sandboxSwitches('win32', undefined)).toEqual([])
  })

  test('is a sentence with the command where the system restricts it', async () => {
    const dist = await temporaryFolder()
    const restricted = async () => true
    await expect(requireSandbox(dist, { platform: 'linux', user: 1000, restricted })).rejects.toThrow(
      `sudo chown root '${join(dist, 'chrome-sandbox')}'`,
    )
  })

  test('needs nothing where the system does not restrict it, and nothing for root', async () => {
    const dist = await temporaryFolder()
    await requireSandbox(dist, { platform: 'linux', user: 1000, restricted: async () => false })
    await requireSandbox(dist, { platform: 'linux', user: 0, restricted: async () => true })
    await requireSandbox(dist, { platform: 'darwin', user: 501, restricted: async () => true })
  })
})

test('a virtual display is for Linux without a screen', () => {
  expect(needsVirtualDisplay({}, 'linux')).toBe(true)
  expect(needsVirtualDisplay({ DISPLAY: '' }, 'linux')).toBe(true)
  expect(needsVirtualDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false)
  expect(needsVirtualDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false)
  expect(needsVirtualDisplay({}, 'darwin')).toBe(false)
})

test('tests need the app unless only the plain project is asked for', () => {
  expect(projectsIn(['--project', 'unit', '--project=app', 'file'])).toEqual(['unit', 'app'])
  expect(projectsIn(['file'])).toEqual([])
  expect(needApp(['unit'])).toBe(false)
  expect(needApp(['unit', 'app'])).toBe(true)
  expect(needApp(['demo'])).toBe(true)
})

test('a Node that is too old is named', () => {
  expect(() => requireNode('18.20.0')).toThrow('18.20.0')
  expect(() => requireNode('20.18.9')).toThrow('20.19')
  requireNode('20.19.0')
  requireNode('22.0.0')
})

test('npm is the one that started the script, when that was npm', async () => {
  const folder = await temporaryFolder()
  const cli = join(folder, 'npm-cli.js')
  await mkdir(folder, { recursive: true })
  await writeFile(cli, '')
  const node = join(folder, 'bin', 'node')
  expect(npmCommand({ npm_execpath: cli }, node)).toEqual({ program: node, args: [cli] })
  expect(npmCommand({ npm_execpath: '/opt/pnpm.cjs' }, node)).toEqual({ program: 'npm', args: [] })
})

test('a program that cannot be started is an outcome, not an error', async () => {
  expect(await capture('no-such-program-anywhere', [])).toMatchObject({ status: 127 })
})

test('a program that takes too long is ended', async () => {
  const started = Date.now()
  const { status } = await capture(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 300 })
  expect(status).not.toBe(0)
  expect(Date.now() - started).toBeLessThan(10_000)
})
