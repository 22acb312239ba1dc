import { join } from 'node:path'
import { runCli } from '../../main/cli/run-cli.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')

/** What one run of the command line gave. */
export interface CliResult {
  readonly status: number
  readonly out: string
  readonly err: string
  /** Standard output as the one JSON document it must be; throws when it is anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents of every command.
  json(): any
}

/** Runs the command line in this process, with English for its language unless told otherwise. */
export async function runAdit(...argv: readonly string[]): Promise<CliResult> {
  return await runAditIn({ LANG: 'C.UTF-8' }, ...argv)
}

/** As `runAdit`, in an environment. */
export async function runAditIn(
  env: Readonly<Record<string, string | undefined>>,
  ...argv: readonly string[]
): Promise<CliResult> {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  const status = await runCli(argv, terminal, assets, env)
  return { status, out, err, json: () => JSON.parse(out) }
}
