import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBundleWriter } from '../../../main/bundle/bundle-writer.ts'
import { packBundle } from '../../../main/bundle/pack-bundle.ts'
import { createPartFile } from '../../../main/bundle/part-file.ts'
import { prepareBundle } from '../../../main/bundle/prepare-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { fingerprint } from '../../../shared/bundle/signed-texts.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import {
  AUTHOR,
  answer,
  bundleRequest,
  FEED,
  fixedSigner,
  fixtureChecklist,
  linesOf,
  PHOTO,
  readFixtureAttachment,
  sha256Of,
  WITNESS,
  WORK,
} from '../../support/bundle-fixture.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-write-'))
  path = join(folder, 'a.adit')
})
afterEach(() => rm(folder, { recursive: true }))

async function failure(work: () => unknown): Promise<AppError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

function withLines(...bodies: Parameters<typeof linesOf>[1] & object): Parameters<typeof bundleRequest>[0] {
  return { feeds: [{ feed: FEED, lines: linesOf(fixtureChecklist(), bodies) }] }
}

describe('a packed bundle', () => {
  test('verifies without a defect, and the receipt says what was written', async () => {
    const steps: string[] = []
    const receipt = await packBundle(bundleRequest(), [AUTHOR, WITNESS], readFixtureAttachment, path, {
      onProgress: (step) => {
        if (steps.at(-1) !== step) steps.push(step)
      },
    })
    const report = await verifyBundleFile(path, { trusted: new Set([AUTHOR.key, WITNESS.key]) })
    expect(report.defects).toEqual([])
    expect(report.lights).toEqual({ intact: 'yes', signed: 'yes', trusted: 'yes', current: 'unknown' })
    expect(steps).toEqual(['write', 'verify'])
    expect(receipt.name).toBe(`adit-${receipt.digest.slice(7, 23)}.adit`)
    expect(receipt.fingerprint).toBe(fingerprint(receipt.digest))
    expect(receipt.fingerprint).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
    expect(receipt.size).toBe((await readFile(path)).length)
    expect(receipt.report.ok).toBe(true)
    expect(await readdir(folder)).toEqual(['a.adit'])
  })

  test('says in its summary what it is', async () => {
    const { report } = await packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, path)
    expect(report.summary).toMatchObject({
      revision: 1,
      supersedes: null,
      mine: { name: 'Cerro Alto' },
      checklist: { form_id: 'adit-test', version: '1', title: { en: 'Test checklist', zh: '测试清单' } },
      complete: true,
      missing: [],
      counts: { attachments: 2, attachment_bytes: 42, events: 13 },
    })
  })

  test('replaces what stood under its name, and a part file left over from a crash', async () => {
    await writeFile(path, 'old')
    await writeFile(`${path}.part`, 'half')
    const { report } = await packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, path)
    expect(report.ok).toBe(true)
    expect(await readdir(folder)).toEqual(['a.adit'])
  })
})

describe('what is refused', () => {
  test('open required questions, by name, unless the bundle is to be incomplete', async () => {
    const request = bundleRequest(withLines(answer('ACQ-WAT-01', 'no')))
    const error = await failure(() => prepareBundle(request, [AUTHOR]))
    expect(error.code).toBe('required-missing')
    expect(error.details).toEqual({ paths: 'ACQ-WAT-03', count: 1 })
    const { report } = await packBundle(
      { ...request, incomplete: true },
      [AUTHOR],
      readFixtureAttachment,
      path,
    )
    expect(report.ok).toBe(true)
    expect(report.summary).toMatchObject({ complete: false, missing: ['ACQ-WAT-03'] })
  })

  test('answers that contradict each other', async () => {
    const request = bundleRequest(withLines(...WORK, answer('ACQ-WAT-01', 'no')))
    const error = await failure(() => prepareBundle(request, [AUTHOR]))
    expect(error.code).toBe('conflict-open')
    expect(error.details).toEqual({ paths: 'ACQ-WAT-01', count: 1 })
  })

  test('a log that was tampered with, or belongs to another checklist', async () => {
    const [first = '', ...lines] = linesOf(fixtureChecklist())
    const altered = [first, ...lines.map((line) => line.replace('0.42', '0.24'))]
    const error = await failure(() =>
      prepareBundle(bundleRequest({ feeds: [{ feed: FEED, lines: altered }] }), [AUTHOR]),
    )
    expect(error.code).toBe('bad-request')
    expect(error.details.reason).toContain('chain')
    const checklist = fixtureChecklist({ ...fixtureChecklist().definition, version: '2' })
    expect((await failure(() => prepareBundle(bundleRequest({ checklist }), [AUTHOR]))).code).toBe(
      'bad-request',
    )
  })

  test('one key as author and witness, and a log whose key is not there', async () => {
    const twice = await failure(() =>
      prepareBundle(bundleRequest(), [AUTHOR, { ...AUTHOR, role: 'witness' }]),
    )
    expect(twice.code).toBe('same-signer-twice')
    const other = fixedSigner('author', 5, WITNESS.signer)
    const error = await failure(() => prepareBundle(bundleRequest(), [other]))
    expect(error.code).toBe('key-not-found')
    expect(error.details).toEqual({ key: AUTHOR.key })
  })
})

describe('when something goes wrong while writing, nothing is left', () => {
  const prepared = prepareBundle(bundleRequest(), [AUTHOR])
  const [first, second] = prepared.attachments
  if (first === undefined || second === undefined) throw new Error('two attachments wanted')

  async function bytesOf(sha256: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    for await (const piece of readFixtureAttachment(sha256)) pieces.push(piece)
    return new Uint8Array(Buffer.concat(pieces))
  }

  test('attachments out of order, too long, or altered are refused by their hash', async () => {
    const bytes = await bytesOf(first.sha256)
    const attempts: [string, Uint8Array][] = [
      [second.sha256, await bytesOf(second.sha256)],
      [first.sha256, new Uint8Array([...bytes, 0])],
      [first.sha256, bytes.map((byte) => byte ^ 1)],
    ]
    for (const [sha256, content] of attempts) {
      const writer = await openBundleWriter(prepared, path)
      const error = await failure(() => writer.writeAttachment(sha256, content))
      expect(error.code).toBe('attachment-differs')
      expect(error.details).toEqual({ sha256 })
      await writer.abort()
      expect(await readdir(folder)).toEqual([])
    }
  })

  test('a missing attachment keeps the bundle from being finished', async () => {
    const writer = await openBundleWriter(prepared, path)
    await writer.writeAttachment(first.sha256, await bytesOf(first.sha256))
    const error = await failure(() => writer.finish())
    expect(error.code).toBe('attachment-missing')
    expect(error.details).toEqual({ sha256: second.sha256 })
    expect(await readdir(folder)).toEqual(['a.adit.part'])
    await writer.abort()
    await writer.abort()
    expect(await readdir(folder)).toEqual([])
  })

  test('a bundle that does not read back as it was written never gets its name', async () => {
    const writer = await openBundleWriter(prepared, path)
    for (const { sha256 } of prepared.attachments) await writer.writeAttachment(sha256, await bytesOf(sha256))
    const part = await readFile(`${path}.part`)
    part[200] = (part[200] ?? 0) ^ 1
    await writeFile(`${path}.part`, part, { flag: 'r+' })
    expect((await failure(() => writer.finish())).code).toBe('bundle-not-verified')
    await writer.abort()
    expect(await readdir(folder)).toEqual([])
  })

  test('a finish that is given up while it reads back ends without the name', async () => {
    const control = new AbortController()
    let readBack = 0
    const writer = await openBundleWriter(prepared, path, {
      onProgress(step) {
        if (step !== 'verify') return
        readBack += 1
        control.abort(new AppError('export-not-open'))
      },
    })
    for (const { sha256 } of prepared.attachments) await writer.writeAttachment(sha256, await bytesOf(sha256))
    expect((await failure(() => writer.finish(control.signal))).code).toBe('export-not-open')
    expect(readBack).toBe(1)
    await writer.abort()
    expect(await readdir(folder)).toEqual([])
  })

  test('a finish that is given up at its last byte ends without the name too', async () => {
    const control = new AbortController()
    const writer = await openBundleWriter(prepared, path, {
      onProgress(step, done, total) {
        if (step === 'write' && done === total) control.abort(new AppError('export-not-open'))
      },
    })
    for (const { sha256 } of prepared.attachments) await writer.writeAttachment(sha256, await bytesOf(sha256))
    expect((await failure(() => writer.finish(control.signal))).code).toBe('export-not-open')
    await writer.abort()
    expect(await readdir(folder)).toEqual([])
  })

  test('abort after finish leaves the bundle alone', async () => {
    const writer = await openBundleWriter(prepared, path)
    for (const { sha256 } of prepared.attachments) await writer.writeAttachment(sha256, await bytesOf(sha256))
    const control = new AbortController()
    await writer.finish(control.signal)
    control.abort()
    await writer.abort()
    expect(await readdir(folder)).toEqual(['a.adit'])
  })

  test('a source that fails ends the pack', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield PHOTO.slice(0, 3)
      throw new AppError('attachment-missing', { sha256: sha256Of(PHOTO) })
    }
    const error = await failure(() => packBundle(bundleRequest(), [AUTHOR], broken, path))
    expect(error.code).toBe('attachment-missing')
    expect(await readdir(folder)).toEqual([])
  })

  test('too little space is told before anything is written', async () => {
    const error = await failure(() => createPartFile(path, 2 ** 52))
    expect(error.code).toBe('disk-full')
    expect(error.details).toMatchObject({ path, needed: 2 ** 52 })
    expect(await readdir(folder)).toEqual([])
  })

  test('a place that cannot be written to is named', async () => {
    const nowhere = join(folder, 'not-there', 'a.adit')
    expect(await failure(() => openBundleWriter(prepared, nowhere))).toMatchObject({
      code: 'cannot-write',
      details: { path: nowhere },
    })
    await mkdir(path)
    const error = await failure(() => packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, path))
    expect(error.code).toBe('cannot-write')
    expect(await readdir(folder)).toEqual(['a.adit'])
  })
})

describe('verifying a file', () => {
  test('a file that is not there, or is a folder, cannot be read', async () => {
    for (const place of [join(folder, 'none'), folder]) {
      expect(await failure(() => verifyBundleFile(place))).toMatchObject({
        code: 'cannot-read',
        details: { path: place },
      })
    }
  })

  test('can be stopped', async () => {
    await packBundle(bundleRequest(), [AUTHOR], readFixtureAttachment, path)
    const control = new AbortController()
    const work = verifyBundleFile(path, {
      signal: control.signal,
      onProgress: () => control.abort(new Error('enough')),
    })
    await expect(work).rejects.toThrow('enough')
  })
})
