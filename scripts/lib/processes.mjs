// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { stripVTControlCharacters } from 'node:util'

/**
 * How a child process ended. `status` follows the shell: 128 plus the signal's number when a signal
 * ended it, 127 when it could not be started.
 *
 * @typedef {{ status: number, stdout: string, stderr: string, output: string }} Outcome
 */

/**
 * Runs a program to its end and keeps what it printed. Never rejects: a program that cannot be
 * started has status 127 and the reason in `stderr`.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options] after `timeout`
 *   milliseconds the program is ended
 * @returns {Promise<Outcome>}
 */
export function capture(program, args, options = {}) {
  return new Promise((resolve) => {
    let stdout = ''
    let stderr = ''
    let output = ''
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
      output += text
    })
    /**
     * @param {number} status
     * @param {string} [complaint]
     */
    const end = (status, complaint = '') => {
      // Some tools colour what they print wherever it goes; what is kept here is for messages.
      const [out, err, both] = [stdout, stderr + complaint, output + complaint].map(stripVTControlCharacters)
      resolve({ status, stdout: out ?? '', stderr: err ?? '', output: both ?? '' })
    }
    child.on('error', (error) => end(127, error.message))
    child.on('close', (code, signal) => end(exitStatus(code, signal)))
  })
}

/**
 * Runs a program on this terminal until it ends. Signals that ask this process to stop are handed
 * on, so that stopping the command stops the program, and this process outlives it to clean up.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit status; rejects when it cannot be started
 */
export function foreground(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: 'inherit' })
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, handOn)
    const settle = () => {
      for (const signal of signals) process.off(signal, handOn)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code, signal) => {
      settle()
      resolve(exitStatus(code, signal))
    })
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
function exitStatus(code, signal) {
  return code ?? (signal ? 128 + constants.signals[signal] : 1)
}
