import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const IV = 12
const TAG = 16

/**
 * Encrypts with AES-256-GCM under a fresh random nonce.
 *
 * @param purpose bound to the result, so that one box cannot stand in for another
 * @returns nonce, tag and ciphertext, in base64
 */
export function sealBox(key: Uint8Array, purpose: string, content: Uint8Array): string {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(purpose, 'utf8'))
  const data = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64')
}

/** The content of a box; null when the key, the purpose or the box is another one. */
export function openBox(key: Uint8Array, purpose: string, box: string): Buffer | null {
  const bytes = Buffer.from(box, 'base64')
  if (bytes.length < IV + TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(purpose, 'utf8'))
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
  const content = decipher.update(bytes.subarray(IV + TAG))
  try {
    return Buffer.concat([content, decipher.final()])
  } catch {
    return null
  } finally {
    content.fill(0)
  }
}
