import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packBundle } from '../../../main/bundle/pack-bundle.ts'
import { readBundle } from '../../../main/bundle/read-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import {
  AUTHOR,
  bundleRequest,
  DEFINITION,
  PHOTO,
  readFixtureAttachment,
} from '../../support/bundle-fixture.ts'

let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-read-'))
  path = join(folder, 'a.adit')
  await packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, path)
})
afterAll(() => rm(folder, { recursive: true }))

test('a verified bundle gives back the answers, the checklist and the index of attachments', async () => {
  const bundle = await readBundle(path, await verifyBundleFile(path))
  const { content } = bundle
  expect(content.assessment.mine.name).toBe('Cerro Alto')
  expect(content.checklist).toEqual(DEFINITION)
  expect(content.answers.answers.map(({ path: at, value }) => [at, value])).toEqual([
    ['ACQ-WAT-01', 'yes'],
    ['ACQ-WAT-03', '0.42'],
    ['ACQ-WAT-04', [expect.stringMatching(/^[0-9a-f]{64}$/)]],
    ['ACQ-WAT-05', { lat: '-12.5', lon: '-70.25', accuracy: '4' }],
    ['0000000a/ACQ-GEN-01-NO', '=1+1'],
    ['0000000a/ACQ-GEN-01-END', '2027-01-31'],
  ])
  expect(content.answers.left_out.map(({ path: at }) => at)).toEqual(['ACQ-WAT-02'])
  expect(content.findings.findings.map(({ id, severity }) => [id, severity])).toEqual([
    ['ACQ-WAT-03#limit', 'major'],
  ])
  await bundle.close()
})

test('an attachment comes out with its original bytes, into a new file only', async () => {
  const bundle = await readBundle(path, await verifyBundleFile(path))
  const photo = bundle.content.attachments.find(({ media_type }) => media_type === 'application/pdf')
  const target = join(folder, 'photo.jpg')
  const jpeg = bundle.content.attachments.find((entry) => entry !== photo)
  await bundle.copy(jpeg?.path ?? '', target)
  expect(new Uint8Array(await readFile(target))).toEqual(PHOTO)
  await expect(bundle.copy(jpeg?.path ?? '', target)).rejects.toMatchObject({ code: 'cannot-write' })
  expect(new Uint8Array(await readFile(target))).toEqual(PHOTO)
  await bundle.close()
})

test('everything comes out into a fresh folder that nobody else can read', async () => {
  const bundle = await readBundle(path, await verifyBundleFile(path))
  const target = join(folder, 'all')
  await bundle.copyAll(target)
  expect(await readdir(target)).toContain('bagit.txt')
  expect((await readdir(join(target, 'data/attachments'))).sort()).toEqual(
    bundle.content.attachments.map((entry) => entry.path?.slice('data/attachments/'.length)).sort(),
  )
  expect((await stat(target)).mode & 0o077).toBe(0)
  await expect(bundle.copyAll(target)).rejects.toMatchObject({ code: 'cannot-write' })
  await bundle.close()
})

test('a bundle that is not intact is not read at all', async () => {
  const damaged = join(folder, 'damaged.adit')
  const bytes = await readFile(path)
  bytes[500] = (bytes[500] ?? 0) ^ 1
  await writeFile(damaged, bytes)
  await expect(readBundle(damaged, await verifyBundleFile(damaged))).rejects.toMatchObject({
    code: 'bundle-not-verified',
  })
})

test('a file that was exchanged after it was verified is not read under the old report', async () => {
  const report = await verifyBundleFile(path)
  const other = join(folder, 'other.adit')
  await packBundle(bundleRequest({ revision: 2 }), [AUTHOR], readFixtureAttachment, other)
  await expect(readBundle(other, report)).rejects.toMatchObject({ code: 'bundle-not-verified' })
})
