// @ts-check
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'
import { installPackages, offeredNames } from './apt.mjs'
import { isDebianLike, packagesFor } from './debian-packages.mjs'

/**
 * A program and the Debian package that brings it.
 *
 * @typedef {{ program: string, package: string }} Program
 */

/** The virtual display. */
export const XVFB = { program: 'Xvfb', package: 'xvfb' }

/** What the tests check a bundle and a key with, as an outsider would. @type {Program[]} */
export const ORDINARY_TOOLS = [
  { program: 'unzip', package: 'unzip' },
  { program: 'openssl', package: 'openssl' },
  { program: 'jq', package: 'jq' },
  { program: 'age', package: 'age' },
]

/**
 * What a Linux system still lacks.
 *
 * @typedef {{ packages: string[], unknown: string[] }} Lacking `unknown`: libraries without a known package
 */

/**
 * Makes sure that this system has the libraries a program needs, and other programs. What is missing is installed
 * where this process may do that; elsewhere a person is told the command. Only on Linux is anything looked for.
 *
 * @param {object} options
 * @param {string} options.wantedBy what needs them, for the message: `Electron`
 * @param {string | undefined} [options.executable] a program whose libraries must be there
 * @param {Program[]} options.programs
 * @param {import('../main.mjs').Log} options.log
 * @param {NodeJS.Platform} [options.platform]
 * @param {boolean} [options.root] whether this process may install packages
 * @param {string} [options.osRelease] the text of `/etc/os-release`
 * @param {typeof whatIsLacking} [options.look] replaced in tests
 * @param {(packages: string[]) => Promise<void>} [options.install] replaced in tests
 * @param {(packages: string[]) => Promise<string[]>} [options.offered] replaced in tests
 * @returns {Promise<void>} rejects with a ScriptFailure that names the command when something is missing
 */
export async function ensureRequirements({
  wantedBy,
  executable,
  programs,
  log,
  platform = process.platform,
  root = process.getuid?.() === 0,
  osRelease,
  look = whatIsLacking,
  install = installPackages,
  offered = offeredNames,
}) {
  if (platform !== 'linux') return
  const lacking = await look(executable, programs)
  if (isEmpty(lacking)) return
  const release = osRelease ?? (await readFile('/etc/os-release', 'utf8').catch(() => ''))
  if (!isDebianLike(release)) throw foreignFailure(wantedBy, lacking)
  if (!root) throw lackFailure(wantedBy, lacking, await offered(lacking.packages))
  if (lacking.packages.length > 0) {
    log(`Installing the system packages ${lacking.packages.join(' ')} ...`)
    await install(lacking.packages)
  }
  const remaining = await look(executable, programs)
  if (!isEmpty(remaining)) throw lackFailure(wantedBy, remaining, remaining.packages)
}

/**
 * @param {string} wantedBy
 * @param {Lacking} lacking
 * @param {string[]} names of the packages on this system
 * @returns {ScriptFailure}
 */
function lackFailure(wantedBy, { unknown }, names) {
  const libraries = unknown.length > 0 ? [`the libraries ${unknown.join(', ')}`] : []
  const command = `sudo apt-get install -y ${names.join(' ')}`
  const packages = names.length > 0 ? [`system packages; install them with: ${command}`] : []
  return new ScriptFailure(`${wantedBy} needs ${[...libraries, ...packages].join(' and ')}`)
}

/**
 * @param {string} wantedBy
 * @param {Lacking} lacking
 * @returns {ScriptFailure} for a system whose package names are not known here
 */
function foreignFailure(wantedBy, { packages, unknown }) {
  const names = [...packages, ...unknown].join(' ')
  return new ScriptFailure(
    `${wantedBy} needs what Debian calls ${names}; install it with this system's package manager.`,
  )
}

/** @param {Lacking} lacking */
function isEmpty({ packages, unknown }) {
  return packages.length === 0 && unknown.length === 0
}

/**
 * @param {string | undefined} executable
 * @param {Program[]} programs
 * @returns {Promise<Lacking>}
 */
async function whatIsLacking(executable, programs) {
  // Where there is no ldd nothing can be said beforehand, and the program's own message must do.
  const { stdout } = executable === undefined ? { stdout: '' } : await capture('ldd', [executable])
  const { packages, unknown } = packagesFor(missingLibraries(stdout))
  const missing = programs.filter(({ program }) => !isOnPath(program))
  return { packages: [...packages, ...missing.map((program) => program.package)], unknown }
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
