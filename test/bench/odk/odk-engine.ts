import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeUtf8 } from '../../../shared/lib/bytes.ts'
import type { FormFile } from '../../../shared/xlsform/import-report.ts'
import type { Snapshot, Steps } from './adit-engine.ts'

/** The form in ODK's engine, or why it does not take it. Times are milliseconds. */
export type OdkWalk =
  | { readonly fault: string }
  | {
      readonly fault?: undefined
      readonly loaded: number
      readonly spent: number
      /** Steps that the engine did not take, with the reason. */
      readonly refused: readonly string[]
      readonly empty: Snapshot
      readonly filled: Snapshot
    }

/** Opens a form with ODK's engine, in a process of its own, and fills it in. */
export function walkInOdk(form: string, companions: readonly FormFile[], steps: Steps): OdkWalk {
  const folder = mkdtempSync(join(tmpdir(), 'adit-odk-'))
  try {
    const files = Object.fromEntries(companions.map(({ name, bytes }) => [name, decodeUtf8(bytes) ?? '']))
    const job = join(folder, 'job.json')
    writeFileSync(job, JSON.stringify({ form, files, steps }))
    const program = join('test', 'bench', 'peers', 'odk-form.mjs')
    const output = execFileSync(process.execPath, ['--max-old-space-size=6000', program, job], {
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return JSON.parse(output.slice(output.lastIndexOf('\n{') + 1)) as OdkWalk
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
