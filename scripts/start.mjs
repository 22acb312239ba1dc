// @ts-check
import { describeRuntime, resolveElectron } from './electron-runtime.mjs'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { openSession } from './lib/electron/session.mjs'
import { log, runCommand } from './lib/main.mjs'
import { foreground } from './lib/processes.mjs'
import { readJson, repositoryRoot } from './lib/repository.mjs'
import { sandboxSwitches } from './lib/system/sandbox.mjs'
import { toolPath } from './lib/tools.mjs'

// Opens the app. `--dev` opens it from the development server, `--version` only tells the versions;
// other arguments go to the app.
await runCommand(async (args) => {
  await ensureDependencies({ log })
  const { version } = await readJson(`${repositoryRoot}/package.json`)
  if (args.includes('--version')) {
    console.log(describeRuntime(await resolveElectron({ log }), version))
    return 0
  }
  const dev = args.includes('--dev')
  const forApp = args.filter((argument) => argument !== '--dev')
  if (!dev) await ensureBuild({ log })
  const session = await openSession({ log })
  try {
    console.log(describeRuntime(session.runtime, version))
    return dev ? await startDevelopment(session, forApp) : await startApp(session, forApp)
  } finally {
    await session.close()
  }
})

/**
 * @param {import('./lib/electron/session.mjs').ElectronSession} session
 * @param {string[]} args
 */
function startApp({ runtime, env }, args) {
  return foreground(runtime.executable, [...sandboxSwitches(), repositoryRoot, ...args], { env })
}

/**
 * @param {import('./lib/electron/session.mjs').ElectronSession} session
 * @param {string[]} args
 */
async function startDevelopment({ runtime, env }, args) {
  const server = [await toolPath(repositoryRoot, 'electron-vite'), 'dev']
  return foreground(process.execPath, [...server, '--', ...sandboxSwitches(), ...args], {
    cwd: repositoryRoot,
    env: { ...env, ELECTRON_EXEC_PATH: runtime.executable },
  })
}
