// @ts-check
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { foreground } from './lib/processes.mjs'
import { repositoryRoot } from './lib/repository.mjs'

// Runs Adit's command line on this Node: no Electron, no display. Its output and exit status are the
// command line's own.
await runCommand(async (args) => {
  await ensureDependencies({ log })
  await ensureBuild({ log })
  return foreground(process.execPath, [join(repositoryRoot, 'out', 'main', 'cli.js'), ...args])
})
