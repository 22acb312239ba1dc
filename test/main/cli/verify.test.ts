import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openFileSource } from '../../../main/bundle/file-source.ts'
import { pathInside, readDirectory } from '../../../shared/bundle/read-directory.ts'
import { localHeaderSize } from '../../../shared/bundle/zip-records.ts'
import { cardOf, keyOf, packCerroAlto } from '../../support/pack-cerro-alto.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

const folder = newFolder()
const strangers = join(folder, 'strangers')
let bundle = ''
let bytes: Buffer = Buffer.alloc(0)

beforeAll(async () => {
  bundle = await packCerroAlto(folder)
  bytes = readFileSync(bundle)
  await runAdit('keygen', '--name', 'Stranger', '--out', strangers)
})

/** Where each file's content lies in the bundle. */
async function contents() {
  const source = await openFileSource(bundle)
  const directory = await readDirectory(source)
  await source.close()
  if ('defect' in directory) throw new Error(directory.defect.code)
  return directory.entries.map((entry) => ({
    path: pathInside(entry.name),
    start: entry.offset + localHeaderSize(entry),
    size: entry.size,
  }))
}

describe('verify', () => {
  test('finds no defect in a fresh bundle, and says what was not checked', async () => {
    const { status, json } = await runAdit('verify', bundle, '--json')
    expect(status).toBe(0)
    expect(json()).toMatchObject({
      file: bundle,
      ok: true,
      lights: { intact: 'yes', signed: 'yes', trusted: 'unknown', current: 'unknown' },
      defects: [],
      warnings: [{ code: 'W01' }],
      summary: { mine: { name: 'Cerro Alto' }, complete: true },
    })
  })

  test.each([
    [
      'en',
      [
        'no defect',
        'Intact: yes',
        'Signed: yes',
        'Trusted: not checked',
        'Author: Ana Quispe',
        '6 attachments',
      ],
    ],
    ['zh', ['没有缺陷', '完好：是', '已签名：是', '可信：未检查', '评估人：Ana Quispe', '6 个附件']],
  ])('reads as text (%s)', async (language, parts) => {
    const { status, out, err } = await runAdit('verify', bundle, '--lang', language)
    expect([status, err]).toEqual([0, ''])
    for (const part of parts) expect(out).toContain(part)
    expect(out).not.toContain('{{')
  })

  test('trusts a signer whose card is given, alone or in a folder with its key beside it', async () => {
    for (const trust of [cardOf(folder), join(folder, 'keys')]) {
      const { status, json } = await runAdit('verify', bundle, '--trust', trust, '--json')
      expect([status, json().lights.trusted, json().signatures[0].known]).toEqual([0, 'yes', true])
    }
    expect((await runAdit('verify', bundle, '--trust', cardOf(folder))).out).toContain('valid, signer known')
  })

  test('does not trust a signer whose card is not among those given', async () => {
    const { status, json } = await runAdit('verify', bundle, '--trust', strangers, '--json')
    expect(status).toBe(1)
    expect(json()).toMatchObject({
      ok: false,
      lights: { intact: 'yes', signed: 'yes', trusted: 'no' },
      defects: [{ code: 'T01', detail: 'Ana Quispe' }],
    })
    const both = join(folder, 'both')
    mkdirSync(both)
    copyFileSync(join(strangers, 'stranger.card.pem'), join(both, 'a.pem'))
    copyFileSync(cardOf(folder), join(both, 'b.pem'))
    expect((await runAdit('verify', bundle, '--trust', both)).status).toBe(0)
  })

  test.each<[string, () => string, string, string]>([
    ['a key instead of a card', () => keyOf(folder), 'not-a-card', 'private-key'],
    ['a text instead of a card', () => write(folder, 'x.txt', 'x'), 'not-a-card', 'no-certificate'],
    ['a folder without cards', () => newFolder(), 'not-a-card', 'no-card-in-folder'],
    ['a card that is not there', () => join(folder, 'no.pem'), 'cannot-read', 'ENOENT'],
  ])('cannot run with %s', async (_, trust, code, reason) => {
    const path = trust()
    const { status, json } = await runAdit('verify', bundle, '--trust', path, '--json')
    expect(status).toBe(2)
    expect(json().error).toMatchObject({ code, details: { path, reason } })
    expect((await runAdit('verify', bundle, '--trust', path)).err).toContain(path)
  })
})

describe('a bundle that was touched', () => {
  test('in one byte of any file is a 1 that names the file', async () => {
    const entries = await contents()
    expect(entries.length).toBeGreaterThan(15)
    for (const { path, start, size } of entries) {
      expect(size, path).toBeGreaterThan(0)
      for (const at of new Set([start, start + (size >> 1), start + size - 1])) {
        const touched = Buffer.from(bytes)
        touched[at] = (touched[at] ?? 0) ^ 1
        const { status, json } = await runAdit('verify', write(folder, 'touched.adit', touched), '--json')
        expect([status, json().lights.intact, json().defects[0]?.path], `${path} at ${at}`).toEqual([
          1,
          'no',
          path,
        ])
      }
    }
  })

  test('is told with the code and the file in both languages', async () => {
    const entry = (await contents()).find(({ path }) => path.endsWith('.jpg'))
    const touched = Buffer.from(bytes)
    touched[(entry?.start ?? 0) + 9] = (touched[(entry?.start ?? 0) + 9] ?? 0) ^ 255
    const file = write(folder, 'touched.adit', touched)
    for (const language of ['en', 'zh']) {
      const { status, out } = await runAdit('verify', file, '--lang', language)
      expect(status).toBe(1)
      expect(out).toContain('ADIT-Z50')
      expect(out).toContain(entry?.path)
      // What it claims to be is no fact any more.
      expect(out).not.toContain('Cerro Alto')
    }
  })

  test.each([0, 1, 21, 22, 1000, -1])('by cutting it to %i bytes is a 1', async (length) => {
    const { status, json } = await runAdit(
      'verify',
      write(folder, 'cut.adit', bytes.subarray(0, length)),
      '--json',
    )
    expect([status, json().ok, json().summary]).toEqual([1, false, null])
    expect(json().defects[0].code).toMatch(/^[FZ]\d\d$/)
  })

  test('by adding a byte behind it is a 1', async () => {
    const longer = write(folder, 'longer.adit', Buffer.concat([bytes, Buffer.from([0])]))
    expect((await runAdit('verify', longer)).status).toBe(1)
  })
})

test('a text that is called a bundle is a 1', async () => {
  const text = write(folder, 'text.adit', 'This is no bundle at all.\n'.repeat(20))
  const { status, json } = await runAdit('verify', text, '--json')
  expect([status, json().defects[0].code]).toEqual([1, 'F04'])
})

test('a bundle that is not there, or is a folder, is a 2', async () => {
  for (const [path, reason] of [
    [join(folder, 'no.adit'), 'ENOENT'],
    [folder, 'EISDIR'],
  ] as const) {
    const { status, json } = await runAdit('verify', path, '--json')
    expect([status, json().error.code, json().error.details.reason]).toEqual([2, 'cannot-read', reason])
  }
})
