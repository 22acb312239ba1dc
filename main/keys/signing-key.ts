import { type KeyObject, sign } from 'node:crypto'
import { AppError } from '../../shared/lib/app-error.ts'
import type { KeyId, SignerName } from '../../shared/record/event.ts'
import { type Card, readCard, readCertificate } from './card.ts'
import { writeCertificate } from './certificate.ts'
import { generateKey, pkcs8Of, readPkcs8, spkiOf } from './ed25519.ts'
import { readPem, writePem } from './pem.ts'
import { tidySignerName } from './signer-name.ts'

/** A secret key with the card that belongs to it. */
export interface KeyPair {
  readonly secret: KeyObject
  readonly card: Card
}

/** A key that is ready to sign, without a way to get at its secret. */
export interface SigningKey {
  readonly key: KeyId
  readonly signer: SignerName
  /** PEM text of one CERTIFICATE block. */
  readonly certificate: string
  /** 64 bytes: pure Ed25519 over the bytes as they are (RFC 8032). */
  sign(bytes: Uint8Array): Uint8Array
}

/**
 * Makes a key and its card for a person.
 *
 * @throws AppError `bad-request` when the name cannot stand in a card
 */
export function createKeyPair(signer: SignerName, now: Date): KeyPair {
  const secret = generateKey()
  return { secret, card: readCard(writeCertificate(secret, tidySignerName(signer), now)) }
}

/** Lends a key pair out for signing. */
export function signingKeyOf({ secret, card }: KeyPair): SigningKey {
  return {
    key: card.key,
    signer: card.signer,
    certificate: card.pem,
    sign: (bytes) => new Uint8Array(sign(null, bytes, secret)),
  }
}

/** Both halves as PEM: a PRIVATE KEY block, then the CERTIFICATE. Clear text: only for a file its owner asked for. */
export function writeKeyPair({ secret, card }: KeyPair): string {
  const pkcs8 = pkcs8Of(secret)
  try {
    return writePem('PRIVATE KEY', pkcs8) + card.pem
  } finally {
    pkcs8.fill(0)
  }
}

/** Reads what `writeKeyPair` wrote; null when it is anything else or the halves do not belong together. */
export function readKeyPair(text: string): KeyPair | null {
  const [secretBlock, cardBlock, ...more] = readPem(text)
  if (secretBlock?.label !== 'PRIVATE KEY' || cardBlock?.label !== 'CERTIFICATE' || more.length > 0)
    return null
  const secret = readPkcs8(secretBlock.der)
  secretBlock.der.fill(0)
  if (secret === null) return null
  try {
    const card = readCertificate(cardBlock.der)
    return isPair(secret, card) ? { secret, card } : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Whether the card names the public half of this secret. */
export function isPair(secret: KeyObject, card: Card): boolean {
  return spkiOf(secret).equals(spkiOf(card.certificate.publicKey))
}
