import { X509Certificate } from 'node:crypto'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import type { KeyId, SignerName } from '../../shared/record/event.ts'
import { isSoundPublicKey, keyIdOf } from './ed25519.ts'
import { readPem, writePem } from './pem.ts'
import { isPlainName } from './signer-name.ts'

/** A person's public identity, as a certificate states it. Nothing in it is proven by being there. */
export interface Card {
  readonly key: KeyId
  readonly signer: SignerName
  /** First and last moment of its validity, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly validFrom: string
  readonly validTo: string
  /** One CERTIFICATE block, written anew. */
  readonly pem: string
  /** The certificate as Node reads it, with the public key. */
  readonly certificate: X509Certificate
}

/** A card with more bytes than this is none (bundle format 12). */
const LARGEST = 64 * 1024

/** Why a text is not a card; fills the error's `reason`. */
export type CardFault =
  | 'size'
  | 'no-certificate'
  | 'several-certificates'
  | 'private-key'
  | 'unreadable'
  | 'not-ed25519'
  | 'weak-key'
  | 'authority'
  | 'bad-signature'
  | 'name'
  | 'dates'

/**
 * Reads the text of a card file: exactly one certificate of a person with a sound Ed25519 key. Whether it is still
 * valid, and whether the person is known, is not judged here.
 *
 * @throws AppError `not-a-card` with the fault as `reason`
 */
export function readCard(text: string): Card {
  if (text.length > LARGEST) throw notACard('size')
  const blocks = readPem(text)
  // A file with a secret in it was handed out by mistake: say so instead of taking the public part.
  if (blocks.some(({ label }) => label.endsWith('PRIVATE KEY'))) throw notACard('private-key')
  const [block, ...more] = blocks.filter(({ label }) => label === 'CERTIFICATE')
  if (block === undefined) throw notACard('no-certificate')
  if (more.length > 0) throw notACard('several-certificates')
  return readCertificate(block.der)
}

/** Reads one certificate in DER, as `readCard` does. */
export function readCertificate(der: Uint8Array): Card {
  const certificate = parse(der)
  // Trailing bytes would make two files of one certificate.
  if (!certificate.raw.equals(der)) throw notACard('unreadable')
  if (publicKeyType(certificate) !== 'ed25519') throw notACard('not-ed25519')
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' })
  if (!isSoundPublicKey(spki)) throw notACard('weak-key')
  if (certificate.ca) throw notACard('authority')
  // One issued by an organisation is checked against that organisation elsewhere.
  if (certificate.subject === certificate.issuer && !certificate.verify(certificate.publicKey))
    throw notACard('bad-signature')
  return {
    key: keyIdOf(spki),
    signer: readName(certificate),
    validFrom: readTime(certificate.validFrom),
    validTo: readTime(certificate.validTo),
    pem: writePem('CERTIFICATE', der),
    certificate,
  }
}

function parse(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(der))
  } catch {
    throw notACard('unreadable')
  }
}

function publicKeyType(certificate: X509Certificate): string | undefined {
  try {
    return certificate.publicKey.asymmetricKeyType
  } catch {
    throw notACard('not-ed25519')
  }
}

/** Subject attributes, unescaped: the printed form of a subject cannot be taken apart safely. */
function readName(certificate: X509Certificate): SignerName {
  const subject: Readonly<Record<string, unknown>> = { ...certificate.toLegacyObject().subject }
  const part = (name: string, needed: boolean): string => {
    const value = Object.hasOwn(subject, name) ? subject[name] : ''
    // A list means that the attribute is there more than once.
    if (typeof value !== 'string' || !isPlainName(value) || (needed && value.trim() === ''))
      throw notACard('name')
    return value
  }
  return { name: part('CN', true), org: part('O', false), title: part('title', false) }
}

/** Node prints `Nov 21 23:59:59 2026 GMT`. */
function readTime(printed: string): string {
  const moment = new Date(printed)
  if (Number.isNaN(moment.getTime())) throw notACard('dates')
  return claimedTime(moment)
}

function notACard(reason: CardFault): AppError {
  return new AppError('not-a-card', { reason })
}
