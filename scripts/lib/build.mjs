// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptFailure } from './failure.mjs'
import { contentFingerprint, listingFingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { capture } from './processes.mjs'
import { repositoryRoot } from './repository.mjs'
import { toolPath } from './tools.mjs'

/** Everything the built files depend on. */
const SOURCES = [
  'assets',
  'main',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const OUTPUTS = ['out/main', 'out/preload', 'out/renderer']

/**
 * Builds the app into `out/`, unless what is there was built from the sources as they are now. The
 * mark that says so is written last, so an interrupted build is done again.
 *
 * @param {{ log: import('./main.mjs').Log, root?: string, build?: (root: string) => Promise<void> }} options
 *   `build` replaces the bundler in tests
 * @returns {Promise<void>} rejects with a ScriptFailure when the build fails
 */
export async function ensureBuild({ log, root = repositoryRoot, build = buildWithVite }) {
  if (await isFresh(root)) return
  await withLock(
    join(root, 'out', '.locks', 'build'),
    async () => {
      if (await isFresh(root)) return
      log('Building ...')
      await rm(markFile(root), { force: true })
      // Taken before the build: a source changed meanwhile makes this build stale.
      const sources = await contentFingerprint(root, SOURCES)
      await build(root)
      await mkdir(join(root, 'out'), { recursive: true })
      await writeFile(markFile(root), mark(sources, await listingFingerprint(root, OUTPUTS)))
    },
    { onWait: () => log('Another run is building; waiting for it ...') },
  )
}

/** @param {string} root */
async function isFresh(root) {
  const built = await readFile(markFile(root), 'utf8').catch(() => undefined)
  if (built === undefined) return false
  // The outputs count too, because the development server writes its own into the same folders.
  return built === mark(await contentFingerprint(root, SOURCES), await listingFingerprint(root, OUTPUTS))
}

/**
 * @param {string} sources
 * @param {string} outputs
 */
function mark(sources, outputs) {
  return `${sources} ${outputs}\n`
}

/** @param {string} root */
function markFile(root) {
  return join(root, 'out', '.adit-built')
}

/** @param {string} root */
async function buildWithVite(root) {
  const outcome = await capture(process.execPath, [await toolPath(root, 'electron-vite'), 'build'], {
    cwd: root,
  })
  if (outcome.status !== 0) throw new ScriptFailure(`The build failed:\n${outcome.output.trim()}`)
}
