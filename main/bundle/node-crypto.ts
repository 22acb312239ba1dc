import { createHash, verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { BundleCrypto, Certificate } from '../../shared/bundle/byte-source.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import type { Sha256Stream } from '../../shared/lib/sha256.ts'
import { type Card, readCard } from '../keys/card.ts'

/** The arithmetic of bundles by Node's own libraries. */
export const nodeCrypto: BundleCrypto = {
  createSha256,
  crc32: (bytes, before) => crc32(bytes, before),
  readCertificate(pem): Certificate | null {
    const card = readExactCard(pem)
    if (card === null) return null
    return { key: card.key, subject: card.signer, notBefore: card.validFrom, notAfter: card.validTo }
  },
  verifyEd25519(pem, message, signature) {
    const card = readExactCard(pem)
    if (card === null || signature.length !== 64) return false
    return verify(null, message, card.certificate.publicKey, signature)
  },
}

/** A SHA-256 by OpenSSL, fed piece by piece. */
export function createSha256(): Sha256Stream {
  const hash = createHash('sha256')
  return {
    update(bytes) {
      hash.update(bytes)
    },
    digestHex: () => hash.digest('hex'),
  }
}

/** The card of a file that holds it in its one written form and nothing else; null otherwise. */
function readExactCard(pem: Uint8Array): Card | null {
  const text = decodeUtf8(pem)
  if (text === null) return null
  try {
    const card = readCard(text)
    return card.pem === text ? card : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
