import { expect, test } from 'vitest'
import { createBridge } from '../../../renderer/bridge/client.ts'

/** A bridge to a main process that answers everything with this. */
function bridgeTo(answer: unknown) {
  const call = new Proxy({}, { get: () => async () => answer })
  return createBridge({ call, on: {}, filePath: () => '' } as never)
}

test('a reply of another form than agreed is refused', async () => {
  const answer = { ok: true, value: { version: 1 } }
  await expect(bridgeTo(answer).call('app.info', undefined)).rejects.toThrow()
})

test('a reply of the agreed form arrives', async () => {
  const info = { version: '0.1.0', electron: '45.4.1', platform: 'linux', language: 'zh' }
  await expect(bridgeTo({ ok: true, value: info }).call('app.info', undefined)).resolves.toEqual(info)
})

test('an error arrives with its code and facts', async () => {
  const answer = { ok: false, code: 'disk-full', details: { path: '/x' } }
  await expect(bridgeTo(answer).call('app.info', undefined)).rejects.toMatchObject({
    name: 'AppError',
    code: 'disk-full',
    details: { path: '/x' },
  })
})

test('a code nobody knows, and an answer that is none, are internal errors', async () => {
  for (const answer of [{ ok: false, code: 'no-such', details: {} }, undefined, 'x'])
    await expect(bridgeTo(answer).call('app.info', undefined)).rejects.toMatchObject({ code: 'internal' })
})
