import { join } from 'node:path'
import { runCli } from './cli/run-cli.ts'

// Built to out/main/cli.js, beside the assets that the build leaves (electron.vite.config.ts).
const assets = join(import.meta.dirname, 'assets')
const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
}
// Whoever reads our output may stop early, such as `head`: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
// Windows has no locale in its environment.
const env = { LANG: Intl.DateTimeFormat().resolvedOptions().locale, ...process.env }

process.exitCode = await runCli(process.argv.slice(2), terminal, assets, env)
