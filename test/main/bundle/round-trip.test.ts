import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { packBundle } from '../../../main/bundle/write-bundle.ts'
import { AUTHOR, bundleRequest, readFixtureAttachment, WITNESS } from '../../support/bundle-fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-round-trip-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a bundle that was just packed verifies without a defect', async () => {
  const path = join(folder, 'a.adit')
  const receipt = await packBundle(bundleRequest(), [AUTHOR, WITNESS], readFixtureAttachment, path)
  const report = await verifyBundleFile(path, { trusted: new Set([AUTHOR.key, WITNESS.key]) })
  expect(report.defects).toEqual([])
  expect(report.lights).toEqual({ intact: 'yes', signed: 'yes', trusted: 'yes', current: 'unknown' })
  expect(receipt.size).toBe((await readFile(path)).length)
})
