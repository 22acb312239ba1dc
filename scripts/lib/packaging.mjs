// @ts-check
import { existsSync } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resolveElectron } from '../electron-runtime.mjs'
import { ScriptFailure } from './failure.mjs'
import { fuseDifferences } from './fuses.mjs'
import { foreground } from './processes.mjs'
import { repositoryRoot } from './repository.mjs'
import { toolPath } from './tools.mjs'

/** Arguments that ask electron-builder for certain systems, kinds of installer or processors. */
const TARGET = /^(-[mwlo]+|--(mac|macos|win|windows|linux|x64|ia32|arm64|armv7l|universal))$/

/**
 * A packed app: its folder, and the program that holds its fuses (on macOS the `.app` folder).
 *
 * @typedef {{ folder: string, program: string }} PackedApp
 */

/**
 * Packs the built app with electron-builder and checks the fuses of what came out. Without a target
 * among the arguments that is a folder for this system, made with whichever Electron there is here;
 * with a target electron-builder fetches the pinned Electron for it and nothing else will do.
 *
 * @param {object} options
 * @param {string[]} options.args for electron-builder
 * @param {string} options.output where to put what is made
 * @param {import('./main.mjs').Log} options.log
 * @returns {Promise<PackedApp[]>} rejects with a ScriptFailure when packing fails or a fuse differs
 */
export async function packApp({ args, output, log }) {
  const start = Date.now()
  const runtime = args.some((argument) => TARGET.test(argument)) ? undefined : await resolveElectron({ log })
  const status = await foreground(
    process.execPath,
    [
      await toolPath(repositoryRoot, 'electron-builder'),
      ...(runtime ? ['--dir'] : []),
      ...args,
      '--publish',
      'never',
      `-c.directories.output=${output}`,
      ...(runtime && runtime.source !== 'own'
        ? [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
        : []),
    ],
    { cwd: repositoryRoot },
  )
  if (status !== 0) throw new ScriptFailure('Packing failed.', { exitCode: 1 })
  const apps = await packedApps(output, start)
  for (const { folder } of apps) await markIfForTesting(folder, runtime, log)
  await requireFuses(apps)
  return apps
}

/**
 * @param {string} folder
 * @param {import('../electron-runtime.mjs').ElectronRuntime | undefined} runtime
 * @param {import('./main.mjs').Log} log
 */
async function markIfForTesting(folder, runtime, log) {
  if (runtime?.source !== 'cypress') return
  // electron-builder takes a ready Electron as it is, with the app that one starts by default.
  await rm(join(folder, 'resources', 'default_app.asar'), { force: true })
  await writeFile(
    join(folder, 'TESTING-ONLY.txt'),
    `This folder was made with Electron ${runtime.version}, a development runtime, and not with the Electron that Adit ships with. It is for testing only. Give it to nobody.\n`,
  )
  log(
    `FOR TESTING ONLY: ${folder} holds the development runtime (Electron ${runtime.version}). Give it to nobody.`,
  )
}

/** @param {PackedApp[]} apps */
async function requireFuses(apps) {
  if (apps.length === 0) throw new ScriptFailure('Packing left no app behind.', { exitCode: 1 })
  const configuration = join(repositoryRoot, 'electron-builder.yml')
  const differences = await Promise.all(apps.map(({ program }) => fuseDifferences(program, configuration)))
  if (differences.flat().length > 0) throw new ScriptFailure(differences.flat().join('\n'), { exitCode: 1 })
}

/**
 * The apps that electron-builder has left unpacked in its output folder.
 *
 * @param {string} output
 * @param {number} since milliseconds; older ones are of another run
 * @returns {Promise<PackedApp[]>}
 */
async function packedApps(output, since) {
  const apps = []
  for (const name of await readdir(output)) {
    const folder = join(output, name)
    const program = programIn(folder)
    if (program && (await stat(folder)).mtimeMs >= since) apps.push({ folder, program })
  }
  return apps
}

/** @param {string} folder */
function programIn(folder) {
  return ['adit', 'Adit.exe', 'Adit.app'].map((name) => join(folder, name)).find((path) => existsSync(path))
}
