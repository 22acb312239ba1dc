import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ensureBuild } from '../../scripts/lib/build.mjs'
import { ensureDependencies } from '../../scripts/lib/dependencies.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const log = () => {}

async function repository(): Promise<string> {
  const root = await temporaryFolder()
  await mkdir(join(root, 'main'))
  await writeFile(join(root, 'main/index.ts'), 'first')
  await writeFile(join(root, 'package-lock.json'), '{}')
  return root
}

describe('the build', () => {
  async function builder() {
    const root = await repository()
    const builds: string[] = []
    const build = async (folder: string) => {
      builds.push(folder)
      await mkdir(join(folder, 'out/main'), { recursive: true })
      await writeFile(join(folder, 'out/main/index.js'), `build ${builds.length}`)
    }
    return { root, builds, ensure: () => ensureBuild({ log, root, build }) }
  }

  test('is done once while the sources stay', async () => {
    const { builds, ensure } = await builder()
    await ensure()
    await ensure()
    expect(builds).toHaveLength(1)
  })

  test.each(['main/index.ts', 'shared/new.ts', 'assets/messages/en.json', 'package-lock.json'])(
    'is done again when %s changes',
    async (path) => {
      const { root, builds, ensure } = await builder()
      await ensure()
      await mkdir(join(root, path, '..'), { recursive: true })
      await writeFile(join(root, path), 'other')
      await ensure()
      expect(builds).toHaveLength(2)
    },
  )

  test('is done again when a source is removed', async () => {
    const { root, builds, ensure } = await builder()
    await ensure()
    await rm(join(root, 'main/index.ts'))
    await ensure()
    expect(builds).toHaveLength(2)
  })

  test('is done again when somebody else wrote into its folder', async () => {
    const { root, builds, ensure } = await builder()
    await ensure()
    await writeFile(join(root, 'out/main/index.js'), 'from the development server')
    await ensure()
    expect(builds).toHaveLength(2)
  })

  test('is done again after a failure', async () => {
    const { root, ensure, builds } = await builder()
    const failing = async () => {
      throw new Error('interrupted')
    }
    await expect(ensureBuild({ log, root, build: failing })).rejects.toThrow('interrupted')
    await ensure()
    expect(builds).toHaveLength(1)
  })

  test('is done once when two runs want it at the same time', async () => {
    const { builds, ensure } = await builder()
    await Promise.all([ensure(), ensure()])
    expect(builds).toHaveLength(1)
  })
})

describe('the dependencies', () => {
  async function installer() {
    const root = await repository()
    let installs = 0
    const install = async () => {
      installs += 1
    }
    return { root, count: () => installs, ensure: () => ensureDependencies({ log, root, install }) }
  }

  test('are installed once while the lock file stays', async () => {
    const { ensure, count } = await installer()
    await ensure()
    await ensure()
    expect(count()).toBe(1)
  })

  test('are installed again when the lock file changes', async () => {
    const { root, ensure, count } = await installer()
    await ensure()
    await writeFile(join(root, 'package-lock.json'), '{"changed":true}')
    await ensure()
    expect(count()).toBe(2)
  })

  test('are installed again when they were removed', async () => {
    const { root, ensure, count } = await installer()
    await ensure()
    await rm(join(root, 'node_modules'), { recursive: true })
    await ensure()
    expect(count()).toBe(2)
  })

  test('are installed again after an interrupted installation', async () => {
    const { root, ensure, count } = await installer()
    await ensure()
    await writeFile(join(root, 'package-lock.json'), '{"changed":true}')
    const interrupted = async () => {
      throw new Error('interrupted')
    }
    await expect(ensureDependencies({ log, root, install: interrupted })).rejects.toThrow('interrupted')
    await writeFile(join(root, 'package-lock.json'), '{}')
    await ensure()
    expect(count()).toBe(2)
  })
})
