import type { Sha256Stream } from '../lib/sha256.ts'

/** A file of any size, read piece by piece, wherever it is. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  /**
   * Exactly `length` bytes from `offset`; rejects when they cannot be had. The array may be reused by the next read, so
   * whoever keeps it must copy it with `slice`; it must therefore be no Node `Buffer`, whose `slice` does not copy.
   */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** The person as a certificate names them; parts that are not there are ''. */
export interface CertificateSubject {
  readonly name: string
  readonly org: string
  readonly title: string
}

/** What a signer's certificate says. Its own signature is not looked at: the key is what is trusted. */
export interface Certificate {
  /** `sha256:` and the SHA-256 of the public key's SPKI DER. */
  readonly key: `sha256:${string}`
  readonly subject: CertificateSubject
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  readonly notBefore: string
  readonly notAfter: string
}

/** The arithmetic that a bundle needs and that `shared` has not, or not fast enough. */
export interface BundleCrypto {
  createSha256(): Sha256Stream
  /** CRC-32 as in ZIP, going on from `before` (0 at the start). */
  crc32(bytes: Uint8Array, before: number): number
  /**
   * Reads one PEM certificate with an Ed25519 key. Null when it is anything else: several certificates, text around
   * it, another key type, or one of the 14 encodings of small-order points, under which signatures can be made up.
   */
  readCertificate(pem: Uint8Array): Certificate | null
  /** Whether the 64 bytes are the certificate key's pure Ed25519 signature (RFC 8032) over the message. */
  verifyEd25519(pem: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
}
