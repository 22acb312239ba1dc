import { sha256 } from '@noble/hashes/sha2.js'
import { encodeUtf8, toHex } from './bytes.ts'

/** SHA-256 in lower-case hex, 64 digits. */
export type Sha256 = string

/** A SHA-256 that is fed piece by piece, so that a file of any size is hashed in little memory. */
export interface Sha256Stream {
  update(bytes: Uint8Array): void
  /** 64 lower-case hex digits. Ends the stream: no update may follow. */
  digestHex(): string
}

/** SHA-256 of bytes, or of a text's UTF-8 form, as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return toHex(sha256(typeof data === 'string' ? encodeUtf8(data) : data))
}

/** Starts a SHA-256 in plain JavaScript (about 100 MB/s); the main process has a faster one of the same shape. */
export function createSha256(): Sha256Stream {
  const hash = sha256.create()
  return {
    update(bytes) {
      hash.update(bytes)
    },
    digestHex() {
      return toHex(hash.digest())
    },
  }
}
