import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cacheFolder, canCarry, carriedRuntime } from '../../scripts/lib/electron/carried.mjs'
import { requireIntegrity } from '../../scripts/lib/electron/npm-package.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const log = () => {}
const FOLDER = 'electron-33.2.1-r1'

async function fetch({ folder }: { folder: string }): Promise<string> {
  const archive = join(folder, 'package.tgz')
  await writeFile(archive, 'an archive')
  return archive
}

function assembling(marker: string, before: () => Promise<void> = async () => {}) {
  return async ({ folder }: { folder: string }) => {
    const dist = join(folder, 'dist')
    await mkdir(dist)
    await writeFile(join(dist, 'electron'), marker)
    await before()
    return dist
  }
}

test('a prepared runtime is used again', async () => {
  const cache = join(await temporaryFolder(), 'adit')
  const first = await carriedRuntime({ cache, log, fetch, assemble: assembling('first') })
  const again = await carriedRuntime({ cache, log, fetch: async () => expect.unreachable() })
  expect(again).toEqual(first)
  expect(await readdir(cache)).toEqual([FOLDER])
})

test('two preparations at once leave one good folder', async () => {
  const cache = await temporaryFolder()
  let arrived = 0
  let open = () => {}
  const both = new Promise<void>((resolve) => {
    open = resolve
  })
  const meet = async () => {
    arrived += 1
    if (arrived === 2) open()
    await both
  }
  const runtimes = await Promise.all(
    ['one', 'other'].map((marker) =>
      carriedRuntime({ cache, log, fetch, assemble: assembling(marker, meet) }),
    ),
  )
  expect(runtimes[0]).toEqual(runtimes[1])
  expect(await readdir(cache)).toEqual([FOLDER])
  expect(['one', 'other']).toContain(await readFile(join(cache, FOLDER, 'electron'), 'utf8'))
})

test('a package with another content is refused and leaves nothing in the cache', async () => {
  const cache = await temporaryFolder()
  const attempt = carriedRuntime({
    cache,
    log,
    fetch: async (options) => {
      const archive = await fetch(options)
      await requireIntegrity(archive, options.integrity, options.name)
      return archive
    },
    assemble: async () => expect.unreachable(),
  })
  await expect(attempt).rejects.toMatchObject({ name: 'ScriptFailure' })
  expect(await readdir(cache)).toEqual([])
})

test('a file is kept when its hash is the pinned one and removed when it is not', async () => {
  const file = join(await temporaryFolder(), 'package.tgz')
  await writeFile(file, 'content')
  const integrity = `sha512-${createHash('sha512').update('content').digest('base64')}`
  await requireIntegrity(file, integrity, 'a package')
  expect(existsSync(file)).toBe(true)
  await writeFile(file, 'other content')
  await expect(requireIntegrity(file, integrity, 'a package')).rejects.toThrow('a package')
  expect(existsSync(file)).toBe(false)
})

test('what an interrupted preparation left is removed, a running one is not', async () => {
  const cache = await temporaryFolder()
  // No process has this id: it is above the highest that Linux hands out.
  await mkdir(join(cache, '.preparing-4194305-x'))
  await mkdir(join(cache, `.preparing-${process.pid}-x`))
  await carriedRuntime({ cache, log, fetch, assemble: assembling('new') })
  expect((await readdir(cache)).sort()).toEqual([`.preparing-${process.pid}-x`, FOLDER])
})

test('the cache lies outside the repository, where the system wants caches', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe(join('/caches', 'adit'))
  expect(cacheFolder({})).toMatch(/\.cache[\\/]adit$/)
})

test('it is for Linux x64 alone', () => {
  expect(canCarry('linux', 'x64')).toBe(true)
  expect(canCarry('linux', 'arm64')).toBe(false)
  expect(canCarry('darwin', 'x64')).toBe(false)
})
