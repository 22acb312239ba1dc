import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBundleWriter } from '../../../main/bundle/bundle-writer.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { createExportSessions } from '../../../main/export/export-session.ts'
import { prepareExport } from '../../../main/export/prepare-export.ts'
import type { ExportRequest } from '../../../shared/ipc/contract.ts'
import {
  ASSESSMENT,
  AUTHOR,
  bundleRequest,
  DEFINITION,
  readFixtureAttachment,
  WITNESS,
} from '../../support/bundle-fixture.ts'
import { newFolder } from '../keys/fakes.ts'

const signedAt = new Date('2026-05-30T17:00:00.900Z')

function request(changed: Partial<ExportRequest> = {}): ExportRequest {
  return {
    assessment: ASSESSMENT,
    revision: 1,
    supersedes: null,
    incomplete: false,
    checklist: DEFINITION,
    feeds: bundleRequest().feeds.map(({ feed, lines }) => ({ feed, lines: [...lines] })),
    signatures: [
      { key: AUTHOR.key, role: 'author', passphrase: 'x' },
      { key: WITNESS.key, role: 'witness', passphrase: null },
    ],
    ...changed,
  }
}

function realSessions(path: string) {
  return createExportSessions({
    unlock: async (key) => (key === AUTHOR.key ? AUTHOR : WITNESS),
    prepare: async (asked, signers) => prepareExport(asked, signers, signedAt),
    choosePath: async () => path,
    openWriter: (prepared, at) => openBundleWriter(prepared, at),
  })
}

test('an export through the calls of the renderer gives a bundle that verifies, signed by both', async () => {
  const path = join(newFolder(), 'x.adit')
  const exports = realSessions(path)
  const begun = await exports.begin(request())
  expect(begun.attachments).toHaveLength(2)
  await exports.choose(begun.export)
  for (const { sha256 } of begun.attachments)
    for await (const bytes of readFixtureAttachment(sha256)) await exports.chunk(begun.export, sha256, bytes)
  const receipt = await exports.finish(begun.export)
  expect(receipt).toMatchObject({ path, digest: begun.digest, size: begun.size, name: begun.name })
  const report = await verifyBundleFile(path, { trusted: new Set([AUTHOR.key, WITNESS.key]) })
  expect(report.defects).toEqual([])
  expect(report.signatures.map(({ role, signer, at }) => [role, signer.name, at])).toEqual([
    ['author', 'Ana Quispe', '2026-05-30T17:00:00Z'],
    ['witness', '王小明', '2026-05-30T17:00:00Z'],
  ])
})

test('an export whose page went away leaves no file behind', async () => {
  const folder = newFolder()
  const exports = realSessions(join(folder, 'x.adit'))
  const begun = await exports.begin(request())
  await exports.choose(begun.export)
  expect(readdirSync(folder)).toEqual(['x.adit.part'])
  await exports.abortAll()
  expect(readdirSync(folder)).toEqual([])
})

test('a definition that is not a checklist is refused, whatever the screen thinks of it', () => {
  const broken = { ...DEFINITION, survey: [] }
  expect(() => prepareExport(request({ checklist: broken }), [AUTHOR], signedAt)).toThrow(
    expect.objectContaining({ code: 'not-a-checklist' }),
  )
})

test('a log of another assessment, or none, is refused', () => {
  const other = '99999999-2222-4333-8444-555555555555'
  for (const changed of [{ assessment: other }, { feeds: [{ feed: '0'.repeat(32), lines: [] }] }])
    expect(() => prepareExport(request(changed), [AUTHOR], signedAt)).toThrow(
      expect.objectContaining({ code: 'bad-request', details: { path: 'assessment' } }),
    )
})
