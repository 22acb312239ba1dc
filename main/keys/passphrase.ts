import { scrypt } from 'node:crypto'
import { AppError } from '../../shared/lib/app-error.ts'

/** Fewer characters than this are guessed. */
export const SHORTEST_PASSPHRASE = 10

/** Cost of guessing (bundle format 9): half a second and 128 MiB on the machines it was measured on. */
export const SCRYPT = { n: 131_072, r: 8, p: 1 } as const

/** The form a passphrase is used in, so that every keyboard gives the same bytes. */
export function composePassphrase(passphrase: string): string {
  return passphrase.normalize('NFC')
}

/** @throws AppError `weak-passphrase` when it has fewer characters than `SHORTEST_PASSPHRASE` */
export function requireStrength(passphrase: string): void {
  if ([...composePassphrase(passphrase)].length < SHORTEST_PASSPHRASE)
    throw new AppError('weak-passphrase', { minimum: SHORTEST_PASSPHRASE })
}

/** 32 bytes from a passphrase, off the main thread. The caller wipes them when done. */
export function deriveKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  const options = { N: SCRYPT.n, r: SCRYPT.r, p: SCRYPT.p, maxmem: 192 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(composePassphrase(passphrase), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
