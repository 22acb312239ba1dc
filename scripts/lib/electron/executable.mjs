// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The program inside an unpacked Electron.
 *
 * @param {string} dist
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined} its absolute path, or undefined when the folder holds no Electron
 */
export function executableIn(dist, platform) {
  const path = join(dist, nameOn(platform))
  return existsSync(path) ? path : undefined
}

/** @param {NodeJS.Platform} platform */
function nameOn(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? 'electron.exe' : 'electron'
}
