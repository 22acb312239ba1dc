// @ts-check
import { join } from 'node:path'
import { CARRIED, cacheFolder, canCarry, carriedRuntime } from './lib/electron/carried.mjs'
import { OVERRIDE, overrideRuntime } from './lib/electron/override.mjs'
import { downloadOwn, findOwn } from './lib/electron/own.mjs'
import { ScriptFailure } from './lib/failure.mjs'
import { installedVersion, repositoryRoot } from './lib/repository.mjs'

/**
 * An Electron to run on. `executable` starts it, `dist` is the folder it was unpacked into and
 * `version` is Electron's. `source` says where it comes from: the project's own download, the folder
 * that ELECTRON_OVERRIDE_DIST_PATH names, or the development runtime carried by a npm package.
 *
 * @typedef {{ executable: string, dist: string, version: string, source: 'own' | 'override' | 'cypress' }} ElectronRuntime
 */

/**
 * Finds an Electron to run on, in this order: the project's own download if it is there, the folder
 * named by ELECTRON_OVERRIDE_DIST_PATH, the project's own download fetched now, and, on Linux x64
 * only, the runtime carried by a npm package, which is for development and is never shipped.
 * The project's dependencies must be installed.
 *
 * @param {object} options
 * @param {import('./lib/main.mjs').Log} options.log is told what takes long and what failed on the way
 * @param {string} [options.root] the folder that holds `node_modules`
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {NodeJS.Platform} [options.platform]
 * @param {string} [options.arch]
 * @param {typeof downloadOwn} [options.download] replaced in tests
 * @param {typeof carriedRuntime} [options.carry] replaced in tests
 * @returns {Promise<ElectronRuntime>} rejects with a ScriptFailure that says what to do when there is none
 */
export async function resolveElectron({
  log,
  root = repositoryRoot,
  env = process.env,
  platform = process.platform,
  arch = process.arch,
  download = downloadOwn,
  carry = carriedRuntime,
}) {
  const packageFolder = join(root, 'node_modules', 'electron')
  const own = await findOwn(packageFolder, platform)
  if (own) return own

  const override = env[OVERRIDE]
  if (override) return overrideRuntime(override, platform)

  await download({ packageFolder, root, log })
  const downloaded = await findOwn(packageFolder, platform)
  if (downloaded) return downloaded

  if (canCarry(platform, arch)) return carry({ cache: cacheFolder(env), log })
  throw new ScriptFailure(
    `There is no Electron ${await installedVersion(root, 'electron')} to run on: let this computer reach github.com, or set ${OVERRIDE} to a folder with Electron in it.`,
  )
}

/**
 * The line that tells a person which app on which Electron they are looking at.
 *
 * @param {Pick<ElectronRuntime, 'version' | 'source'>} runtime
 * @param {string} appVersion
 * @returns {string}
 */
export function describeRuntime({ version, source }, appVersion) {
  const origin = {
    own: 'own download',
    override: `from ${OVERRIDE}`,
    cypress: `from ${CARRIED.package} ${CARRIED.packageVersion}, for development only`,
  }[source]
  return `Adit ${appVersion} on Electron ${version} (${origin})`
}
