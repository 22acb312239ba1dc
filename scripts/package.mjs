// @ts-check
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { log, runCommand } from './lib/main.mjs'
import { packApp } from './lib/packaging.mjs'
import { repositoryRoot } from './lib/repository.mjs'

// Packs the app into dist/: a folder for this system, or what the arguments ask electron-builder for.
await runCommand(async (args) => {
  await ensureDependencies({ log })
  await ensureBuild({ log })
  const apps = await packApp({ args, output: join(repositoryRoot, 'dist'), log })
  for (const { folder } of apps)
    console.log(`Packed into ${folder}; its fuses are as electron-builder.yml says.`)
  return 0
})
