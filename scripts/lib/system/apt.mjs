// @ts-check
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'

/**
 * The names under which this system offers packages. Since 2024 Debian and Ubuntu give some
 * libraries a name ending in `t64`, and then the old name may be one that cannot be installed.
 *
 * @param {string[]} packages
 * @param {typeof capture} [run] replaced in tests
 * @returns {Promise<string[]>} a name that nothing is known of stays as it is
 */
export async function offeredNames(packages, run = capture) {
  return Promise.all(
    packages.map(async (name) => {
      const renamed = `${name}t64`
      return (await run('apt-cache', ['show', '--no-all-versions', renamed])).status === 0 ? renamed : name
    }),
  )
}

/**
 * Installs packages with apt-get; the package lists are fetched only when it does not work without.
 *
 * @param {string[]} packages names as {@link packagesFor} gives them
 * @param {typeof capture} [run] replaced in tests
 * @returns {Promise<void>} rejects with a ScriptFailure when they cannot be installed
 */
export async function installPackages(packages, run = capture) {
  /** @param {...string} args */
  const aptGet = (...args) =>
    // Another apt may be at work on a computer that has just started.
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = async () =>
    aptGet('install', '-y', '--no-install-recommends', ...(await offeredNames(packages, run)))

  if ((await install()).status === 0) return
  await aptGet('update')
  const outcome = await install()
  if (outcome.status !== 0) {
    throw new ScriptFailure(`apt-get could not install ${packages.join(' ')}:\n${outcome.output.trim()}`)
  }
}
