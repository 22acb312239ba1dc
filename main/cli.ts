import { join } from 'node:path'
import { runCli } from './cli/run-cli.ts'

// Built to out/main/cli.js, two folders below the assets.
const assets = join(import.meta.dirname, '..', '..', 'assets')
const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
}

process.exitCode = await runCli(process.argv.slice(2), terminal, assets, process.env)
