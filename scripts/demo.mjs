// @ts-check
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describeRuntime } from './electron-runtime.mjs'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { readJson, repositoryRoot } from './lib/repository.mjs'
import { ensureRequirements, ORDINARY_TOOLS } from './lib/system/requirements.mjs'
import { runVitestWithElectron } from './lib/vitest.mjs'

// Plays the demonstration and keeps what it makes in the folder given, or in dist/demo.
await runCommand(async ([given]) => {
  const folder = given ? resolve(given) : join(repositoryRoot, 'dist', 'demo')
  await ensureDependencies({ log })
  await ensureRequirements({ wantedBy: 'Checking bundles by hand', programs: ORDINARY_TOOLS, log })
  await ensureBuild({ log })
  await mkdir(folder, { recursive: true })
  await rm(join(folder, 'screens'), { recursive: true, force: true })
  const { version } = await readJson(`${repositoryRoot}/package.json`)
  const status = await runVitestWithElectron(['--project', 'demo'], {
    log,
    env: { ADIT_DEMO_DIR: folder },
    onRuntime: (runtime) => console.log(describeRuntime(runtime, version)),
  })
  console.log([folder, ...(await readdir(folder)).sort().map((name) => `  ${name}`)].join('\n'))
  return status
})
