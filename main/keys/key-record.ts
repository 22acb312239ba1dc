import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/lib/app-error.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { type Card, readCard } from './card.ts'
import { pkcs8Of, readPkcs8 } from './ed25519.ts'
import { deriveKey, SCRYPT } from './passphrase.ts'
import { openBox, sealBox } from './sealed-box.ts'
import { isPair, type KeyPair } from './signing-key.ts'

/*
 * One key as it lies on the disk (bundle format 9). The secret is encrypted under a random key of 32 bytes. That key
 * is wrapped by the passphrase, always, and by the system's keyring besides, where there is one. Nothing secret is in
 * the file in clear.
 */

const base64 = z.base64().max(4096)
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

const content = z.strictObject({
  format: z.literal('adit-key/1'),
  key: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  certificate: z.string().max(16_384),
  backed_up: time.nullable(),
  secret: base64,
  passphrase: z.strictObject({
    kdf: z.literal('scrypt'),
    n: z.literal(SCRYPT.n),
    r: z.literal(SCRYPT.r),
    p: z.literal(SCRYPT.p),
    salt: base64,
    box: base64,
  }),
  keyring: base64.nullable(),
})

/** `sum` tells damage from a wrong passphrase; it protects from nothing else. */
const stored = content.extend({ sum: z.string() })

/** A key on the disk, locked. */
export interface KeyRecord {
  readonly card: Card
  readonly content: z.infer<typeof content>
}

/** Locks a key. The wrapping key is returned for the keyring; the caller wipes it. */
export async function lockKey(
  pair: KeyPair,
  passphrase: string,
): Promise<{ record: KeyRecord; kek: Buffer }> {
  const { key, pem } = pair.card
  const kek = randomBytes(32)
  const salt = randomBytes(16)
  const wrapping = await deriveKey(passphrase, salt)
  const pkcs8 = pkcs8Of(pair.secret)
  try {
    const record: KeyRecord = {
      card: pair.card,
      content: {
        format: 'adit-key/1',
        key,
        certificate: pem,
        backed_up: null,
        secret: sealBox(kek, `adit-key/1 secret ${key}`, pkcs8),
        passphrase: {
          kdf: 'scrypt',
          ...SCRYPT,
          salt: salt.toString('base64'),
          box: sealBox(wrapping, `adit-key/1 kek ${key}`, kek),
        },
        keyring: null,
      },
    }
    return { record, kek }
  } finally {
    pkcs8.fill(0)
    wrapping.fill(0)
  }
}

/**
 * The wrapping key, by passphrase. The caller wipes it.
 *
 * @throws AppError `wrong-passphrase` (`key`)
 */
export async function unwrapByPassphrase({ content }: KeyRecord, passphrase: string): Promise<Buffer> {
  const wrapping = await deriveKey(passphrase, Buffer.from(content.passphrase.salt, 'base64'))
  try {
    const kek = openBox(wrapping, `adit-key/1 kek ${content.key}`, content.passphrase.box)
    if (kek === null) throw new AppError('wrong-passphrase', { key: content.key })
    return kek
  } finally {
    wrapping.fill(0)
  }
}

/** The key pair under its wrapping key; null when that is not the one, or the file is not whole. */
export function unlockKey({ card, content }: KeyRecord, kek: Uint8Array): KeyPair | null {
  if (kek.length !== 32) return null
  const pkcs8 = openBox(kek, `adit-key/1 secret ${content.key}`, content.secret)
  if (pkcs8 === null) return null
  const secret = readPkcs8(pkcs8)
  pkcs8.fill(0)
  return secret !== null && isPair(secret, card) ? { secret, card } : null
}

/** The file's text. */
export function writeKeyRecord({ content }: KeyRecord): string {
  return `${JSON.stringify({ ...content, sum: sumOf(content) }, null, 2)}\n`
}

/** Reads a file's text; null when it is damaged in any way. */
export function readKeyRecord(text: string, key: KeyId | null): KeyRecord | null {
  try {
    const { sum, ...content } = stored.parse(JSON.parse(text))
    if (sum !== sumOf(content)) return null
    const card = readCard(content.certificate)
    return card.key === content.key && (key === null || card.key === key) ? { card, content } : null
  } catch {
    return null
  }
}

function sumOf(content: KeyRecord['content']): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
