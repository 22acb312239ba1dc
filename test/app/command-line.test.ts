import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packCerroAlto } from '../support/pack-cerro-alto.ts'
import { temporaryFolder } from './support/launch-app.ts'

/** What `npm run -s adit` starts on plain Node; `npm test` builds it. */
const cli = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')

function adit(argv: readonly string[], cwd: string, read: 'all' | 'none' = 'all') {
  return new Promise<{ status: number | null; out: Buffer; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...argv], { cwd, env: { ...process.env, LC_ALL: 'C' } })
    const out: Buffer[] = []
    let err = ''
    if (read === 'none') child.stdout.destroy()
    else child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out: Buffer.concat(out), err }))
  })
}

describe('the built command line', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let bundle = ''
  beforeAll(async () => {
    folder = await temporaryFolder('command-line')
    bundle = await packCerroAlto(folder.path)
  })
  afterAll(() => folder.remove())

  it('finds the built-in checklists from any folder', async () => {
    const { status, out, err } = await adit(['checklist', 'list', '--json'], folder.path)
    expect([status, err]).toEqual([0, ''])
    expect(JSON.parse(out.toString())).toContainEqual(expect.objectContaining({ id: 'adit-acquisition' }))
  })

  it('answers yes, no and could-not-run with the exit status', async () => {
    expect((await adit(['verify', bundle], folder.path)).status).toBe(0)
    const readme = join(import.meta.dirname, '..', '..', 'README.md')
    expect((await adit(['verify', readme], folder.path)).status).toBe(1)
    const missing = await adit(['verify', 'none.adit'], folder.path)
    expect([missing.status, missing.out.length]).toEqual([2, 0])
    expect(missing.err).toContain('none.adit')
  })

  it('writes one whole document into a pipe', async () => {
    const { status, out } = await adit(['show', bundle, '--json'], folder.path)
    expect(status).toBe(0)
    expect(JSON.parse(out.toString()).answers.length).toBeGreaterThan(100)
  })

  it('does not complain when its reader stops early', async () => {
    const { err } = await adit(['show', bundle], folder.path, 'none')
    expect(err).toBe('')
  })

  it('copies the tables out', async () => {
    const { status } = await adit(['show', bundle, '--csv', 'tables'], folder.path)
    expect(status).toBe(0)
    const table = await readFile(join(folder.path, 'tables', 'findings.csv'), 'utf8')
    expect(table).toMatch(/^id,path,section,severity,/)
  })
})
