import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Dialogs } from '../../../main/dialogs.ts'
import { createShownFiles } from '../../../main/files/shown-files.ts'
import { type BundleCallParts, bundleCalls } from '../../../main/ipc/bundle-calls.ts'
import { keyCalls } from '../../../main/ipc/key-calls.ts'
import { trustCalls } from '../../../main/ipc/trust-calls.ts'
import { openKeyStore } from '../../../main/keys/key-store.ts'
import { openTrustedSigners } from '../../../main/trust/trusted-signers.ts'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { ana, newFolder, noKeyring, noon, passphrase } from '../keys/fakes.ts'

// Turning a passphrase into a key is slow on purpose.
vi.setConfig({ testTimeout: 60_000 })

const report = { ok: true } as VerifyReport

/** Reads until it is stopped. */
function endlessly(_path: string, signal: AbortSignal): Promise<VerifyReport> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}

/** A device with dialogs that answer with `answer()`, and what was suggested as a name. */
function device(
  folder: string,
  answer: () => string | null,
  verify: BundleCallParts['verify'] = async () => report,
) {
  const names: string[] = []
  const dialogs: Dialogs = {
    save: async (_kind, name) => {
      names.push(name)
      return answer()
    },
    open: async () => answer(),
    folder: async () => answer(),
  }
  const keys = openKeyStore(join(folder, 'keys'), noKeyring, () => noon)
  const trust = openTrustedSigners(join(folder, 'trusted'), () => noon)
  const shown = createShownFiles()
  const revealed: string[] = []
  const steps: string[] = []
  return {
    steps,
    names,
    revealed,
    ...keyCalls({ keys, keyring: noKeyring, dialogs }),
    ...trustCalls({ trust, keys, dialogs }),
    ...bundleCalls({
      dialogs,
      shown,
      began: () => steps.push('began'),
      verify,
      reveal: (path) => revealed.push(path),
    }),
  }
}

test('a recovery copy goes where the person says, is noted, and restores elsewhere', async () => {
  const folder = newFolder()
  const file = join(folder, 'copy.adit-key')
  const one = device(join(folder, 'one'), () => file)
  const made = await one['keys.create']({ signer: ana, passphrase })
  expect(await one['keys.backup']({ key: made.key, passphrase })).toEqual({ path: file })
  expect(one.names).toEqual(['ana-quispe.adit-key'])
  expect((await one['keys.list']()).signers).toMatchObject([{ backed_up: '2026-05-30T12:00:00Z' }])
  const two = device(join(folder, 'two'), () => file)
  expect(await two['keys.restore']({ passphrase })).toMatchObject({ key: made.key, signer: ana })
  expect(await two['keys.list']()).toMatchObject({
    keyring: { available: false, backend: 'basic_text' },
    signers: [{ key: made.key }],
    damaged: [],
  })
})

test('a cancelled dialog changes nothing', async () => {
  const folder = newFolder()
  const one = device(folder, () => null)
  const made = await one['keys.create']({ signer: ana, passphrase })
  expect(await one['keys.backup']({ key: made.key, passphrase })).toBeNull()
  expect((await one['keys.list']()).signers).toMatchObject([{ backed_up: null }])
  expect(await one['keys.restore']({ passphrase })).toBeNull()
  expect(await one['trust.card']({ key: made.key })).toBeNull()
  expect(await one['trust.read']()).toBeNull()
  expect(await one['bundle.verify']({})).toBeNull()
})

test('a recovery copy that cannot be written is not noted', async () => {
  const folder = newFolder()
  const one = device(folder, () => join(folder, 'keys', 'x\0y'))
  const made = await one['keys.create']({ signer: ana, passphrase })
  await expect(one['keys.backup']({ key: made.key, passphrase })).rejects.toMatchObject({
    code: 'cannot-write',
  })
  expect((await one['keys.list']()).signers).toMatchObject([{ backed_up: null }])
})

test('a card is shown before it is trusted, and forgotten when asked', async () => {
  const folder = newFolder()
  const file = join(folder, 'ana.card.pem')
  const hers = device(join(folder, 'hers'), () => file)
  const made = await hers['keys.create']({ signer: ana, passphrase })
  await hers['trust.card']({ key: made.key })
  expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE')
  const mine = device(join(folder, 'mine'), () => file)
  const read = await mine['trust.read']()
  expect(read).toMatchObject({ key: made.key, signer: ana, fingerprint: made.fingerprint })
  expect(mine['trust.list']()).toEqual([])
  const trusted = mine['trust.add']({ card: read?.card ?? '' })
  expect(mine['trust.list']()).toEqual([trusted])
  expect(trusted).toEqual({
    key: made.key,
    signer: ana,
    fingerprint: made.fingerprint,
    added: '2026-05-30T12:00:00Z',
  })
  mine['trust.remove']({ key: made.key })
  mine['trust.remove']({ key: made.key })
  expect(mine['trust.list']()).toEqual([])
})

test('a file of any size and kind can be picked without harm', async () => {
  const folder = newFolder()
  const file = join(folder, 'x')
  const one = device(folder, () => file)
  await expect(one['trust.read']()).rejects.toMatchObject({
    code: 'cannot-read',
    details: { reason: 'ENOENT' },
  })
  writeFileSync(file, 'hello')
  await expect(one['trust.read']()).rejects.toMatchObject({ code: 'not-a-card' })
  await expect(one['keys.restore']({ passphrase })).rejects.toMatchObject({ code: 'not-a-recovery-copy' })
  truncateSync(file, 8 * 1024 ** 3)
  await expect(one['trust.read']()).rejects.toMatchObject({
    code: 'cannot-read',
    details: { reason: 'EFBIG' },
  })
})

test('the page hears that a bundle was chosen before it is read, and nothing when none was', async () => {
  const folder = newFolder()
  const none = device(folder, () => null)
  await none['bundle.verify']({})
  expect(none.steps).toEqual([])
  const one: ReturnType<typeof device> = device(
    folder,
    () => join(folder, 'x.adit'),
    async () => {
      one.steps.push('read')
      return report
    },
  )
  await one['bundle.verify']({})
  expect(one.steps).toEqual(['began', 'read'])
})

test('only files that were verified or written are shown in the file manager', async () => {
  const folder = newFolder()
  const file = join(folder, 'x.adit')
  const one = device(folder, () => file)
  expect(() => one['bundle.reveal']({ path: file })).toThrow(expect.objectContaining({ code: 'bad-request' }))
  expect(await one['bundle.verify']({})).toMatchObject({ path: file })
  one['bundle.reveal']({ path: file })
  expect(one.revealed).toEqual([file])
  await expect(one['bundle.verify']({ path: 'x.adit' })).rejects.toMatchObject({ code: 'bad-request' })
})

test('a verification that is cancelled says nothing, like a closed dialog', async () => {
  const folder = newFolder()
  const one = device(folder, () => null, endlessly)
  const path = join(folder, 'x.adit')
  one['bundle.cancel']()
  const verifying = one['bundle.verify']({ path })
  one['bundle.cancel']()
  expect(await verifying).toBeNull()
  expect(() => one['bundle.reveal']({ path })).toThrow(expect.objectContaining({ code: 'bad-request' }))
})

test('a second verification ends the first and is not ended with it', async () => {
  const folder = newFolder()
  const second = join(folder, 'second.adit')
  const one = device(
    folder,
    () => null,
    (path, signal) => (path === second ? Promise.resolve(report) : endlessly(path, signal)),
  )
  const ended = one['bundle.verify']({ path: join(folder, 'first.adit') })
  expect(await one['bundle.verify']({ path: second })).toEqual({ path: second, report })
  expect(await ended).toBeNull()
})

test('a verification that is not cancelled says what failed', async () => {
  const folder = newFolder()
  const one = device(
    folder,
    () => null,
    () => Promise.reject(new AppError('cannot-read', { path: '/x' })),
  )
  await expect(one['bundle.verify']({ path: join(folder, 'x.adit') })).rejects.toMatchObject({
    code: 'cannot-read',
  })
})

test('a key file that cannot be read is named until its recovery copy takes its place', async () => {
  const folder = newFolder()
  const file = join(folder, 'copy.adit-key')
  const one = device(folder, () => file)
  const made = await one['keys.create']({ signer: ana, passphrase })
  await one['keys.backup']({ key: made.key, passphrase })
  const path = join(folder, 'keys', `${made.key.slice(7, 23)}.json`)
  writeFileSync(path, readFileSync(path).subarray(0, 40))
  expect(await one['keys.list']()).toMatchObject({ signers: [], damaged: [path] })
  await one['keys.restore']({ passphrase })
  expect(await one['keys.list']()).toMatchObject({ signers: [{ key: made.key }], damaged: [] })
})

test('the list of trusted people passes over what is not a card of its name', () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'trusted'))
  writeFileSync(join(folder, 'trusted', `${'0'.repeat(64)}.pem`), 'hello')
  writeFileSync(join(folder, 'trusted', 'notes.txt'), 'hello')
  const one = device(folder, () => null)
  expect(one['trust.list']()).toEqual([])
  expect(readdirSync(join(folder, 'trusted'))).toHaveLength(2)
})
