// @ts-check
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readJson } from './repository.mjs'

/**
 * The JavaScript file behind a tool's command. Started with `process.execPath` it runs the same on
 * every system, where the links in `node_modules/.bin` would need a shell on Windows.
 *
 * @param {string} root the folder that holds `node_modules`
 * @param {string} packageName
 * @param {string} [command] its name; the package's own unless given
 * @returns {Promise<string>} an absolute path; rejects when the package or the command is missing
 */
export async function toolPath(root, packageName, command = basename(packageName)) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = await readJson(join(folder, 'package.json'))
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (!file) throw new Error(`${packageName} has no command "${command}".`)
  return join(folder, file)
}

/**
 * How to start npm itself: the npm this script was started by, else the one beside this Node, else
 * whichever the system finds.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [node] path of the running Node
 * @returns {{ program: string, args: string[] }} put npm's own arguments after `args`
 */
export function npmCommand(env = process.env, node = process.execPath) {
  const candidates = [
    // Other package managers set this variable too, and are not npm.
    basename(env.npm_execpath ?? '') === 'npm-cli.js' ? env.npm_execpath : undefined,
    join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const cli = candidates.find((path) => path && existsSync(path))
  return cli ? { program: node, args: [cli] } : { program: 'npm', args: [] }
}
