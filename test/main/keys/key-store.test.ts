import { verify } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readCard } from '../../../main/keys/card.ts'
import { pkcs8Of } from '../../../main/keys/ed25519.ts'
import { openKeyStore } from '../../../main/keys/key-store.ts'
import { readRecoveryCopy } from '../../../main/keys/recovery-copy.ts'
import { ana, fakeKeyring, newFolder, noKeyring, noon, passphrase, wang } from './fakes.ts'

// Turning a passphrase into a key is slow on purpose; on a busy machine it takes what it takes.
vi.setConfig({ testTimeout: 600_000 })

const clock = () => noon
const message = Buffer.from('a statement\n')

/** Whether the store's signature holds under the card of the key. */
async function signsWell(
  store: ReturnType<typeof openKeyStore>,
  key: `sha256:${string}`,
  word: string | null,
) {
  const signature = await store.sign(key, word, message)
  return signature.length === 64 && verify(null, message, store.card(key).certificate.publicKey, signature)
}

describe('a key store', () => {
  test('makes a key that signs with its passphrase, also after the store was opened anew', async () => {
    const folder = newFolder()
    const made = await openKeyStore(folder, noKeyring, clock).create(wang, passphrase)
    expect(made).toMatchObject({
      signer: wang,
      created: '2026-05-30T12:00:00Z',
      keyring: false,
      backed_up: null,
    })
    expect(made.fingerprint).toBe(made.key.slice(7, 23).replace(/(.{4})(.{4})(.{4})/, '$1 $2 $3 '))
    const again = openKeyStore(folder, noKeyring, clock)
    expect(await signsWell(again, made.key, passphrase)).toBe(true)
    expect((await again.list()).signers).toEqual([made])
    expect(again.ownKeys()).toEqual(new Set([made.key]))
  })

  test('takes a passphrase in either composition of its letters', async () => {
    const store = openKeyStore(newFolder(), noKeyring, clock)
    const { key } = await store.create(ana, 'minería y café')
    expect(await signsWell(store, key, 'minería y café'.normalize('NFD'))).toBe(true)
  })

  test('refuses a passphrase of fewer than ten characters and writes nothing', async () => {
    const folder = newFolder()
    const store = openKeyStore(folder, noKeyring, clock)
    await expect(store.create(ana, '123456789')).rejects.toMatchObject({
      code: 'weak-passphrase',
      details: { minimum: 10 },
    })
    // Nine characters that take eighteen UTF-16 units.
    await expect(store.create(ana, '⛏'.repeat(4) + '🪨'.repeat(5))).rejects.toMatchObject({
      code: 'weak-passphrase',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('says that a passphrase is wrong', async () => {
    const store = openKeyStore(newFolder(), noKeyring, clock)
    const { key } = await store.create(ana, passphrase)
    await expect(store.unlock(key, `${passphrase}.`)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  test('refuses names that cannot stand in a card', async () => {
    const store = openKeyStore(newFolder(), noKeyring, clock)
    for (const name of ['  ', 'Ana\nQuispe', 'Ana\u202eepsiuQ', 'x'.repeat(101), '\ud800'])
      await expect(store.create({ ...ana, name }, passphrase)).rejects.toMatchObject({
        code: 'bad-request',
        details: { path: 'name' },
      })
  })

  test('does not know a key that was never made', async () => {
    const store = openKeyStore(newFolder(), noKeyring, clock)
    await expect(store.unlock(`sha256:${'0'.repeat(64)}`, passphrase)).rejects.toMatchObject({
      code: 'key-not-found',
    })
  })

  test('keeps no secret in clear, in files only the owner can read', async () => {
    const folder = newFolder()
    const store = openKeyStore(folder, fakeKeyring('login'), clock)
    const { key } = await store.create(ana, passphrase)
    const copy = await store.recoveryCopy(key, passphrase)
    const { secret } = await readRecoveryCopy(Buffer.from(copy), passphrase)
    const [name = ''] = readdirSync(folder)
    const text = readFileSync(join(folder, name), 'latin1')
    const der = pkcs8Of(secret)
    const seed = der.subarray(-32)
    // Base64 of a part depends on where the part begins; its inner digits are enough.
    for (const clear of [seed, der])
      for (const form of ['hex', 'base64', 'latin1'] as const)
        expect(text).not.toContain(clear.toString(form).slice(2, -4))
    expect(text).not.toContain(passphrase)
    expect(text).not.toContain('PRIVATE KEY')
    if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })
})

describe('a key file that was damaged', () => {
  test('is named, while the other keys work', async () => {
    const folder = newFolder()
    const store = openKeyStore(folder, noKeyring, clock)
    const good = await store.create(ana, passphrase)
    const bad = await store.create(wang, passphrase)
    const path = join(folder, `${bad.key.slice(7, 23)}.json`)
    const whole = readFileSync(path, 'utf8')
    // Cut off, one digit changed, another key's content, emptied.
    for (const damage of [
      whole.slice(0, 400),
      whole.replace(/"secret": "./, '"secret": "*'),
      whole.replace(/("box": "....)(.)/, (_all, head, digit) => head + (digit === 'A' ? 'B' : 'A')),
      readFileSync(join(folder, `${good.key.slice(7, 23)}.json`), 'utf8'),
      '',
    ]) {
      writeFileSync(path, damage)
      const { signers, damaged } = await store.list()
      expect(signers).toEqual([good])
      expect(damaged).toEqual([path])
      await expect(store.unlock(bad.key, passphrase)).rejects.toMatchObject({
        code: 'key-file-damaged',
        details: { path },
      })
    }
    expect(await signsWell(store, good.key, passphrase)).toBe(true)
  })

  test('never gives another key, not even when its sum was made to fit', async () => {
    const folder = newFolder()
    const store = openKeyStore(folder, noKeyring, clock)
    const one = await store.create(ana, passphrase)
    const two = await store.create(wang, passphrase)
    const path = (key: string) => join(folder, `${key.slice(7, 23)}.json`)
    const { sum: _sum, ...mine } = JSON.parse(readFileSync(path(one.key), 'utf8'))
    const theirs = JSON.parse(readFileSync(path(two.key), 'utf8'))
    const { createHash } = await import('node:crypto')
    const forge = (content: object) => {
      const sum = createHash('sha256').update(JSON.stringify(content)).digest('hex')
      writeFileSync(path(one.key), JSON.stringify({ ...content, sum }))
    }
    forge({ ...mine, secret: theirs.secret })
    await expect(store.unlock(one.key, passphrase)).rejects.toMatchObject({ code: 'key-file-damaged' })
    forge({ ...mine, secret: theirs.secret, passphrase: theirs.passphrase })
    await expect(store.unlock(one.key, passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    forge({ ...mine, certificate: theirs.certificate })
    await expect(store.unlock(one.key, passphrase)).rejects.toMatchObject({ code: 'key-file-damaged' })
    forge({ ...mine, passphrase: { ...mine.passphrase, n: 2 } })
    await expect(store.unlock(one.key, passphrase)).rejects.toMatchObject({ code: 'key-file-damaged' })
  })
})

describe('the keyring', () => {
  test('opens a key without the passphrase', async () => {
    const store = openKeyStore(newFolder(), fakeKeyring('login'), clock)
    const made = await store.create(ana, passphrase)
    expect(made.keyring).toBe(true)
    expect(await signsWell(store, made.key, null)).toBe(true)
    expect(await signsWell(store, made.key, passphrase)).toBe(true)
  })

  test('is not asked where there is none, and the passphrase then is', async () => {
    const store = openKeyStore(newFolder(), noKeyring, clock)
    const { key } = await store.create(ana, passphrase)
    await expect(store.unlock(key, null)).rejects.toMatchObject({ code: 'keyring-unavailable' })
  })

  test('that became another one leaves the passphrase, which brings the comfort back', async () => {
    const folder = newFolder()
    const { key } = await openKeyStore(folder, fakeKeyring('old'), clock).create(ana, passphrase)
    const store = openKeyStore(folder, fakeKeyring('new'), clock)
    await expect(store.unlock(key, null)).rejects.toMatchObject({ code: 'keyring-unavailable' })
    expect(await signsWell(store, key, passphrase)).toBe(true)
    expect(await signsWell(store, key, null)).toBe(true)
  })

  test('that went away is not offered, and comes back by itself', async () => {
    const folder = newFolder()
    const { key } = await openKeyStore(folder, fakeKeyring('login'), clock).create(ana, passphrase)
    const without = openKeyStore(folder, noKeyring, clock)
    expect((await without.list()).signers).toMatchObject([{ keyring: false }])
    expect(await signsWell(without, key, passphrase)).toBe(true)
    expect(await signsWell(openKeyStore(folder, fakeKeyring('login'), clock), key, null)).toBe(true)
  })

  test('that asks for it is given the secret anew', async () => {
    const folder = newFolder()
    const { key } = await openKeyStore(folder, fakeKeyring('login'), clock).create(ana, passphrase)
    const path = join(folder, `${key.slice(7, 23)}.json`)
    const before = readFileSync(path, 'utf8')
    const protectedWith: string[] = []
    const rotating = fakeKeyring('login', true)
    const watched = {
      ...rotating,
      protect: (secret: string) => {
        protectedWith.push(secret)
        return rotating.protect(secret)
      },
    }
    expect(await signsWell(openKeyStore(folder, watched, clock), key, null)).toBe(true)
    expect(protectedWith).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  // Windows has no such modes, and they do not bind the superuser.
  const modesBind = process.platform !== 'win32' && process.getuid?.() !== 0
  test.skipIf(!modesBind)('does not keep a person from signing when its wrap cannot be written', async () => {
    const folder = newFolder()
    const { key } = await openKeyStore(folder, noKeyring, clock).create(ana, passphrase)
    chmodSync(folder, 0o500)
    expect(await signsWell(openKeyStore(folder, fakeKeyring('login'), clock), key, passphrase)).toBe(true)
    chmodSync(folder, 0o700)
  })
})

describe('a recovery copy', () => {
  test('brings a key back on another device, with the same card and passphrase', async () => {
    const from = openKeyStore(newFolder(), noKeyring, clock)
    const made = await from.create(ana, passphrase)
    const copy = await from.recoveryCopy(made.key, passphrase)
    const to = openKeyStore(newFolder(), noKeyring, () => new Date('2026-06-01T08:00:00Z'))
    expect(await to.restore(Buffer.from(copy), passphrase)).toEqual({
      ...made,
      backed_up: '2026-06-01T08:00:00Z',
    })
    expect(to.card(made.key).pem).toBe(from.card(made.key).pem)
    expect(await signsWell(to, made.key, passphrase)).toBe(true)
  })

  test('mends a damaged key file', async () => {
    const folder = newFolder()
    const store = openKeyStore(folder, noKeyring, clock)
    const { key } = await store.create(ana, passphrase)
    const copy = await store.recoveryCopy(key, passphrase)
    writeFileSync(join(folder, `${key.slice(7, 23)}.json`), 'gone')
    await store.restore(Buffer.from(copy), passphrase)
    expect(await signsWell(store, key, passphrase)).toBe(true)
    expect((await store.list()).damaged).toEqual([])
  })

  test('is only made with the right passphrase, and noted when it is written', async () => {
    const store = openKeyStore(newFolder(), fakeKeyring('login'), clock)
    const { key } = await store.create(ana, passphrase)
    await expect(store.recoveryCopy(key, 'something else')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    store.noteBackup(key)
    expect((await store.list()).signers).toMatchObject([{ key, backed_up: '2026-05-30T12:00:00Z' }])
    expect(await signsWell(store, key, null)).toBe(true)
  })
})

test('the card of a key is what others can read', async () => {
  const store = openKeyStore(newFolder(), noKeyring, clock)
  const { key } = await store.create(wang, passphrase)
  expect(readCard(store.card(key).pem)).toMatchObject({ key, signer: wang })
})
