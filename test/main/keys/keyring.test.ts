import { expect, test } from 'vitest'
import { type SafeStorage, systemKeyring } from '../../../main/keys/keyring.ts'

function storage(backend: string, more: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(`old ${text}`),
    decryptString: (bytes) => bytes.toString().slice(4),
    getSelectedStorageBackend: () => backend,
    ...more,
  }
}

test('a Linux keyring that protects nothing counts as none', async () => {
  for (const backend of ['basic_text', 'unknown'])
    expect(await systemKeyring(storage(backend), 'linux').state()).toEqual({ available: false, backend })
  const { getSelectedStorageBackend: _none, ...without } = storage('')
  expect((await systemKeyring(without, 'linux').state()).available).toBe(false)
  expect(await systemKeyring(storage('kwallet6'), 'linux').state()).toEqual({
    available: true,
    backend: 'kwallet6',
  })
})

test('macOS and Windows have theirs, and say so when it is locked', async () => {
  expect(await systemKeyring(storage('unknown'), 'darwin').state()).toMatchObject({ available: true })
  const locked = storage('unknown', { isEncryptionAvailable: () => false })
  expect(await systemKeyring(locked, 'win32').state()).toMatchObject({ available: false })
})

test('the asynchronous calls are used where there are any', async () => {
  const modern = storage('kwallet6', {
    isEncryptionAvailable: () => false,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`new ${text}`),
    decryptStringAsync: async (bytes) => ({ result: bytes.toString().slice(4), shouldReEncrypt: true }),
  })
  const keyring = systemKeyring(modern, 'linux')
  expect((await keyring.state()).available).toBe(true)
  const hidden = await keyring.protect('secret')
  expect(Buffer.from(hidden).toString()).toBe('new secret')
  expect(await keyring.reveal(hidden)).toEqual({ secret: 'secret', stale: true })
})

test('an older Electron is served by the calls it has', async () => {
  const keyring = systemKeyring(storage('gnome_libsecret'), 'linux')
  expect(await keyring.reveal(await keyring.protect('secret'))).toEqual({ secret: 'secret', stale: false })
})
