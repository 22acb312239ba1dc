import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { packBundle } from '../../../main/bundle/pack-bundle.ts'
import { VERIFY_TEXT } from '../../../shared/bundle/verify-text.ts'
import { AUTHOR, bundleRequest, readFixtureAttachment, WITNESS } from '../../support/bundle-fixture.ts'

/** Product principle 7: a bundle is verified with ordinary tools, by exactly the lines that `data/verify.txt` gives. */

// Each step starts dozens of programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'adit-by-hand-'))
const file = join(folder, 'fresh.adit')
let bag = ''
let name = ''

beforeAll(async () => {
  for (const tool of ['bash', 'unzip', 'sha256sum', 'openssl', 'jq', 'diff']) {
    if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) {
      throw new Error(`${tool} is needed to check bundles as people without Adit do; please install it`)
    }
  }
  const receipt = await packBundle(bundleRequest(), [AUTHOR, WITNESS], readFixtureAttachment, file)
  name = receipt.name.replace('.adit', '')
  execFileSync('unzip', ['-q', file], { cwd: folder })
  bag = join(folder, name)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the commands of one numbered step of the text, where the bag was unpacked. */
function runStep(step: number, text = VERIFY_TEXT): readonly string[] {
  const start = text.indexOf(`\n${step}. `)
  const end = text.indexOf(`\n${step + 1}. `, start)
  const lines = text
    .slice(start, end < 0 ? undefined : end)
    .split('\n')
    .filter((line) => line.startsWith('    '))
  const run = spawnSync('bash', ['-c', lines.join('\n')], { cwd: bag, encoding: 'utf8', env: process.env })
  expect(run.stderr).toBe('')
  return run.stdout.trim().split('\n')
}

test('unzip finds no errors, and everything lies in the one folder named after the digest', () => {
  const said = execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })
  expect(said).toContain('No errors detected')
  expect(readdirSync(folder).sort()).toEqual([name, 'fresh.adit'].sort())
})

test('step 1: sha256sum and diff find the bag whole and unaltered', () => {
  expect(runStep(1)).toEqual(['TAGS OK', 'PAYLOAD OK', 'COMPLETE'])
})

test('step 2: openssl verifies each signature and jq shows that it binds this bag', () => {
  expect(runStep(2)).toEqual([
    'Signature Verified Successfully',
    'binds this bag: author | Ana Quispe | 2026-05-30T17:00:00Z (claimed)',
    'Signature Verified Successfully',
    'binds this bag: witness | 王小明 | 2026-05-30T17:00:00Z (claimed)',
  ])
})

test('step 3: the certificates name the people, and give the keys’ numbers', () => {
  const [author = '', authorKey, witness = '', witnessKey] = runStep(3)
  expect(author).toContain('CN=Ana Quispe')
  expect(`sha256:${authorKey}`).toBe(AUTHOR.key)
  expect(witness).toContain('CN=王小明')
  expect(`sha256:${witnessKey}`).toBe(WITNESS.key)
})

test('step 4: the chain of the log is whole and ends at its signed head', () => {
  expect(runStep(4)).toEqual(['chain ends at signed head', 'Signature Verified Successfully'])
})

test('openssl accepts the certificates by its strict rules', () => {
  for (const role of ['01-author', '02-witness']) {
    const file = readdirSync(join(bag, 'signatures')).find(
      (each) => each.startsWith(role) && each.endsWith('.pem'),
    )
    const path = join(bag, 'signatures', file ?? '')
    // The claimed time of the fixture, since its certificates do not last for ever.
    const at = String(Date.UTC(2026, 4, 30, 17) / 1000)
    const said = execFileSync('openssl', ['verify', '-x509_strict', '-attime', at, '-CAfile', path, path], {
      encoding: 'utf8',
    })
    expect(said).toContain(': OK')
  }
})

test('jq and the app agree on the canonical form of every JSON file', () => {
  const script = `for f in $(find data signatures -name '*.json'); do
    [ "$(jq -cS . "$f" | sha256sum)" = "$(sha256sum < "$f")" ] || echo "$f"; done`
  expect(execFileSync('bash', ['-c', script], { cwd: bag, encoding: 'utf8' })).toBe('')
})

test('the steps notice what was altered', () => {
  const script = (change: string, step: string) =>
    spawnSync('bash', ['-c', `rm -rf ../copy; cp -r . ../copy; cd ../copy; ${change}; ${step}`], {
      cwd: bag,
      encoding: 'utf8',
    }).stdout
  const check = 'sha256sum --strict --quiet -c manifest-sha256.txt 2>/dev/null && echo PAYLOAD OK'
  expect(script('true', check)).toContain('PAYLOAD OK')
  expect(script('echo x >> data/answers.json', check)).not.toContain('PAYLOAD OK')
})
