// @ts-check
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { openSession } from './lib/electron/session.mjs'
import { ScriptFailure } from './lib/failure.mjs'
import { log, runCommand } from './lib/main.mjs'
import { capture, foreground } from './lib/processes.mjs'
import { repositoryRoot } from './lib/repository.mjs'
import { npmCommand } from './lib/tools.mjs'

const SOURCE = join(repositoryRoot, 'test', 'bench')
/** Suites that drive the real app. */
const IN_THE_APP = ['record', 'walk', 'evidence']
const OUTPUT = join(repositoryRoot, 'dist', 'bench')

// Measures one part of Adit: `npm run bench -- engine`, with `--peers` beside other engines (which are then
// installed), with `--quick` roughly. `record`, `walk` and `evidence` drive the real app. `odk` shows exported checklists to ODK's own engine. Prints tables, writes
// dist/bench/SUITE.json and fails only for a wrong result.
await runCommand(async ([suite = '', ...options]) => {
  const entry = join(SOURCE, suite, 'suite.ts')
  if (!/^[a-z-]+$/.test(suite) || !existsSync(entry)) {
    throw new ScriptFailure('Say what to measure: npm run bench -- engine [--peers] [--quick]')
  }
  await ensureDependencies({ log })
  if (options.includes('--peers') || suite === 'odk') await installPeers()
  await bundle(suite, entry)
  await mkdir(OUTPUT, { recursive: true })
  const program = [join(OUTPUT, 'programs', `${suite}.js`), ...options]
  const env = { ...process.env, ADIT_BENCH_DIR: OUTPUT }
  if (!IN_THE_APP.includes(suite)) return foreground(process.execPath, program, { cwd: repositoryRoot, env })
  await ensureBuild({ log })
  const session = await openSession({ log })
  try {
    return await foreground(process.execPath, program, {
      cwd: repositoryRoot,
      env: {
        ...session.env,
        ...env,
        DISPLAY: session.env.DISPLAY,
        ADIT_ELECTRON: session.runtime.executable,
      },
    })
  } finally {
    await session.close()
  }
})

/**
 * Bundles a suite as the app itself is bundled: what is measured is what is shipped.
 *
 * @param {string} suite
 * @param {string} entry
 */
async function bundle(suite, entry) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: repositoryRoot,
    logLevel: 'warn',
    // The driver of the app is no part of what is measured.
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: join(OUTPUT, 'programs'),
      emptyOutDir: false,
      rolldownOptions: { input: { [suite]: entry }, output: { format: 'es' } },
    },
  })
}

/** The engines to measure beside have a lockfile of their own, so that none of them comes near the app. */
async function installPeers() {
  const folder = join(SOURCE, 'peers')
  log('Installing the engines to measure beside ...')
  const { program, args } = npmCommand()
  const outcome = await capture(program, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  })
  if (outcome.status !== 0) throw new ScriptFailure(`They could not be installed:\n${outcome.output.trim()}`)
}
