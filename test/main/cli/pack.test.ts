import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBundle } from '../../../main/bundle/read-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { DEFINITION, PHOTO, sha256Of } from '../../support/bundle-fixture.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write, writeChecklist, writeMine } from './files.ts'

const folder = newFolder()
const checklist = writeChecklist(folder)
const mine = writeMine(folder)
const key = join(folder, 'ana.key.pem')
const photos = newFolder()
let count = 0

beforeAll(async () => {
  await runAdit('keygen', '--name', 'Ana', '--out', folder)
  writeFileSync(join(photos, 'outlet.jpg'), PHOTO)
})

const COMPLETE = { 'ACQ-WAT-01': 'yes', 'ACQ-WAT-03': 0.2 }

/** Packs answers into a new file in a folder of its own; later options replace earlier ones. */
async function pack(answers: unknown, changed: Readonly<Record<string, string>> = {}, ...flags: string[]) {
  count += 1
  const where = newFolder()
  const out = join(where, `${count}.adit`)
  const options = { checklist, mine, key, out, answers: write(folder, `${count}.json`, answers), ...changed }
  const argv = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const run = await runAdit('pack', ...argv, ...flags)
  return { ...run, out: run.out, bundle: options.out, left: readdirSync(where) }
}

async function contentOf(path: string) {
  const bundle = await readBundle(path, await verifyBundleFile(path))
  await bundle.close()
  return bundle.content
}

describe('pack', () => {
  test('makes a bundle that is intact and signed, with everything that the files said', async () => {
    const answers = {
      'ACQ-WAT-01': { value: 'yes', evidence: 'E2', comment: 'Seen on paper.' },
      'ACQ-WAT-03': '0.42',
      'ACQ-WAT-04': { attachments: ['outlet.jpg'], reason: 'Only from the road.' },
      'ACQ-WAT-05': { lat: -12.5, lon: '-70.25' },
      'ACQ-GEN-01': [{ 'ACQ-GEN-01-NO': 'A 1', 'ACQ-GEN-01-END': '2027-01-31' }, { 'ACQ-GEN-01-NO': 'A 2' }],
      tsf: false,
    }
    const { status, bundle, left, json } = await pack(answers, { attachments: photos }, '--json')
    expect([status, left]).toEqual([0, [bundle.split('/').at(-1)]])
    expect(json()).toMatchObject({ ok: true, path: bundle, attachments_unused: [] })
    const report = await verifyBundleFile(bundle)
    expect(report).toMatchObject({
      ok: true,
      digest: json().digest,
      lights: { intact: 'yes', signed: 'yes' },
    })
    const content = await contentOf(bundle)
    expect(content.assessment.mine).toMatchObject({
      name: 'Cerro Alto',
      profile: { tsf: 'no', area_ha: '2400' },
    })
    const values = content.answers.answers.map(({ path, value }) => [path.replace(/^.*\//, ''), value])
    expect(values).toEqual([
      ['ACQ-WAT-01', 'yes'],
      ['ACQ-WAT-03', '0.42'],
      ['ACQ-WAT-04', [sha256Of(PHOTO)]],
      ['ACQ-WAT-05', { lat: '-12.5', lon: '-70.25' }],
      ['ACQ-GEN-01-NO', 'A 1'],
      ['ACQ-GEN-01-END', '2027-01-31'],
      ['ACQ-GEN-01-NO', 'A 2'],
    ])
    expect(content.answers.answers[0]).toMatchObject({ evidence: 'E2' })
    // A reason without an answer of its own is kept as a remark.
    expect(content.answers.comments.map(({ text }) => text)).toEqual([
      'Seen on paper.',
      'Only from the road.',
    ])
    expect(content.attachments).toMatchObject([{ name: 'outlet.jpg', media_type: 'image/jpeg' }])
  })

  test.each([
    ['en', 'Written, read back and verified: 2 answers, 0 attachments'],
    ['zh', '已写入、回读并验证：2 个答案，0 个附件'],
  ])('gives a receipt (%s)', async (language, words) => {
    const { status, out } = await pack(COMPLETE, { lang: language })
    expect([status, out]).toEqual([0, expect.stringContaining(words)])
    expect(out).not.toContain('{{')
  })

  test('writes text in composed form, whatever form it came in', async () => {
    const { bundle } = await pack({ ...COMPLETE, 'ACQ-GEN-02': 'e\u0301' })
    expect((await contentOf(bundle)).answers.answers.at(-1)?.value).toBe('\u00e9')
  })

  test('records an answer that the checklist gave by default, as its author’s', async () => {
    const [water, general] = DEFINITION.survey
    const today = { type: 'date', name: 'TODAY', label: { en: 'Day', zh: '日期' }, default: 'today()' }
    const withDefault = write(folder, 'default.json', {
      ...DEFINITION,
      survey: [water, { ...general, children: [today] }],
    })
    const { bundle, status } = await pack(COMPLETE, { checklist: withDefault })
    expect(status).toBe(0)
    const answer = (await contentOf(bundle)).answers.answers.find(({ path }) => path === 'TODAY')
    expect(answer).toMatchObject({
      value: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      actor: expect.stringMatching(/^sha256:/),
    })
  })

  test('keeps rows inside rows where they were', async () => {
    const text = (name: string) => ({ type: 'text', name, label: { en: name, zh: '文' } })
    const inner = { type: 'repeat', name: 'INNER', label: { en: 'In', zh: '内' }, children: [text('DEEP')] }
    const outer = {
      type: 'repeat',
      name: 'OUTER',
      label: { en: 'Out', zh: '外' },
      children: [text('TOP'), inner],
    }
    const [water, general] = DEFINITION.survey
    const nested = write(folder, 'nested.json', {
      ...DEFINITION,
      survey: [water, { ...general, children: [outer] }],
    })
    const rows = [
      { TOP: 'a', INNER: [{ DEEP: 'a1' }, { DEEP: 'a2' }] },
      { TOP: 'b', INNER: [{ DEEP: 'b1' }] },
    ]
    const { status, bundle } = await pack({ ...COMPLETE, OUTER: rows }, { checklist: nested })
    expect(status).toBe(0)
    const { out } = await runAdit('show', bundle)
    for (const line of ['OUTER[0].INNER[1].DEEP · DEEP · a2', 'OUTER[1].INNER[0].DEEP · DEEP · b1']) {
      expect(out).toContain(`  ${line}\n`)
    }
  })

  test('names files of the folder that no answer uses', async () => {
    const where = newFolder()
    for (const name of ['outlet.jpg', 'forgotten.jpg', '.hidden']) writeFileSync(join(where, name), PHOTO)
    const { status, err } = await pack({ ...COMPLETE, 'ACQ-WAT-04': 'outlet.jpg' }, { attachments: where })
    expect(status).toBe(0)
    expect(err).toBe('1 file of the folder is named by no answer and was left out: forgotten.jpg\n')
  })
})

describe('what is in the way', () => {
  test('of an open required question: refused, unless --incomplete, which the bundle then says', async () => {
    const refused = await pack({ 'ACQ-WAT-01': 'yes' }, {}, '--json')
    expect([refused.status, refused.left]).toEqual([1, []])
    expect(refused.json()).toMatchObject({
      ok: false,
      problems: [{ about: 'questions', path: 'ACQ-WAT-03', code: 'required' }],
    })
    const said = await pack({ 'ACQ-WAT-01': 'yes' }, { lang: 'zh' })
    expect(said.out).toContain('有 1 个问题尚待处理')
    expect(said.out).toContain('  ACQ-WAT-03：未作答\n')
    const { status, bundle } = await pack({ 'ACQ-WAT-01': 'yes' }, {}, '--incomplete')
    expect(status).toBe(0)
    expect((await verifyBundleFile(bundle)).summary).toMatchObject({
      complete: false,
      missing: ['ACQ-WAT-03'],
    })
    expect((await runAdit('verify', bundle)).out).toContain('Incomplete: 1 required question has no answer')
  })

  test('is told all at once: missing files, names that lead out of the folder, open questions', async () => {
    const { status, json, left } = await pack(
      { 'ACQ-WAT-04': ['gone.jpg', '../files.ts', 'outlet.jpg'] },
      { attachments: photos },
      '--json',
    )
    expect([status, left]).toEqual([1, []])
    expect(
      json().problems.map(({ about, path, code }: Record<string, string>) => `${about} ${path} ${code}`),
    ).toEqual([
      'attachments gone.jpg missing',
      'attachments ../files.ts missing',
      'questions ACQ-WAT-01 required',
      'questions ACQ-WAT-03 required',
    ])
  })

  test('names no folder when none was given', async () => {
    const { out } = await pack({ ...COMPLETE, 'ACQ-WAT-04': 'outlet.jpg' }, {})
    expect(out).toContain('1 attachment is not in the folder given with --attachments (none was given)\n')
  })

  test('is not told twice: an image question whose file is missing is not open as well', async () => {
    const [water, ...more] = DEFINITION.survey
    if (water?.type !== 'group') throw new Error('no section')
    const children = water.children.map((row) => (row.type === 'image' ? { ...row, required: 'yes' } : row))
    const strict = write(folder, 'strict.json', { ...DEFINITION, survey: [{ ...water, children }, ...more] })
    const { out } = await pack({ ...COMPLETE, 'ACQ-WAT-04': 'gone.jpg' }, { checklist: strict })
    expect(out).toContain('1 attachment is not in the folder')
    expect(out.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('pack cannot run', () => {
  test.each<[string, (where: string) => Record<string, string>, string, string]>([
    ['where a file is already', () => ({ out: mine }), 'cannot-write', 'EEXIST'],
    [
      'in a folder that is not there',
      (where) => ({ out: join(where, 'no', 'x.adit') }),
      'cannot-write',
      'ENOENT',
    ],
    ['in a folder that is a file', () => ({ out: join(mine, 'x.adit') }), 'cannot-write', 'ENOTDIR'],
    ['without its key', (where) => ({ key: join(where, 'no.pem') }), 'cannot-read', 'ENOENT'],
    ['without its answers', (where) => ({ answers: join(where, 'no.json') }), 'cannot-read', 'ENOENT'],
    ['without its mine', (where) => ({ mine: join(where, 'no.json') }), 'cannot-read', 'ENOENT'],
    ['without its attachments', (where) => ({ attachments: join(where, 'no') }), 'cannot-read', 'ENOENT'],
    ['with a folder for answers', (where) => ({ answers: where }), 'cannot-read', 'EISDIR'],
  ])('%s', async (_, change, code, reason) => {
    const before = readFileSync(mine, 'utf8')
    const { status, json, left } = await pack(COMPLETE, change(newFolder()), '--json')
    expect([status, left]).toEqual([2, []])
    expect(json().error).toMatchObject({ code, details: { path: expect.any(String), reason } })
    expect(readFileSync(mine, 'utf8')).toBe(before)
  })

  test('with a card where the key should be', async () => {
    const { status, err, left } = await pack(COMPLETE, { key: join(folder, 'ana.card.pem') })
    expect([status, left]).toEqual([2, []])
    expect(err).toContain('ana.card.pem')
    expect(err).not.toContain('{{')
  })

  test('with text that is longer than a line of the log may be', async () => {
    const { status, json, left } = await pack({ ...COMPLETE, 'ACQ-GEN-02': 'x'.repeat(70_000) }, {}, '--json')
    expect([status, left]).toEqual([2, []])
    expect(json().error.code).toBe('bad-request')
  })
})
