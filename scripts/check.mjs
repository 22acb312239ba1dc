// @ts-check
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { capture } from './lib/processes.mjs'
import { repositoryRoot } from './lib/repository.mjs'
import { toolPath } from './lib/tools.mjs'

/**
 * @typedef {object} Check
 * @property {string} name shown in the summary
 * @property {string} package the tool's package
 * @property {string} [command] the tool's command, when it is not named like the package
 * @property {string[]} args
 * @property {(output: string) => string | undefined} [doubt] says why a success cannot be trusted
 */

// Checks types, style and module boundaries without running the app; `--fix` applies the style fixes.
await runCommand(async (args) => {
  await ensureDependencies({ log })
  const outcomes = await Promise.all(checks(args.includes('--fix')).map(run))
  return outcomes.every(Boolean) ? 0 : 1
})

/**
 * @param {boolean} fix
 * @returns {Check[]}
 */
function checks(fix) {
  return [
    { name: 'types', package: 'typescript7', command: 'tsc', args: ['--build'] },
    {
      name: 'style',
      package: '@biomejs/biome',
      args: ['check', '--error-on-warnings', ...(fix ? ['--write'] : [])],
    },
    {
      name: 'boundaries',
      package: 'dependency-cruiser',
      command: 'depcruise',
      args: ['--config', '.dependency-cruiser.cjs', 'main', 'renderer', 'shared'],
      doubt: sawNoModules,
    },
  ]
}

/**
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
async function run({ name, package: packageName, command, args, doubt }) {
  const start = performance.now()
  const tool = await toolPath(repositoryRoot, packageName, command)
  const outcome = await capture(process.execPath, [tool, ...args], { cwd: repositoryRoot })
  const doubts = outcome.status === 0 ? doubt?.(outcome.output) : undefined
  const passed = outcome.status === 0 && doubts === undefined
  if (!passed) console.log(doubts ?? outcome.output.trimEnd())
  console.log(
    `${passed ? 'passed' : 'FAILED'}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
  )
  return passed
}

/**
 * dependency-cruiser reads TypeScript only with a compiler version it knows; with another one it
 * passes over every file and reports no violation.
 *
 * @param {string} output
 * @returns {string | undefined}
 */
function sawNoModules(output) {
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  return modules > 0 ? undefined : `dependency-cruiser found no modules to check:\n${output.trimEnd()}`
}
