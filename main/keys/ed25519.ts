import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import type { KeyId } from '../../shared/record/event.ts'

/** SubjectPublicKeyInfo of every Ed25519 key up to the 32 bytes of the key itself (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * The 14 encodings of points whose order divides 8, with the sign bit cleared; each stands for itself and its twin.
 * Anybody can make signatures that hold under such a "key". The last two are not reduced modulo 2^255 - 19.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** A new signing key from the system's randomness. */
export function generateKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

/** The public key as SubjectPublicKeyInfo, from either half. */
export function spkiOf(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ type: 'spki', format: 'der' })
}

/** The private key as PKCS#8. The caller wipes the bytes when done. */
export function pkcs8Of(key: KeyObject): Buffer {
  return key.export({ type: 'pkcs8', format: 'der' })
}

/** The private key in PKCS#8 bytes; null unless they hold an Ed25519 key. */
export function readPkcs8(der: Uint8Array): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(der), type: 'pkcs8', format: 'der' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** The id of a key: `sha256:` and the SHA-256 of its SubjectPublicKeyInfo. */
export function keyIdOf(spki: Uint8Array): KeyId {
  return `sha256:${createHash('sha256').update(spki).digest('hex')}`
}

/** Whether the bytes are an Ed25519 public key that only its owner can sign with. */
export function isSoundPublicKey(spki: Uint8Array): boolean {
  const bytes = Buffer.from(spki)
  if (bytes.length !== SPKI_PREFIX.length + 32 || !bytes.subarray(0, 12).equals(SPKI_PREFIX)) return false
  const point = Buffer.from(bytes.subarray(12))
  point.writeUInt8(point.readUInt8(31) & 0x7f, 31)
  return !SMALL_ORDER.has(point.toString('hex'))
}

/** What people compare: the first 16 hex digits of a key id or digest, in groups of four. */
export function fingerprintOf(id: string): string {
  const digits = id.slice(id.indexOf(':') + 1, id.indexOf(':') + 17)
  return digits.replace(/.{4}(?=.)/g, '$& ')
}
