import type { ByteSource } from '../../shared/bundle/byte-source.ts'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import { verifyBundle } from '../../shared/bundle/verify-bundle.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { openFileSource } from './file-source.ts'
import { nodeCrypto } from './node-crypto.ts'

/** What a verification is given besides the file. */
export interface VerifyFileOptions {
  /** Keys of people known here; without it the question who signed stays open. */
  readonly trusted?: ReadonlySet<KeyId>
  /** Told the bytes read so far out of the file's size. */
  readonly onProgress?: (done: number, total: number) => void
  /** Stops the work before the next read; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Verifies the bundle at `path`. Whatever is wrong with its content is in the report; throws only
 * `AppError('cannot-read', { path })` when the file cannot be opened or read, and the signal's reason.
 */
export async function verifyBundleFile(path: string, options: VerifyFileOptions = {}): Promise<VerifyReport> {
  const { trusted, onProgress, signal } = options
  signal?.throwIfAborted()
  const source = await openFileSource(path)
  try {
    const stoppable: ByteSource = {
      size: source.size,
      read(offset, length) {
        signal?.throwIfAborted()
        return source.read(offset, length)
      },
    }
    const report = await verifyBundle(stoppable, nodeCrypto, {
      ...(trusted === undefined ? {} : { trusted }),
      now: claimedTime(new Date()),
      onProgress(done, total) {
        signal?.throwIfAborted()
        onProgress?.(done, total)
      },
    })
    signal?.throwIfAborted()
    return report
  } finally {
    await source.close()
  }
}
