// @ts-check
import { spawn } from 'node:child_process'
import { ScriptFailure } from '../failure.mjs'

const START_LIMIT = 15_000

/**
 * Whether windows can only be shown on a virtual display.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {boolean}
 */
export function needsVirtualDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY
}

/**
 * Starts a virtual display of its own on a free number. It ends with {@link close}, and at the latest
 * when this process ends.
 *
 * @returns {Promise<{ name: string, close: () => Promise<void> }>} `name` is the value for DISPLAY;
 *   rejects with a ScriptFailure when it does not start
 */
export async function openVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // In its own group, so that Ctrl-C reaches the app first and its display stays until it is gone.
    detached: true,
  })
  const ended = new Promise((resolve) => {
    server.once('close', resolve)
    server.once('error', resolve)
  })
  const end = () => server.kill()
  process.once('exit', end)
  const close = async () => {
    process.off('exit', end)
    end()
    await ended
  }
  try {
    return { name: `:${await chosenNumber(server, ended)}`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {Promise<unknown>} ended
 * @returns {Promise<number>} the display number, which the server tells once it accepts windows
 */
function chosenNumber(server, ended) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new ScriptFailure('The virtual display (Xvfb) did not start.'))
    const timer = setTimeout(fail, START_LIMIT)
    ended.then(() => {
      clearTimeout(timer)
      fail()
    })
    let told = ''
    server.stdio[3]?.on('data', (data) => {
      told += data
      const number = /^(\d+)\n/.exec(told)?.[1]
      if (number === undefined) return
      clearTimeout(timer)
      resolve(Number(number))
    })
  })
}
