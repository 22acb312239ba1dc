import type { Signer } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import type { KeyId, SignerName } from '../../shared/record/event.ts'
import type { Card } from './card.ts'
import { fingerprintOf } from './ed25519.ts'
import { openKeyFolder } from './key-folder.ts'
import { type KeyRecord, lockKey, unlockKey, unwrapByPassphrase } from './key-record.ts'
import type { Keyring } from './keyring.ts'
import { requireStrength } from './passphrase.ts'
import { readRecoveryCopy, writeRecoveryCopy } from './recovery-copy.ts'
import { createKeyPair, type KeyPair, type SigningKey, signingKeyOf } from './signing-key.ts'

/** The signing keys of this device. Secrets leave it only inside recovery copies. */
export interface KeyStore {
  /** Every key that can be read, oldest first, and the files that cannot. Throws AppError `cannot-read`. */
  list(): Promise<{ readonly signers: readonly Signer[]; readonly damaged: readonly string[] }>
  /** Makes a key. Throws AppError `weak-passphrase`, `bad-request` (the name), `disk-full` or `cannot-write`. */
  create(signer: SignerName, passphrase: string): Promise<Signer>
  /**
   * Opens a key for signing; null asks the keyring. Throws AppError `key-not-found`, `key-file-damaged`,
   * `wrong-passphrase` (`key`), or `keyring-unavailable` (`key`) when only the passphrase will do.
   */
  unlock(key: KeyId, passphrase: string | null): Promise<SigningKey>
  /** Opens a key for one signature. Throws as `unlock` does. */
  sign(key: KeyId, passphrase: string | null, bytes: Uint8Array): Promise<Uint8Array>
  /** The text of a recovery copy that opens with the same passphrase. Throws as `unlock` does. */
  recoveryCopy(key: KeyId, passphrase: string): Promise<string>
  /** Notes that a recovery copy is safely written. */
  noteBackup(key: KeyId): void
  /** Takes a key over from a recovery copy. Throws AppError `not-a-recovery-copy`, `wrong-passphrase`. */
  restore(copy: Uint8Array, passphrase: string): Promise<Signer>
  /** The public card of a key. Throws AppError `key-not-found` or `key-file-damaged`. */
  card(key: KeyId): Card
  /** The keys of this device, which it always knows. Damaged files are passed over. */
  ownKeys(): ReadonlySet<KeyId>
}

/**
 * Opens the key store in `folder`, which need not be there yet.
 *
 * @param now wall clock
 */
export function openKeyStore(folder: string, keyring: Keyring, now: () => Date): KeyStore {
  const files = openKeyFolder(folder)

  async function describe(record: KeyRecord): Promise<Signer> {
    const { card, content } = record
    return {
      key: card.key,
      signer: card.signer,
      fingerprint: fingerprintOf(card.key),
      created: card.validFrom,
      keyring: content.keyring !== null && (await keyring.state()).available,
      backed_up: content.backed_up,
    }
  }

  /** Adds the keyring's wrap where there is a keyring. It is a comfort: a failure leaves the passphrase. */
  async function withKeyring(record: KeyRecord, kek: Buffer): Promise<KeyRecord> {
    try {
      if (!(await keyring.state()).available) return record
      const wrapped = Buffer.from(await keyring.protect(kek.toString('base64'))).toString('base64')
      return { ...record, content: { ...record.content, keyring: wrapped } }
    } catch {
      return record
    }
  }

  async function add(pair: KeyPair, passphrase: string, backedUp: string | null): Promise<Signer> {
    const { record, kek } = await lockKey(pair, passphrase)
    try {
      const wrapped = await withKeyring(record, kek)
      const whole: KeyRecord = { ...wrapped, content: { ...wrapped.content, backed_up: backedUp } }
      files.write(whole)
      return await describe(whole)
    } finally {
      kek.fill(0)
    }
  }

  async function unlockByKeyring(record: KeyRecord): Promise<KeyPair> {
    const revealed = await revealKek(record)
    if (revealed === null) throw new AppError('keyring-unavailable', { key: record.card.key })
    try {
      const pair = unlockKey(record, revealed.kek)
      if (pair === null) throw new AppError('keyring-unavailable', { key: record.card.key })
      if (revealed.stale) files.write(await withKeyring(record, revealed.kek))
      return pair
    } finally {
      revealed.kek.fill(0)
    }
  }

  async function revealKek({ content }: KeyRecord): Promise<{ kek: Buffer; stale: boolean } | null> {
    if (content.keyring === null) return null
    try {
      if (!(await keyring.state()).available) return null
      const { secret, stale } = await keyring.reveal(Buffer.from(content.keyring, 'base64'))
      return { kek: Buffer.from(secret, 'base64'), stale }
    } catch {
      // The keyring is another one than before. Whatever it said, the passphrase is the way in.
      return null
    }
  }

  async function unlockByPassphrase(record: KeyRecord, passphrase: string): Promise<KeyPair> {
    const kek = await unwrapByPassphrase(record, passphrase)
    try {
      const pair = unlockKey(record, kek)
      if (pair === null) throw new AppError('key-file-damaged', { path: files.pathOf(record.card.key) })
      const known = await revealKek(record)
      const renewed =
        known?.kek.equals(kek) === true && !known.stale ? record : await withKeyring(record, kek)
      known?.kek.fill(0)
      if (renewed !== record) renew(renewed)
      return pair
    } finally {
      kek.fill(0)
    }
  }

  /** A full disk must not keep a person from signing. */
  function renew(record: KeyRecord): void {
    try {
      files.write(record)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }

  function open(key: KeyId, passphrase: string | null): Promise<KeyPair> {
    const record = files.read(key)
    return passphrase === null ? unlockByKeyring(record) : unlockByPassphrase(record, passphrase)
  }

  return {
    async list() {
      const { records, damaged } = files.readAll()
      const signers = await Promise.all(records.map(describe))
      return { signers: signers.sort((a, b) => order(a.created, b.created) || order(a.key, b.key)), damaged }
    },
    async create(signer, passphrase) {
      requireStrength(passphrase)
      return await add(createKeyPair(signer, now()), passphrase, null)
    },
    async unlock(key, passphrase) {
      return signingKeyOf(await open(key, passphrase))
    },
    async sign(key, passphrase, bytes) {
      return signingKeyOf(await open(key, passphrase)).sign(bytes)
    },
    async recoveryCopy(key, passphrase) {
      return await writeRecoveryCopy(await open(key, passphrase), passphrase)
    },
    noteBackup(key) {
      const record = files.read(key)
      files.write({ ...record, content: { ...record.content, backed_up: claimedTime(now()) } })
    },
    async restore(copy, passphrase) {
      return await add(await readRecoveryCopy(copy, passphrase), passphrase, claimedTime(now()))
    },
    card: (key) => files.read(key).card,
    ownKeys: () => new Set(files.readAll().records.map(({ card }) => card.key)),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
