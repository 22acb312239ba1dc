import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { AUTHOR, sha256Of, WITNESS } from '../../support/bundle-fixture.ts'
import { goodPieces, verifyBytes, zipOf } from '../../support/bundle-surgery.ts'

/**
 * The golden bundle of format 1.0, made from the fixture with fixed test keys. Once a version of Adit with these rules
 * was released, its bytes never change again: what changes them needs a higher `REDUCER` (derived files) or a new format
 * version, and a golden bundle of its own. Until then ADIT_WRITE_VECTORS=1 writes it anew.
 */
const path = fileURLToPath(new URL('../../vectors/bundle-1.0/golden.adit', import.meta.url))

test('the golden bundle is rebuilt to the byte on every machine', () => {
  const rebuilt = zipOf(goodPieces())
  if (process.env.ADIT_WRITE_VECTORS === '1') writeFileSync(path, rebuilt)
  expect(sha256Of(rebuilt)).toBe(sha256Of(readFileSync(path)))
})

test('the golden bundle verifies', async () => {
  const report = await verifyBytes(new Uint8Array(readFileSync(path)), {
    trusted: new Set([AUTHOR.key, WITNESS.key]),
    now: '2026-05-30T18:00:00Z',
  })
  expect(report.defects).toEqual([])
  expect(report.warnings).toEqual([])
  expect(report.lights).toEqual({ intact: 'yes', signed: 'yes', trusted: 'yes', current: 'unknown' })
})
