// @ts-check
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from '../lock.mjs'
import { capture } from '../processes.mjs'
import { readJson } from '../repository.mjs'
import { executableIn } from './executable.mjs'

/** Long enough for a slow line; a computer without a network fails at once, not after this time. */
const DOWNLOAD_LIMIT = 10 * 60_000

/**
 * The Electron that the `electron` package has downloaded into itself.
 *
 * @param {string} packageFolder `node_modules/electron`
 * @param {NodeJS.Platform} platform
 * @returns {Promise<import('../../electron-runtime.mjs').ElectronRuntime | undefined>} undefined when
 *   there is none, or when it is another version than the package's
 */
export async function findOwn(packageFolder, platform) {
  const dist = join(packageFolder, 'dist')
  const executable = executableIn(dist, platform)
  // Written after everything else is unpacked: without it the download was interrupted.
  const complete = await readFile(join(packageFolder, 'path.txt'), 'utf8').catch(() => undefined)
  if (!executable || complete === undefined) return undefined
  const present = (await readFile(join(dist, 'version'), 'utf8').catch(() => '')).trim().replace(/^v/, '')
  const { version } = await readJson(join(packageFolder, 'package.json'))
  return present === version ? { executable, dist, version, source: 'own' } : undefined
}

/** @type {Map<string, Promise<void>>} */
const attempts = new Map()

/**
 * Has the `electron` package download its Electron. Whether that worked is for {@link findOwn} to
 * say; a failure is told to `log` in one line. One process tries only once.
 *
 * @param {{ packageFolder: string, root: string, log: import('../main.mjs').Log }} options
 * @returns {Promise<void>}
 */
export function downloadOwn({ packageFolder, root, log }) {
  const attempt = attempts.get(packageFolder) ?? download(packageFolder, root, log)
  attempts.set(packageFolder, attempt)
  return attempt
}

/**
 * @param {string} packageFolder
 * @param {string} root
 * @param {import('../main.mjs').Log} log
 */
async function download(packageFolder, root, log) {
  const { version } = await readJson(join(packageFolder, 'package.json'))
  await withLock(
    join(root, 'out', '.locks', 'electron'),
    async () => {
      if (await findOwn(packageFolder, process.platform)) return
      log(`Downloading Electron ${version} ...`)
      const outcome = await capture(process.execPath, [join(packageFolder, 'install.js')], {
        timeout: DOWNLOAD_LIMIT,
      })
      if (outcome.status !== 0)
        log(`Electron ${version} could not be downloaded (${reason(outcome.stderr)}).`)
    },
    { onWait: () => log('Another run is downloading Electron; waiting for it ...') },
  )
}

/**
 * @param {string} printed
 * @returns {string} the one line of a printed error that says most
 */
function reason(printed) {
  const lines = printed.split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '') ?? 'no reason given'
}
