// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptFailure } from './failure.mjs'
import { contentFingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { capture } from './processes.mjs'
import { repositoryRoot } from './repository.mjs'
import { npmCommand } from './tools.mjs'

/**
 * Installs exactly the locked dependencies, unless they are installed already. The mark that says
 * so is written last, so an interrupted installation is done again.
 *
 * @param {{ log: import('./main.mjs').Log, root?: string, install?: (root: string) => Promise<void> }} options
 *   `install` replaces npm in tests
 * @returns {Promise<void>} rejects with a ScriptFailure when the installation fails
 */
export async function ensureDependencies({ log, root = repositoryRoot, install = installWithNpm }) {
  if (await areFresh(root)) return
  await withLock(
    join(root, 'out', '.locks', 'dependencies'),
    async () => {
      if (await areFresh(root)) return
      log('Installing the locked dependencies ...')
      await rm(markFile(root), { force: true })
      const wanted = await lockedDependencies(root)
      await install(root)
      await mkdir(join(root, 'node_modules'), { recursive: true })
      await writeFile(markFile(root), wanted)
    },
    { onWait: () => log('Another run is installing the dependencies; waiting for it ...') },
  )
}

/** @param {string} root */
async function areFresh(root) {
  const installed = await readFile(markFile(root), 'utf8').catch(() => undefined)
  return installed === (await lockedDependencies(root))
}

/** @param {string} root */
async function lockedDependencies(root) {
  // Some packages carry native code, so a folder shared between systems is stale on the other one.
  return `${process.platform}-${process.arch} ${await contentFingerprint(root, ['package-lock.json'])}\n`
}

/** @param {string} root */
function markFile(root) {
  return join(root, 'node_modules', '.adit-installed')
}

/** @param {string} root */
async function installWithNpm(root) {
  const { program, args } = npmCommand()
  // No dependency needs its install script, and none should get to run one.
  const outcome = await capture(
    program,
    // The tools are development dependencies: wanted even where the environment says production.
    [...args, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'],
    { cwd: root },
  )
  if (outcome.status !== 0) {
    throw new ScriptFailure(`The dependencies could not be installed:\n${outcome.output.trim()}`)
  }
}
