// @ts-check

/**
 * A failure whose message tells a person what to do. It is printed as it is, without a stack, and
 * its exit code becomes the command's.
 */
export class ScriptFailure extends Error {
  /**
   * @param {string} message one or more whole sentences
   * @param {{ exitCode?: number, cause?: unknown }} [options] `exitCode` is 2 unless given
   */
  constructor(message, { exitCode = 2, cause } = {}) {
    super(message, { cause })
    this.name = 'ScriptFailure'
    this.exitCode = exitCode
  }
}

/**
 * Tells whether an error carries this system error code.
 *
 * @param {unknown} error
 * @param {...string} codes such as `ENOENT`
 * @returns {boolean}
 */
export function hasCode(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
