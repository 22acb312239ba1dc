import { armor, Decrypter, Encrypter } from 'age-encryption'
import { AppError } from '../../shared/lib/app-error.ts'
import { composePassphrase } from './passphrase.ts'
import { type KeyPair, readKeyPair, writeKeyPair } from './signing-key.ts'

/** Base-2 logarithm of scrypt's cost, the same as on the device; larger ones in foreign files are refused by age. */
const WORK_FACTOR = 17

/** A recovery copy is about a kilobyte. */
const LARGEST = 64 * 1024

/** What age says when the passphrase does not open the file. */
const WRONG_PASSPHRASE = "no identity matched any of the file's recipients"

/**
 * A copy of a key for keeping elsewhere: an age file (age-encryption.org/v1, in its text form) that opens with a
 * passphrase, in Adit or with `age -d`, and holds the secret key and its certificate as PEM.
 */
export async function writeRecoveryCopy(pair: KeyPair, passphrase: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(composePassphrase(passphrase))
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  return armor.encode(await encrypter.encrypt(writeKeyPair(pair)))
}

/**
 * Opens a recovery copy.
 *
 * @throws AppError `not-a-recovery-copy` for any other or a damaged file, `wrong-passphrase`
 */
export async function readRecoveryCopy(file: Uint8Array, passphrase: string): Promise<KeyPair> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(composePassphrase(passphrase))
  const pair = readKeyPair(await decrypt(decrypter, unarmor(file)))
  if (pair === null) throw new AppError('not-a-recovery-copy')
  return pair
}

function unarmor(file: Uint8Array): Uint8Array {
  if (file.length > LARGEST) throw new AppError('not-a-recovery-copy')
  const text = Buffer.from(file).toString('latin1')
  if (!text.trimStart().startsWith('-----BEGIN')) return file
  try {
    return armor.decode(text)
  } catch (error) {
    throw new AppError('not-a-recovery-copy', {}, error)
  }
}

async function decrypt(decrypter: Decrypter, file: Uint8Array): Promise<string> {
  try {
    return await decrypter.decrypt(file, 'text')
  } catch (error) {
    const wrong = error instanceof Error && error.message === WRONG_PASSPHRASE && isForPassphrase(file)
    throw new AppError(wrong ? 'wrong-passphrase' : 'not-a-recovery-copy', {}, error)
  }
}

/** A file sealed to somebody's key opens with no passphrase, however right. */
function isForPassphrase(file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, 64)).toString('latin1').includes('\n-> scrypt ')
}
