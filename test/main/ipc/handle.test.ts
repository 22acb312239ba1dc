import type { WebFrameMain } from 'electron'
import { expect, test } from 'vitest'
import { answerCall, type DoorOptions, listenToCalls, type Sender } from '../../../main/ipc/handle.ts'
import type { Handlers } from '../../../main/ipc/handler.ts'
import { isAppAddress } from '../../../main/security/app-files.ts'
import { type CallName, calls } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

function from(url: string, parent: object | null = null): Sender {
  return { senderFrame: { url, parent } as unknown as WebFrameMain }
}
const page = from('adit://app/index.html')

/** A door with a few handlers, and what it wrote down. */
function door(handlers: Partial<Handlers>) {
  const warnings: string[] = []
  const errors: unknown[] = []
  const options: DoorOptions = {
    handlers: handlers as Handlers,
    isAppAddress: (address) => isAppAddress(address, null),
    log: { warn: (message) => warnings.push(message), error: (_message, cause) => errors.push(cause) },
  }
  return {
    warnings,
    errors,
    ask: (name: CallName, sender: Sender, request?: unknown) => answerCall(name, sender, request, options),
  }
}

test('a call of the page with a fitting request is answered with its value', async () => {
  const { ask } = door({ 'export.choose': async (request) => request.export.length === 36 })
  expect(await ask('export.choose', page, { export: 'b2c5b0bc-29fc-4f6f-9f8c-0f8f6ad7f0a2' })).toEqual({
    ok: true,
    value: true,
  })
})

test('bytes arrive as bytes', async () => {
  const seen: unknown[] = []
  const { ask } = door({ 'export.chunk': ({ bytes }) => void seen.push(bytes) })
  const request = {
    export: 'b2c5b0bc-29fc-4f6f-9f8c-0f8f6ad7f0a2',
    sha256: '0'.repeat(64),
    bytes: new Uint8Array([1, 2]),
  }
  expect(await ask('export.chunk', page, request)).toEqual({ ok: true, value: undefined })
  expect(seen).toEqual([new Uint8Array([1, 2])])
  expect(await ask('export.chunk', page, { ...request, bytes: [1, 2] })).toMatchObject({
    code: 'bad-request',
  })
})

test('nobody but the main frame of the app is answered, and nothing is done for them', async () => {
  let done = 0
  const { ask, warnings } = door({
    'trust.list': () => {
      done++
      return []
    },
  })
  const strangers: Sender[] = [
    { senderFrame: null },
    from('https://example.com/'),
    from('adit://other/index.html'),
    from('adit://app.example.com/'),
    from('adit://app@example.com/'),
    from('http://app/index.html'),
    from('file:///adit://app/index.html'),
    from('about:blank'),
    from('data:text/html,adit://app'),
    from(''),
    from('adit://app/index.html', {}),
  ]
  for (const stranger of strangers)
    expect(await ask('trust.list', stranger)).toEqual({
      ok: false,
      code: 'bad-request',
      details: { channel: 'trust.list' },
    })
  expect(done).toBe(0)
  expect(warnings).toHaveLength(strangers.length)
  expect(await ask('trust.list', page)).toEqual({ ok: true, value: [] })
})

test('a malformed request is refused with its place and never reaches the handler', async () => {
  const { ask, errors } = door({})
  const name = { name: 'A', org: '', title: '' }
  const malformed: [CallName, unknown, string][] = [
    ['keys.create', undefined, ''],
    ['keys.create', 'x', ''],
    ['keys.create', { signer: name }, 'passphrase'],
    ['keys.create', { signer: { ...name, name: '' }, passphrase: 'x' }, 'signer.name'],
    ['keys.create', { signer: { ...name, org: 'x'.repeat(101) }, passphrase: 'x' }, 'signer.org'],
    ['keys.backup', { key: 'sha256:XYZ', passphrase: 'x' }, 'key'],
    ['app.language', { language: 'fr' }, 'language'],
    ['export.abort', { export: '../..' }, 'export'],
    ['bundle.reveal', { path: 7 }, 'path'],
    ['app.info', { surprise: true }, ''],
  ]
  for (const [channel, request, path] of malformed)
    expect(await ask(channel, page, request)).toEqual({
      ok: false,
      code: 'bad-request',
      details: { channel, path },
    })
  expect(errors).toEqual([])
})

test('an expected failure crosses with its code and facts and is not logged', async () => {
  const { ask, errors } = door({
    'trust.remove': () => {
      throw new AppError('disk-full', { path: '/media/usb' }, new Error('secret'))
    },
  })
  expect(await ask('trust.remove', page, { key: `sha256:${'0'.repeat(64)}` })).toEqual({
    ok: false,
    code: 'disk-full',
    details: { path: '/media/usb' },
  })
  expect(errors).toEqual([])
})

test('a bug is logged and crosses without a word about it', async () => {
  const bug = new TypeError('secret path /home/ana')
  const { ask, errors } = door({ 'trust.list': () => Promise.reject(bug) })
  const answer = await ask('trust.list', page)
  expect(answer).toEqual({ ok: false, code: 'internal', details: {} })
  expect(errors).toEqual([bug])
})

test('the door has exactly the channels of the contract', () => {
  const opened: string[] = []
  listenToCalls({ handle: (channel) => void opened.push(channel) }, door({}) as unknown as DoorOptions)
  expect(opened).toEqual(Object.keys(calls))
})
