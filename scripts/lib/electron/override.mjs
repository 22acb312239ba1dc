// @ts-check
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'
import { executableIn } from './executable.mjs'

/** The variable that names a folder with an unpacked Electron; the `electron` package reads it too. */
export const OVERRIDE = 'ELECTRON_OVERRIDE_DIST_PATH'

/**
 * The Electron in the folder that {@link OVERRIDE} names.
 *
 * @param {string} folder
 * @param {NodeJS.Platform} platform
 * @returns {Promise<import('../../electron-runtime.mjs').ElectronRuntime>} rejects with a ScriptFailure
 *   naming the variable when there is no Electron in that folder
 */
export async function overrideRuntime(folder, platform) {
  const dist = resolve(folder)
  const executable = executableIn(dist, platform)
  if (!executable)
    throw new ScriptFailure(`${OVERRIDE} is set to ${folder}, but there is no Electron in that folder.`)
  return { executable, dist, version: await versionOf(dist, executable), source: 'override' }
}

/**
 * @param {string} dist
 * @param {string} executable
 * @returns {Promise<string>}
 */
async function versionOf(dist, executable) {
  const written = await readFile(join(dist, 'version'), 'utf8').catch(() => '')
  if (written.trim()) return written.trim().replace(/^v/, '')
  const asked = await capture(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 30_000,
  })
  if (asked.status === 0 && /^\d+\./.test(asked.stdout)) return asked.stdout.trim()
  throw new ScriptFailure(`${OVERRIDE} is set to ${dist}, but that Electron does not tell its version.`)
}
