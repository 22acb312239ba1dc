import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const repository = join(import.meta.dirname, '..', '..', '..')

/** Runs the bash block of the README's section on checking by hand, and gives what it printed. */
export async function runByHand(bundle: string, folder: string): Promise<string> {
  const readme = await readFile(join(repository, 'README.md'), 'utf8')
  const block = /## Check a bundle by hand[\s\S]*?```bash\n([\s\S]*?)```/.exec(readme)?.[1]
  if (block === undefined) throw new Error('The README has no bash block under "Check a bundle by hand"')
  const { stdout } = await run('bash', ['-euc', block], {
    cwd: folder,
    env: { ...process.env, BUNDLE: bundle },
  })
  return stdout
}
