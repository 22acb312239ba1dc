// @ts-check
import { openSession } from './electron/session.mjs'
import { foreground } from './processes.mjs'
import { repositoryRoot } from './repository.mjs'
import { toolPath } from './tools.mjs'

/** Test projects that run on plain Node: no built app, no Electron, no display. */
const PLAIN_PROJECTS = ['unit']

/**
 * The test projects that arguments for Vitest ask for.
 *
 * @param {string[]} args
 * @returns {string[]} empty when they name none
 */
export function projectsIn(args) {
  return args.flatMap((argument, index) => {
    if (argument.startsWith('--project=')) return [argument.slice('--project='.length)]
    return argument === '--project' ? (args[index + 1] ?? []) : []
  })
}

/**
 * Whether tests in these projects need the built app and an Electron to run it on.
 *
 * @param {string[]} projects
 * @returns {boolean}
 */
export function needApp(projects) {
  return !projects.every((project) => PLAIN_PROJECTS.includes(project))
}

/**
 * Runs Vitest once on plain Node.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit status
 */
export async function runVitest(args, env = process.env) {
  const vitest = await toolPath(repositoryRoot, 'vitest')
  return foreground(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', ...args], {
    cwd: repositoryRoot,
    env,
  })
}

/**
 * Runs Vitest once with an Electron and a display for the tests: ADIT_ELECTRON names Electron's
 * program.
 *
 * @param {string[]} args
 * @param {{ log: import('./main.mjs').Log, env?: NodeJS.ProcessEnv, onRuntime: (runtime: import('../electron-runtime.mjs').ElectronRuntime) => void }} options
 *   `env` is added to the tests' environment; `onRuntime` is told what they run on
 * @returns {Promise<number>} its exit status; rejects with a ScriptFailure when Electron cannot run here
 */
export async function runVitestWithElectron(args, { log, env = {}, onRuntime }) {
  const session = await openSession({ log })
  try {
    onRuntime(session.runtime)
    return await runVitest(args, { ...session.env, ADIT_ELECTRON: session.runtime.executable, ...env })
  } finally {
    await session.close()
  }
}
