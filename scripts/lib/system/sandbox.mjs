// @ts-check
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptFailure } from '../failure.mjs'

/**
 * The switches that Electron needs to start in development. Chromium refuses to run its sandbox as
 * root, which is what a bare container runs as; nobody else goes without it, and no package of Adit
 * carries such a switch.
 *
 * @param {NodeJS.Platform} [platform]
 * @param {number | undefined} [user]
 * @returns {string[]}
 */
export function sandboxSwitches(platform = process.platform, user = process.getuid?.()) {
  return platform === 'linux' && user === 0 ? ['--no-sandbox'] : []
}

/**
 * Where the system keeps programs from making their own sandbox (Ubuntu since 24.04 does), Electron
 * needs its helper program owned by root. Says so, instead of letting Electron crash.
 *
 * @param {string} dist the folder Electron was unpacked into
 * @param {object} [options]
 * @param {NodeJS.Platform} [options.platform]
 * @param {number | undefined} [options.user]
 * @param {() => Promise<boolean>} [options.restricted] replaced in tests
 * @returns {Promise<void>} rejects with a ScriptFailure that names the command
 */
export async function requireSandbox(
  dist,
  { platform = process.platform, user = process.getuid?.(), restricted = areNamespacesRestricted } = {},
) {
  if (platform !== 'linux' || user === 0) return
  const helper = join(dist, 'chrome-sandbox')
  const found = await stat(helper).catch(() => undefined)
  const isSetuidRoot = found?.uid === 0 && (found.mode & 0o4000) !== 0
  if (isSetuidRoot || !(await restricted())) return
  throw new ScriptFailure(
    `This system lets Electron run its sandbox only with a helper owned by root; make it so with: sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`,
  )
}

/** @returns {Promise<boolean>} whether an ordinary program may not make a user namespace */
async function areNamespacesRestricted() {
  const [apparmor, debian, most] = await Promise.all(
    [
      '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
      '/proc/sys/kernel/unprivileged_userns_clone',
      '/proc/sys/user/max_user_namespaces',
    ].map(async (path) => (await readFile(path, 'utf8').catch(() => '')).trim()),
  )
  return apparmor === '1' || debian === '0' || most === '0'
}
