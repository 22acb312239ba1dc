import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packCerroAlto } from '../support/pack-cerro-alto.ts'
import { temporaryFolder } from './support/launch-app.ts'

const run = promisify(execFile)
const repository = join(import.meta.dirname, '..', '..')

/** The bash block of the README's section on checking by hand. */
async function readmeCommands(): Promise<string> {
  const readme = await readFile(join(repository, 'README.md'), 'utf8')
  const block = /## Check a bundle by hand[\s\S]*?```bash\n([\s\S]*?)```/.exec(readme)?.[1]
  if (block === undefined) throw new Error('The README has no bash block under "Check a bundle by hand"')
  return block
}

describe('the commands that the README gives for checking by hand', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  beforeAll(async () => {
    folder = await temporaryFolder('by-hand')
  })
  afterAll(() => folder.remove())

  it('accept a fresh bundle with ordinary tools', async () => {
    const bundle = await packCerroAlto(folder.path)
    const { stdout } = await run('bash', ['-euc', await readmeCommands()], {
      cwd: folder.path,
      env: { ...process.env, BUNDLE: bundle },
    })
    expect(stdout).toContain('TAGS OK')
    expect(stdout).toContain('PAYLOAD OK')
    expect(stdout).toContain('COMPLETE')
    expect(stdout).toContain('Signature Verified Successfully')
    expect(stdout).toMatch(/binds this bag: author, /)
  })
})
