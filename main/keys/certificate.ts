import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { SignerName } from '../../shared/record/event.ts'
import {
  bitString,
  type Der,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  positiveInteger,
  sequence,
  setOfOne,
  TRUE,
  time,
  utf8String,
} from './der.ts'
import { spkiOf } from './ed25519.ts'
import { writePem } from './pem.ts'

/** A card is good for this long; bundle format 7 allows two years at most. */
const VALID_DAYS = 730
const DAY = 86_400_000

const ED25519 = sequence(objectIdentifier('1.3.101.112'))

/** Attribute types of a name, in the order they are written. */
const NAME_PARTS = [
  { of: 'org', oid: '2.5.4.10' },
  { of: 'title', oid: '2.5.4.12' },
  { of: 'name', oid: '2.5.4.3' },
] as const

/**
 * Writes a person's card: a self-signed X.509 v3 certificate (RFC 5280, RFC 8410) that names them and may sign, but
 * not issue. Empty parts of the name are left out.
 *
 * @param now beginning of its validity, to the second
 * @param serial 16 random bytes
 * @returns PEM text of one CERTIFICATE block
 */
export function writeCertificate(
  key: KeyObject,
  signer: SignerName,
  now: Date,
  serial: Uint8Array = randomBytes(16),
): string {
  const name = writeName(signer)
  const spki = spkiOf(key)
  const body = sequence(
    explicit(0, positiveInteger(Uint8Array.of(2))),
    positiveInteger(sixteenOctets(serial)),
    ED25519,
    name,
    sequence(time(now), time(new Date(now.getTime() + VALID_DAYS * DAY))),
    name,
    spki,
    explicit(3, extensions(spki)),
  )
  return writePem('CERTIFICATE', sequence(body, ED25519, bitString(sign(null, body, key))))
}

function writeName(signer: SignerName): Der {
  const parts = NAME_PARTS.filter(({ of }) => signer[of] !== '')
  return sequence(
    ...parts.map(({ of, oid }) => setOfOne(sequence(objectIdentifier(oid), utf8String(signer[of])))),
  )
}

/** Neither negative nor shortened: the top bit is cleared and the next one set. */
function sixteenOctets(serial: Uint8Array): Uint8Array {
  const octets = Uint8Array.from(serial)
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 0x40
  return octets
}

function extensions(spki: Uint8Array): Der {
  // RFC 7093, 2.1: the leftmost 160 bits of SHA-256 over the key.
  const id = createHash('sha256').update(spki.subarray(12)).digest().subarray(0, 20)
  return sequence(
    // basicConstraints: CA is FALSE by default, hence empty.
    critical('2.5.29.19', sequence()),
    // keyUsage: digitalSignature (bit 0) and nonRepudiation (bit 1).
    critical('2.5.29.15', bitString(Uint8Array.of(0b1100_0000), 6)),
    ordinary('2.5.29.14', octetString(id)),
    ordinary('2.5.29.35', sequence(implicit(0, id))),
  )
}

function critical(oid: string, value: Der): Der {
  return sequence(objectIdentifier(oid), TRUE, octetString(value))
}

function ordinary(oid: string, value: Der): Der {
  return sequence(objectIdentifier(oid), octetString(value))
}
