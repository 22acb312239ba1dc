import { describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES,
  type ExportPlan,
  type ExportProgress,
  partProblemOf,
  passphraseProblemOf,
  runExport,
} from '../../../../renderer/screens/sign/run-export.ts'
import type { Assessment } from '../../../../renderer/storage/storage.ts'
import type { Receipt } from '../../../../shared/bundle/report.ts'
import type { Request } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/lib/app-error.ts'
import type { LoggedEvent } from '../../../../shared/record/event.ts'
import { createFakeBridge } from '../../../support/fake-bridge.ts'
import { fakeEnvironment, TEST_NOW } from '../../../support/fake-environment.ts'
import { createMemoryStorage } from '../../../support/memory-storage.ts'

const ASSESSMENT = '5f0c3c0e-7a0b-4f57-9f0b-7d2e8c8e1a11'
const EXPORT = '0b8e7d1c-1f2a-4c3b-9d4e-5f6a7b8c9d0e'
const OWN = 'a'.repeat(32)
const COLLEAGUE = 'b'.repeat(32)
const AUTHOR = `sha256:${'1'.repeat(64)}` as const
const WITNESS = `sha256:${'2'.repeat(64)}` as const
const BIG = { sha256: 'c'.repeat(64), bytes: filled(2 * CHUNK_BYTES + 5) }
const SMALL = { sha256: 'd'.repeat(64), bytes: filled(3) }
const PLAN: ExportPlan = {
  assessment: ASSESSMENT,
  checklist: {} as ExportPlan['checklist'],
  signatures: [
    { key: AUTHOR, role: 'author', passphrase: null },
    { key: WITNESS, role: 'witness', passphrase: 'four words of hers' },
  ],
  incomplete: false,
}
const RECEIPT = {
  path: '/media/usb/adit-00ff.adit',
  digest: `sha256:${'e'.repeat(64)}`,
} as Receipt

describe('runExport', () => {
  it('sends the whole committed log by feed, in order', async () => {
    const { run, requests } = await setUp()
    await run()
    expect(requests('export.begin')).toMatchObject([
      {
        assessment: ASSESSMENT,
        revision: 1,
        supersedes: null,
        incomplete: false,
        signatures: PLAN.signatures,
        feeds: [
          { feed: OWN, lines: ['own 0', 'own 1'] },
          { feed: COLLEAGUE, lines: ['colleague 0'] },
        ],
      },
    ])
  })

  it('sends the wanted attachments in the order asked for, in pieces of one mebibyte', async () => {
    const { run, requests } = await setUp()
    await run()
    const pieces = requests('export.chunk').map(({ sha256, bytes }) => [sha256, bytes.length])
    expect(pieces).toEqual([
      [SMALL.sha256, 3],
      [BIG.sha256, CHUNK_BYTES],
      [BIG.sha256, CHUNK_BYTES],
      [BIG.sha256, 5],
    ])
    expect(CHUNK_BYTES).toBe(1024 * 1024)
  })

  it('sends every byte of an attachment as it is stored', async () => {
    const { run, requests } = await setUp()
    await run()
    const sent = requests('export.chunk').filter(({ sha256 }) => sha256 === BIG.sha256)
    expect(Buffer.concat(sent.map(({ bytes }) => bytes)).equals(BIG.bytes)).toBe(true)
  })

  it('waits for each piece to be taken before it sends the next', async () => {
    let open = 0
    let most = 0
    const { run } = await setUp({
      async onChunk() {
        open += 1
        most = Math.max(most, open)
        await new Promise(setImmediate)
        open -= 1
      },
    })
    await run()
    expect(most).toBe(1)
  })

  it('notes the export only after it is finished', async () => {
    const { run, storage } = await setUp({
      async onFinish() {
        expect((await storage.getAssessment(ASSESSMENT))?.exports).toEqual([])
        return RECEIPT
      },
    })
    const outcome = await run()
    const note = { at: '2026-05-29T19:45:00Z', path: RECEIPT.path, digest: RECEIPT.digest, revision: 1 }
    expect(TEST_NOW).toBe('2026-05-30T01:30:00.000+05:45')
    expect((await storage.getAssessment(ASSESSMENT))?.exports).toEqual([note])
    expect(outcome).toEqual({
      kind: 'done',
      receipt: RECEIPT,
      note,
      noted: true,
      covers: { [OWN]: 2, [COLLEAGUE]: 1 },
    })
  })

  it('says so when the bundle is written but could not be noted', async () => {
    const { run, storage } = await setUp()
    storage.noteExport = () => Promise.reject(new AppError('storage-failed'))
    expect(await run()).toMatchObject({ kind: 'done', receipt: RECEIPT, noted: false })
  })

  it('numbers the next export and names the one it replaces', async () => {
    const { run, requests } = await setUp()
    await run()
    await run()
    expect(requests('export.begin')[1]).toMatchObject({ revision: 2, supersedes: RECEIPT.digest })
  })

  it('tells how far it is, from signing to checking', async () => {
    const { run, steps, tell } = await setUp({
      async onFinish() {
        tell({ work: 'export', step: 'verify', done: 7, total: 9 })
        tell({ work: 'verify', step: 'verify', done: 1, total: 1 })
        return RECEIPT
      },
    })
    await run()
    const total = BIG.bytes.length + SMALL.bytes.length
    expect(steps).toEqual([
      { step: 'sign', done: 0, total: 0 },
      { step: 'choose', done: 0, total: 0 },
      { step: 'write', done: 0, total },
      { step: 'write', done: 3, total },
      { step: 'write', done: 3 + CHUNK_BYTES, total },
      { step: 'write', done: 3 + 2 * CHUNK_BYTES, total },
      { step: 'write', done: total, total },
      { step: 'verify', done: 0, total: 4_000_000 },
      { step: 'verify', done: 7, total: 9 },
    ])
  })
})

it('counts on from a bundle that another device signed', async () => {
  const { run, requests, storage } = await setUp()
  const body = { digest: `sha256:${'7'.repeat(64)}`, revision: 4, signers: [], file: 'x.adit' }
  const event = { ...logged(COLLEAGUE, 1, 'colleague 1').event, kind: 'signature.add', lam: 9, body }
  await storage.appendEvents(ASSESSMENT, [{ ...logged(COLLEAGUE, 1, 'colleague 1'), event }])
  await run()
  expect(requests('export.begin')[0]).toMatchObject({ revision: 5, supersedes: body.digest })
})

it('asks for the signatures of others who worked here, and leads a wrong passphrase to its field', async () => {
  const parts = [{ key: WITNESS, passphrase: 'hers' }]
  const { run, requests } = await setUp({}, { parts })
  await run()
  expect(requests('export.begin')[0]?.parts).toEqual(parts)
  const wrong = new AppError('wrong-passphrase', { key: WITNESS })
  expect(partProblemOf(wrong, parts)).toEqual({ key: WITNESS, problem: 'passphrase-wrong' })
  expect(partProblemOf(new AppError('wrong-passphrase', { key: AUTHOR }), parts)).toBeUndefined()
})

describe('a cancelled export', () => {
  it('is aborted between two pieces, and nothing is noted', async () => {
    const cancel = new AbortController()
    const { run, calls, storage } = await setUp({ onChunk: async () => cancel.abort() })
    expect(await run(cancel.signal)).toEqual({ kind: 'cancelled' })
    expect(calls()).toEqual(['export.begin', 'export.choose', 'export.chunk', 'export.abort'])
    expect((await storage.getAssessment(ASSESSMENT))?.exports).toEqual([])
  })

  it('is aborted when no place is chosen', async () => {
    const { run, calls } = await setUp({ chosen: false })
    expect(await run()).toEqual({ kind: 'cancelled' })
    expect(calls()).toEqual(['export.begin', 'export.choose', 'export.abort'])
  })

  it('is told to the main process at once while the file is read back, and its failure is no news', async () => {
    const cancel = new AbortController()
    const { run, calls } = await setUp({
      async onFinish() {
        cancel.abort()
        throw new AppError('export-not-open')
      },
    })
    expect(await run(cancel.signal)).toEqual({ kind: 'cancelled' })
    expect(calls().filter((name) => name === 'export.abort')).toHaveLength(1)
  })

  it('is a finished one all the same when the file was done before the cancel arrived', async () => {
    const cancel = new AbortController()
    const { run } = await setUp({
      async onFinish() {
        cancel.abort()
        return RECEIPT
      },
    })
    expect(await run(cancel.signal)).toMatchObject({ kind: 'done', noted: true })
  })

  it('never begins when it was cancelled before', async () => {
    const { run, calls } = await setUp()
    expect(await run(AbortSignal.abort())).toEqual({ kind: 'cancelled' })
    expect(calls()).toEqual([])
  })
})

describe('a failed export', () => {
  it('is aborted and rejects with what failed', async () => {
    const { run, calls, storage } = await setUp({
      onFinish: () => Promise.reject(new AppError('disk-full', { path: '/media/usb' })),
    })
    await expect(run()).rejects.toMatchObject({ code: 'disk-full' })
    expect(calls().at(-1)).toBe('export.abort')
    expect((await storage.getAssessment(ASSESSMENT))?.exports).toEqual([])
  })

  it('names an attachment whose bytes are not on this device', async () => {
    const { run, calls } = await setUp({ wanted: [{ sha256: 'f'.repeat(64), size: 8 }] })
    await expect(run()).rejects.toMatchObject({
      code: 'attachment-missing',
      details: { sha256: 'f'.repeat(64) },
    })
    expect(calls().at(-1)).toBe('export.abort')
  })

  it('sends nothing of an attachment that has another size than the log says', async () => {
    const { run, calls } = await setUp({ wanted: [{ sha256: SMALL.sha256, size: 4 }] })
    await expect(run()).rejects.toMatchObject({ code: 'attachment-differs' })
    expect(calls()).not.toContain('export.chunk')
  })

  it('leaves nothing to abort when the passphrase was wrong', async () => {
    const wrong = new AppError('wrong-passphrase', { key: WITNESS })
    const { run, calls } = await setUp({ onBegin: () => Promise.reject(wrong) })
    await expect(run()).rejects.toBe(wrong)
    expect(calls()).toEqual(['export.begin'])
  })
})

describe('passphraseProblemOf', () => {
  it.each([
    ['wrong-passphrase', AUTHOR, { role: 'author', problem: 'passphrase-wrong' }],
    ['wrong-passphrase', WITNESS, { role: 'witness', problem: 'passphrase-wrong' }],
    ['keyring-unavailable', AUTHOR, { role: 'author', problem: 'keyring-refused' }],
  ] as const)('leads %s of %s to the field of that signer', (code, key, problem) => {
    expect(passphraseProblemOf(new AppError(code, { key }), PLAN.signatures)).toEqual(problem)
  })

  it.each([
    ['another error', new AppError('disk-full', { key: AUTHOR })],
    ['a key that does not sign', new AppError('wrong-passphrase', { key: `sha256:${'9'.repeat(64)}` })],
    ['a bug', new TypeError('key')],
  ])('leads %s to no field', (_, error) => {
    expect(passphraseProblemOf(error, PLAN.signatures)).toBeUndefined()
  })
})

interface Script {
  readonly wanted?: readonly { readonly sha256: string; readonly size: number }[]
  readonly chosen?: boolean
  readonly onBegin?: () => Promise<never>
  readonly onChunk?: () => Promise<void>
  readonly onFinish?: () => Promise<Receipt>
}

/** A device with one assessment of two feeds and two attachments, and a main process that follows `script`. */
async function setUp(script: Script = {}, more: Partial<ExportPlan> = {}) {
  const storage = createMemoryStorage()
  const card = { id: ASSESSMENT, exports: [] } as unknown as Assessment
  await storage.createAssessment(card, {} as never, [
    logged(OWN, 0, 'own 0'),
    logged(COLLEAGUE, 0, 'colleague 0'),
    logged(OWN, 1, 'own 1'),
  ])
  const files = [BIG, SMALL].map(({ sha256, bytes }) => ({
    sha256,
    media_type: 'image/jpeg',
    blob: new Blob([bytes]),
  }))
  await storage.appendEvents(ASSESSMENT, [], files)
  const wanted = script.wanted ?? [SMALL, BIG].map(({ sha256, bytes }) => ({ sha256, size: bytes.length }))
  const bridge = createFakeBridge({
    'export.begin': async () => {
      await script.onBegin?.()
      return { export: EXPORT, digest: RECEIPT.digest, name: 'x', size: 4_000_000, attachments: [...wanted] }
    },
    'export.choose': () => script.chosen ?? true,
    'export.chunk': () => script.onChunk?.(),
    'export.finish': () => script.onFinish?.() ?? RECEIPT,
    'export.abort': () => undefined,
  })
  const steps: ExportProgress[] = []
  return {
    storage,
    steps,
    tell: (payload: Parameters<typeof bridge.tell<'work.progress'>>[1]) =>
      bridge.tell('work.progress', payload),
    calls: () => bridge.made.map(({ name }) => name),
    requests: <Name extends 'export.begin' | 'export.chunk'>(name: Name) =>
      bridge.made.filter((call) => call.name === name).map(({ request }) => request as Request<Name>),
    run: (signal = new AbortController().signal) =>
      runExport(
        { bridge, storage, environment: fakeEnvironment() },
        { ...PLAN, ...more },
        (progress) => steps.push(progress),
        signal,
      ),
  }
}

function logged(feed: string, seq: number, line: string): LoggedEvent {
  return { id: `sha256:${line}`, line, event: { feed, seq } } as unknown as LoggedEvent
}

function filled(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => index % 251)
}
