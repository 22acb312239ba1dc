import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { BlobPiece } from '../read-blob.ts'
import type { PieceDoor } from './piece-door.ts'

/** The hash of a file of a size from its pieces in their order; null when it could not be made. */
export type HashPieces = (pieces: AsyncIterable<BlobPiece>, size: number) => Promise<Sha256 | null>

/** How long the main process may take for a piece, in milliseconds; a disk that answers at all takes a few. */
const PATIENCE_MS = 10_000

/**
 * Hands a file to the journal as it is read, where it is hashed as it is written and waits to be kept. What the journal does
 * not take, for want of room or of a disk, is for others to hash. Once it fell silent it is not asked before it speaks.
 */
export function takeIntoJournal(door: PieceDoor, patience = PATIENCE_MS): HashPieces {
  let isSilent = false

  /** What comes of a call, or null when it fails or takes too long. */
  async function within<Answer>(call: Promise<Answer>): Promise<Answer | null> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        isSilent = true
        resolve(null)
      }, patience)
    })
    const answered = call
      .catch(() => null)
      .finally(() => {
        clearTimeout(timer)
        isSilent = false
      })
    return Promise.race([answered, late])
  }

  return async (pieces, size) => {
    const incoming = crypto.randomUUID()
    for await (const { offset, bytes } of pieces) {
      if (isSilent) return null
      const answer = await within(door('journal.takeFile', { incoming, size, offset, bytes }))
      if (answer === null || answer.sha256 !== null) return answer?.sha256 ?? null
    }
    return null
  }
}
