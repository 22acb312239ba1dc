import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import type { SignerName } from '../../shared/record/event.ts'
import { readError, writeError } from '../files/file-error.ts'
import type { Card } from './card.ts'
import { createKeyPair, readKeyPair, type SigningKey, signingKeyOf, writeKeyPair } from './signing-key.ts'
import { fileStemOf } from './slug.ts'

/** A key file is a few hundred bytes; one larger than this is something else. */
const LARGEST = 64 * 1024

/** What `createKeyFiles` wrote. */
export interface KeyFiles {
  /** Secret key and certificate, readable by the owner only. */
  readonly keyFile: string
  /** The certificate alone, to be handed out. */
  readonly cardFile: string
  readonly card: Card
}

/**
 * Makes a signing key for the command line: `<name>.key.pem` and `<name>.card.pem` in `folder`, which is made when it
 * is not there. The secret lies in the file unencrypted; the app itself never does this.
 *
 * @throws AppError `bad-request` for a name that cannot stand in a card, `cannot-write` (reason `EEXIST` when a file
 *   of that name is there: a key is never overwritten), `disk-full`
 */
export async function createKeyFiles(signer: SignerName, folder: string, now: Date): Promise<KeyFiles> {
  const pair = createKeyPair(signer, now)
  const stem = fileStemOf(pair.card)
  const keyFile = join(folder, `${stem}.key.pem`)
  const cardFile = join(folder, `${stem}.card.pem`)
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw writeError(folder, error)
  })
  writeNew(keyFile, writeKeyPair(pair), 0o600)
  try {
    writeNew(cardFile, pair.card.pem, 0o644)
  } catch (error) {
    rmSync(keyFile, { force: true })
    throw error
  }
  return { keyFile, cardFile, card: pair.card }
}

/**
 * Reads a file that `createKeyFiles` wrote, or a recovery copy opened with `age -d`.
 *
 * @throws AppError `cannot-read` or `key-file-damaged`, both with the path
 */
export function readKeyFile(path: string): SigningKey {
  const pair = readKeyPair(readText(path))
  if (pair === null) throw new AppError('key-file-damaged', { path })
  return signingKeyOf(pair)
}

function readText(path: string): string {
  try {
    return statSync(path).size > LARGEST ? '' : readFileSync(path, 'utf8')
  } catch (error) {
    throw readError(path, error)
  }
}

function writeNew(path: string, text: string, mode: number): void {
  try {
    writeFileSync(path, text, { mode, flag: 'wx', flush: true })
  } catch (error) {
    throw writeError(path, error)
  }
}
