// @ts-check
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'
import { installPackages, offeredNames } from './apt.mjs'
import { isDebianLike, packagesFor } from './debian-packages.mjs'

/** The package with the virtual display, and its program. */
const XVFB = { package: 'xvfb', program: 'Xvfb' }

/**
 * What a Linux system still lacks.
 *
 * @typedef {{ packages: string[], unknown: string[] }} Lacking `unknown`: libraries without a known package
 */

/**
 * Makes sure that this system has what Electron and, where there is no screen, the virtual display
 * need. What is missing is installed where this process may do that; elsewhere a person is told the
 * command. Only Linux can lack anything.
 *
 * @param {object} options
 * @param {string} options.executable Electron's program
 * @param {boolean} options.virtualDisplay whether a virtual display will be needed
 * @param {import('../main.mjs').Log} options.log
 * @param {NodeJS.Platform} [options.platform]
 * @param {boolean} [options.root] whether this process may install packages
 * @param {string} [options.osRelease] the text of `/etc/os-release`
 * @param {(executable: string, virtualDisplay: boolean) => Promise<Lacking>} [options.look] replaced in tests
 * @param {(packages: string[]) => Promise<void>} [options.install] replaced in tests
 * @param {(packages: string[]) => Promise<string[]>} [options.offered] replaced in tests
 * @returns {Promise<void>} rejects with a ScriptFailure that names the command when something is missing
 */
export async function ensureRequirements({
  executable,
  virtualDisplay,
  log,
  platform = process.platform,
  root = process.getuid?.() === 0,
  osRelease,
  look = whatIsLacking,
  install = installPackages,
  offered = offeredNames,
}) {
  if (platform !== 'linux') return
  const lacking = await look(executable, virtualDisplay)
  if (isEmpty(lacking)) return
  const release = osRelease ?? (await readFile('/etc/os-release', 'utf8').catch(() => ''))
  if (!isDebianLike(release)) throw foreignFailure(lacking)
  if (!root) throw lackFailure(lacking, await offered(lacking.packages))
  if (lacking.packages.length > 0) {
    log(`Installing the system packages ${lacking.packages.join(' ')} ...`)
    await install(lacking.packages)
  }
  const remaining = await look(executable, virtualDisplay)
  if (!isEmpty(remaining)) throw lackFailure(remaining, remaining.packages)
}

/**
 * @param {Lacking} lacking
 * @param {string[]} names of the packages on this system
 * @returns {ScriptFailure}
 */
function lackFailure({ unknown }, names) {
  const libraries = unknown.length > 0 ? [`the libraries ${unknown.join(', ')}`] : []
  const command = `sudo apt-get install -y ${names.join(' ')}`
  const packages = names.length > 0 ? [`system packages; install them with: ${command}`] : []
  return new ScriptFailure(`Electron needs ${[...libraries, ...packages].join(' and ')}`)
}

/**
 * @param {Lacking} lacking
 * @returns {ScriptFailure} for a system whose package names are not known here
 */
function foreignFailure({ packages, unknown }) {
  const names = [...packages, ...unknown].join(' ')
  return new ScriptFailure(
    `Electron needs what Debian calls ${names}; install it with this system's package manager.`,
  )
}

/** @param {Lacking} lacking */
function isEmpty({ packages, unknown }) {
  return packages.length === 0 && unknown.length === 0
}

/**
 * @param {string} executable
 * @param {boolean} virtualDisplay
 * @returns {Promise<Lacking>}
 */
async function whatIsLacking(executable, virtualDisplay) {
  // Where there is no ldd nothing can be said beforehand, and Electron's own message must do.
  const { stdout } = await capture('ldd', [executable])
  const { packages, unknown } = packagesFor(missingLibraries(stdout))
  const display = virtualDisplay && !isOnPath(XVFB.program) ? [XVFB.package] : []
  return { packages: [...packages, ...display], unknown }
}

/**
 * @param {string} listing what `ldd` prints
 * @returns {string[]} the libraries it did not find, each once
 */
export function missingLibraries(listing) {
  return [...new Set([...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, library = '']) => library))]
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, program)))
}
