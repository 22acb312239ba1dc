import { MAX_FILE_PIECE } from '../../../shared/ipc/journal-calls.ts'
import { createSha256, type Sha256 } from '../../../shared/lib/sha256.ts'
import { piecesOf } from '../read-blob.ts'

/** The hash of a blob, made piece by piece in plain JavaScript; null when it cannot be read to its end. */
export async function hashBlob(blob: Blob): Promise<Sha256 | null> {
  const hash = createSha256()
  try {
    for await (const { bytes } of piecesOf(blob, MAX_FILE_PIECE)) hash.update(bytes)
    return hash.digestHex()
  } catch {
    return null
  }
}
