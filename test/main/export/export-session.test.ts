import { expect, test } from 'vitest'
import type { BundleWriter } from '../../../main/bundle/bundle-writer.ts'
import { createExportSessions } from '../../../main/export/export-session.ts'
import { throttle } from '../../../main/export/throttle.ts'
import type { SigningKey } from '../../../main/keys/signing-key.ts'
import type { Receipt } from '../../../shared/bundle/report.ts'
import type { ExportRequest } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

const author = `sha256:${'a'.repeat(64)}` as const
const witness = `sha256:${'b'.repeat(64)}` as const
const photo = 'c'.repeat(64)

function request(...signatures: ExportRequest['signatures']): ExportRequest {
  return { signatures } as unknown as ExportRequest
}
const byAna = request({ key: author, role: 'author', passphrase: 'x' })

/** Sessions over a fake bundle; `events` is what happened to the disk. */
function sessions({ paths = ['/a'] as (string | null)[], fail = '' } = {}) {
  const events: string[] = []
  const asked: string[] = []
  const exports = createExportSessions({
    async unlock(key, passphrase) {
      if (passphrase === 'wrong') throw new AppError('wrong-passphrase')
      return { key } as SigningKey
    },
    async prepare(_request, signers) {
      events.push(`prepare ${signers.map(({ role, key }) => `${role}:${key.slice(7, 9)}`)}`)
      return { digest: 'sha256:d', name: 'adit-d.adit', size: 10, attachments: [{ sha256: photo, size: 3 }] }
    },
    async choosePath(name) {
      asked.push(name)
      return paths.shift() ?? null
    },
    async openWriter(_prepared, path): Promise<BundleWriter> {
      events.push(`open ${path}`)
      return {
        async writeAttachment(sha256, chunk) {
          events.push(`write ${sha256.slice(0, 2)} ${chunk.length}`)
          if (fail === 'write') throw new AppError('disk-full')
        },
        async finish(signal) {
          if (fail === 'long') {
            events.push('verifying')
            await new Promise((_, reject) =>
              signal?.addEventListener('abort', () => reject(signal.reason as AppError)),
            )
          }
          if (fail === 'finish') throw new AppError('bundle-not-verified')
          events.push('finish')
          return { path } as Receipt
        },
        abort: async () => void events.push(`abort ${path}`),
      }
    },
  })
  return { exports, events, asked }
}

test('an export goes from begin to its receipt', async () => {
  const { exports, events, asked } = sessions()
  const begun = await exports.begin(
    request(
      { key: author, role: 'author', passphrase: 'x' },
      { key: witness, role: 'witness', passphrase: null },
    ),
  )
  expect(begun).toMatchObject({
    digest: 'sha256:d',
    name: 'adit-d.adit',
    size: 10,
    attachments: [{ sha256: photo, size: 3 }],
  })
  expect(await exports.choose(begun.export)).toBe(true)
  expect(asked).toEqual(['adit-d.adit'])
  // Sent without waiting, they are still taken in order.
  await Promise.all([
    exports.chunk(begun.export, photo, new Uint8Array(2)),
    exports.chunk(begun.export, photo, new Uint8Array(1)),
  ])
  expect(await exports.finish(begun.export)).toEqual({ path: '/a' })
  expect(events).toEqual(['prepare author:aa,witness:bb', 'open /a', 'write cc 2', 'write cc 1', 'finish'])
  await expect(exports.finish(begun.export)).rejects.toMatchObject({ code: 'export-not-open' })
})

test('one person cannot be author and witness', async () => {
  const { exports, events } = sessions()
  const both = request(
    { key: author, role: 'author', passphrase: 'x' },
    { key: author, role: 'witness', passphrase: 'x' },
  )
  await expect(exports.begin(both)).rejects.toMatchObject({ code: 'same-signer-twice' })
  expect(events).toEqual([])
})

test('a wrong passphrase begins nothing', async () => {
  const { exports, events } = sessions()
  const wrong = request({ key: author, role: 'author', passphrase: 'wrong' })
  await expect(exports.begin(wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(events).toEqual([])
})

test('a person who cancels the dialog can be asked again', async () => {
  const { exports, events } = sessions({ paths: [null, '/b'] })
  const { export: id } = await exports.begin(byAna)
  expect(await exports.choose(id)).toBe(false)
  await expect(exports.chunk(id, photo, new Uint8Array(1))).rejects.toMatchObject({ code: 'export-not-open' })
  expect(await exports.choose(id)).toBe(true)
  expect(events).toEqual(['prepare author:aa', 'open /b'])
})

test('another place is another file, and the first is removed', async () => {
  const { exports, events } = sessions({ paths: ['/a', '/b'] })
  const { export: id } = await exports.begin(byAna)
  await exports.choose(id)
  await exports.choose(id)
  expect(events.slice(1)).toEqual(['open /a', 'abort /a', 'open /b'])
})

test('a failure removes the file but not the export', async () => {
  for (const fail of ['write', 'finish']) {
    const { exports, events } = sessions({ paths: ['/a', '/b'], fail })
    const { export: id } = await exports.begin(byAna)
    await exports.choose(id)
    const failing = fail === 'write' ? exports.chunk(id, photo, new Uint8Array(1)) : exports.finish(id)
    await expect(failing).rejects.toMatchObject({
      code: fail === 'write' ? 'disk-full' : 'bundle-not-verified',
    })
    expect(events.at(-1)).toBe('abort /a')
    await expect(exports.finish(id)).rejects.toMatchObject({ code: 'export-not-open' })
    expect(await exports.choose(id)).toBe(true)
  }
})

test('an aborted export, one that another replaced, and one whose page is gone leave nothing', async () => {
  for (const end of ['abort', 'begin', 'abortAll'] as const) {
    const { exports, events } = sessions()
    const { export: id } = await exports.begin(byAna)
    await exports.choose(id)
    if (end === 'abort') await exports.abort(id)
    else if (end === 'begin') await exports.begin(byAna)
    else await exports.abortAll()
    expect(events).toContain('abort /a')
    await expect(exports.choose(id)).rejects.toMatchObject({ code: 'export-not-open' })
  }
})

test('an abort does not wait for the reading back, which ends without a receipt', async () => {
  for (const end of ['abort', 'abortAll'] as const) {
    const { exports, events } = sessions({ fail: 'long' })
    const { export: id } = await exports.begin(byAna)
    await exports.choose(id)
    const finishing = exports.finish(id)
    const refused = expect(finishing).rejects.toMatchObject({ code: 'export-not-open' })
    while (events.at(-1) !== 'verifying') await new Promise(setImmediate)
    await exports[end](id)
    await refused
    expect(events.slice(1)).toEqual(['open /a', 'verifying', 'abort /a'])
    await expect(exports.choose(id)).rejects.toMatchObject({ code: 'export-not-open' })
  }
})

test('pieces that wait when the export is aborted are not written any more', async () => {
  const { exports, events } = sessions()
  const { export: id } = await exports.begin(byAna)
  await exports.choose(id)
  const piece = exports.chunk(id, photo, new Uint8Array(1))
  const refused = expect(piece).rejects.toMatchObject({ code: 'export-not-open' })
  await exports.abort(id)
  await refused
  expect(events.slice(1)).toEqual(['open /a', 'abort /a'])
})

test('an abort that comes after the receipt changes nothing', async () => {
  const { exports, events } = sessions()
  const { export: id } = await exports.begin(byAna)
  await exports.choose(id)
  await exports.finish(id)
  await exports.abort(id)
  expect(events.slice(1)).toEqual(['open /a', 'finish'])
})

test('aborting an export that is over does not touch the one under way', async () => {
  const { exports, events } = sessions()
  const first = await exports.begin(byAna)
  const second = await exports.begin(byAna)
  await exports.choose(second.export)
  await exports.abort(first.export)
  expect(events).not.toContain('abort /a')
})

test('a piece larger than the contract allows is refused and does no harm', async () => {
  const { exports } = sessions()
  const { export: id } = await exports.begin(byAna)
  await exports.choose(id)
  const large = new Uint8Array(4 * 1024 * 1024 + 1)
  await expect(exports.chunk(id, photo, large)).rejects.toMatchObject({ code: 'bad-request' })
  await exports.chunk(id, photo, large.subarray(1))
  await exports.finish(id)
})

test('progress is reported ten times a second at most, the first and the last always', () => {
  let now = 0
  const reports: number[] = []
  const report = throttle(
    (done) => reports.push(done),
    () => now,
  )
  for (let done = 1; done <= 50; done++, now += 10) report(done, 50)
  expect(reports).toEqual([1, 11, 21, 31, 41, 50])
})
