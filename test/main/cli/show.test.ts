import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../main/bundle/pack-bundle.ts'
import { readBundle } from '../../../main/bundle/read-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { AUTHOR, bundleRequest, readFixtureAttachment } from '../../support/bundle-fixture.ts'
import { goodPieces, zipOf } from '../../support/bundle-surgery.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

const folder = newFolder()
const bundle = join(folder, 'fixture.adit')

beforeAll(async () => {
  await packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, bundle)
})

async function fileIn(path: string): Promise<Buffer> {
  const opened = await readBundle(bundle, await verifyBundleFile(bundle))
  const content = await opened.read(path)
  await opened.close()
  return Buffer.from(content)
}

describe('show', () => {
  test.each([
    [
      'en',
      [
        'Cerro Alto · Test checklist 1 · revision 1\n',
        '6 answers, 2 attachments, 1 finding, 13 log entries\n',
        'Complete: every required question has an answer that somebody gave or confirmed.\n',
        'Author: Ana Quispe, Example Mining Group · key ',
        '\n1 major finding:\n  ACQ-WAT-03 · Copper · 0.42 mg/L · outside the limit (≤ 0.3)\n',
        '\nWater\n  ACQ-WAT-01 · Is the <effluent> licensed & measured? · Yes\n',
        '  ACQ-WAT-04 · Outlet · Salída 排口.JPG\n',
        '  ACQ-GEN-01[0].ACQ-GEN-01-NO · Number · =1+1\n',
        '  ACQ-WAT-02 · Why not? · hidden now\n',
        '  ACQ-WAT-03 · Ana Quispe · Sampled twice.\n',
        '  permit.pdf · application/pdf · 20 bytes · data/attachments/',
      ],
    ],
    [
      'zh',
      [
        'Cerro Alto · 测试清单 1 · 第 1 版\n',
        '\n较大发现项 1 个：\n  ACQ-WAT-03 · 铜 · 0.42 mg/L · 超出限值 (≤ 0.3)\n',
        '\n水\n  ACQ-WAT-01 · 废水是否有许可并监测？ · 是\n',
      ],
    ],
  ])('reads as text in the words of the checklist (%s)', async (language, parts) => {
    const { status, out, err } = await runAdit('show', bundle, '--lang', language)
    expect([status, err]).toEqual([0, ''])
    for (const part of parts) expect(out).toContain(part)
    expect(out).not.toContain('{{')
  })

  test('with --json is one document with everything in it, by place', async () => {
    const { status, json } = await runAdit('show', bundle, '--json')
    expect(status).toBe(0)
    const document = json()
    expect(document).toMatchObject({
      ok: true,
      file: bundle,
      digest: expect.stringMatching(/^sha256:/),
      summary: { mine: { name: 'Cerro Alto' }, complete: true },
      mine: { profile: { tsf: 'yes' } },
      findings: [{ question: 'ACQ-WAT-03', rule: 'limit', severity: 'major' }],
      left_out: [{ question: 'ACQ-WAT-02', value: 'hidden now' }],
      comments: [{ question: 'ACQ-WAT-03', text: 'Sampled twice.' }],
      signatures: [{ role: 'author', signer: { name: 'Ana Quispe' }, valid: true }],
      written: [],
    })
    expect(document.answers.map(({ question }: { question: string }) => question)).toEqual([
      'ACQ-WAT-01',
      'ACQ-WAT-03',
      'ACQ-WAT-04',
      'ACQ-WAT-05',
      'ACQ-GEN-01[0].ACQ-GEN-01-NO',
      'ACQ-GEN-01[0].ACQ-GEN-01-END',
    ])
    expect(document.attachments).toHaveLength(2)
  })
})

describe('the files of show', () => {
  test('are the bundle’s own, byte for byte', async () => {
    const csv = join(newFolder(), 'new', 'tables')
    const html = join(newFolder(), 'report.html')
    const { status, json } = await runAdit('show', bundle, '--csv', csv, '--html', html, '--json')
    expect(status).toBe(0)
    expect(readdirSync(csv).sort()).toEqual(['answers.csv', 'attachments.csv', 'findings.csv'])
    expect([...json().written].sort()).toEqual(
      [...readdirSync(csv).map((name) => join(csv, name)), html].sort(),
    )
    expect(readFileSync(join(csv, 'answers.csv')).equals(await fileIn('data/csv/answers.csv'))).toBe(true)
    expect(readFileSync(html).equals(await fileIn('data/report.html'))).toBe(true)
  })

  test('are named as written', async () => {
    const html = join(newFolder(), 'report.html')
    expect((await runAdit('show', bundle, '--html', html)).out).toContain(`Written: ${html}\n`)
  })

  test('never overwrite anything, and come all or none', async () => {
    const csv = newFolder()
    write(csv, 'findings.csv', 'mine')
    const { status, out, err } = await runAdit('show', bundle, '--csv', csv)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(`${join(csv, 'findings.csv')}: something of that name is there already`)
    expect(readdirSync(csv)).toEqual(['findings.csv'])
    expect(readFileSync(join(csv, 'findings.csv'), 'utf8')).toBe('mine')
    const fresh = join(newFolder(), 'fresh')
    const missing = join(newFolder(), 'no', 'report.html')
    const both = await runAdit('show', bundle, '--csv', fresh, '--html', missing, '--json')
    expect(both.json().error).toMatchObject({
      code: 'cannot-write',
      details: { path: missing, reason: 'ENOENT' },
    })
    expect(existsSync(fresh)).toBe(false)
  })
})

describe('a bundle that is not intact and signed', () => {
  test.each(['en', 'zh'])('is refused, and nothing in it is shown or written (%s)', async (language) => {
    const bytes = readFileSync(bundle)
    const at = bytes.indexOf('Sampled twice')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const touched = write(folder, 'touched.adit', bytes)
    const html = join(newFolder(), 'report.html')
    const run = await runAdit('show', touched, '--html', html, '--lang', language)
    expect([run.status, existsSync(html)]).toEqual([1, false])
    expect(run.out).toContain('ADIT-Z50')
    for (const fact of ['Cerro Alto', 'Ana Quispe', '0.42']) expect(run.out).not.toContain(fact)
    const document = await runAdit('show', touched, '--json')
    expect([document.status, document.json().ok, document.json().answers]).toEqual([1, false, undefined])
    expect(document.out).not.toContain('Ana Quispe')
  })

  test('is refused as well when a signature that it needs was taken out', async () => {
    const pieces = goodPieces()
    for (const path of pieces.files.keys()) if (path.startsWith('signatures/02-')) pieces.files.delete(path)
    const { status, json } = await runAdit('show', write(folder, 'stripped.adit', zipOf(pieces)), '--json')
    expect(status).toBe(1)
    expect(json()).toMatchObject({
      ok: false,
      lights: { intact: 'yes', signed: 'no' },
      defects: [{ code: 'S11' }],
    })
    expect(json()).not.toHaveProperty('answers')
  })
})
