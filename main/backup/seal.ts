import { createHash } from 'node:crypto'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { AppError } from '../../shared/lib/app-error.ts'
import { composePassphrase } from '../keys/passphrase.ts'

/** Base-2 logarithm of scrypt's cost, as for recovery copies. */
const WORK_FACTOR = 17

/**
 * How backups are encrypted: each file to a key of their own, made when the person chose a passphrase, so that backups
 * can be made every day without it. All of it opens with `age -d` too.
 */
export interface Seal {
  /** Public half, `age1…`. */
  readonly recipient: string
  /** Secret half, as an age file that opens with the passphrase, in base64. It goes into every backup. */
  readonly identity: string
}

/** Makes a new seal that opens with a passphrase. */
export async function makeSeal(passphrase: string): Promise<Seal> {
  const identity = await generateX25519Identity()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(composePassphrase(passphrase))
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  const sealed = await encrypter.encrypt(identity)
  return { recipient: await identityToRecipient(identity), identity: Buffer.from(sealed).toString('base64') }
}

/** The secret half. Throws AppError `wrong-passphrase`. */
export async function openSeal(identity: Uint8Array, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(composePassphrase(passphrase))
  try {
    return await decrypter.decrypt(identity, 'text')
  } catch (error) {
    throw new AppError('wrong-passphrase', {}, error)
  }
}

/** Where files lie that were sealed to a recipient: another one's could not be opened with this one's key. */
export function poolOf(seal: Pick<Seal, 'recipient'> | null): string {
  if (seal === null) return 'files'
  return `files-${createHash('sha256').update(seal.recipient).digest('hex').slice(0, 8)}`
}

/** The bytes, encrypted to the seal as they pass. */
export async function* sealed(
  source: AsyncIterable<Uint8Array>,
  { recipient }: Seal,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* piecesOf(await encrypter.encrypt(streamOf(source)))
}

/** The bytes, opened as they pass. Fails at the first piece that was altered. */
export async function* unsealed(
  source: AsyncIterable<Uint8Array>,
  identity: string,
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  yield* piecesOf(await decrypter.decrypt(streamOf(source)))
}

function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
