// @ts-check
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describeRuntime } from './electron-runtime.mjs'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { readJson, repositoryRoot } from './lib/repository.mjs'
import { runVitestWithElectron } from './lib/vitest.mjs'

const FOLDER = join(repositoryRoot, 'dist', 'faults')

// Kills, fills, damages and takes away whatever Adit stands on, many times, and says for each what was promised and
// what was seen: `npm run faults`, or one subject: `npm run faults -- kills`. ADIT_FAULT_SEED plays a run again.
await runCommand(async (subjects) => {
  await ensureDependencies({ log })
  await ensureBuild({ log })
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const { version } = await readJson(`${repositoryRoot}/package.json`)
  const status = await runVitestWithElectron(
    ['--project', 'faults', ...subjects.map((subject) => `test/faults/${subject}`)],
    {
      log,
      env: { ADIT_FAULTS: 'long' },
      onRuntime: (runtime) => console.log(describeRuntime(runtime, version)),
    },
  )
  await printTables()
  return status
})

/** One table of everything that was tried. */
async function printTables() {
  for (const name of (await readdir(FOLDER)).sort()) {
    /** @type {{ fault: string, times: number, promised: string, seen: string, held: boolean }[]} */
    const rows = await readJson(join(FOLDER, name))
    console.log(`\n${name.replace('.json', '')}`)
    // A disk can only be filled or protected where this user may mount one.
    if (rows.length === 0) console.log('  not tried: this machine does not allow it')
    for (const { fault, times, promised, seen, held } of rows)
      console.log(
        `  ${held ? 'held' : 'BROKEN'} | ${times}x ${fault} | promised: ${promised} | seen: ${seen}`,
      )
  }
}
