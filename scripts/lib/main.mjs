// @ts-check
import { ScriptFailure } from './failure.mjs'

/**
 * Where the scripts say what they are doing. Always standard error: a command's own result is the
 * only thing on standard output.
 *
 * @typedef {(line: string) => void} Log
 */

/** @type {Log} */
export const log = (line) => {
  process.stderr.write(`adit: ${line}\n`)
}

/**
 * Runs a command: its arguments in, its exit status out. A {@link ScriptFailure} is printed as one
 * message; any other error is a defect and keeps its stack.
 *
 * @param {(args: string[]) => Promise<number>} command
 * @returns {Promise<void>}
 */
export async function runCommand(command) {
  try {
    requireNode(process.versions.node)
    process.exitCode = await command(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error
    log(error.message)
    process.exitCode = error.exitCode
  }
}

/**
 * @param {string} version of the running Node
 * @throws {ScriptFailure} when it is older than the build tools accept
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new ScriptFailure(`Adit needs Node 20.19 or newer; this is Node ${version}.`)
}
