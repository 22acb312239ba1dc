// @ts-check
import { describeRuntime } from './electron-runtime.mjs'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { readJson, repositoryRoot } from './lib/repository.mjs'
import { ensureRequirements, ORDINARY_TOOLS } from './lib/system/requirements.mjs'
import { needApp, projectsIn, runVitest, runVitestWithElectron } from './lib/vitest.mjs'

// Runs the tests; arguments go to Vitest. The tests on plain Node alone: `--project unit`.
await runCommand(async (args) => {
  await ensureDependencies({ log })
  await ensureRequirements({ wantedBy: 'Checking bundles by hand', programs: ORDINARY_TOOLS, log })
  const projects = projectsIn(args)
  if (projects.length > 0 && !needApp(projects)) return runVitest(args)
  await ensureBuild({ log })
  const { version } = await readJson(`${repositoryRoot}/package.json`)
  return runVitestWithElectron(
    projects.length > 0 ? args : ['--project', 'unit', '--project', 'app', '--project', 'faults', ...args],
    {
      log,
      onRuntime: (runtime) => console.log(describeRuntime(runtime, version)),
    },
  )
})
