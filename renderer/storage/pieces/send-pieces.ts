import { MAX_FILE_PIECE } from '../../../shared/ipc/journal-calls.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { piecesOf } from '../read-blob.ts'

/** A piece as `journal.putFile` takes it. */
export interface Piece {
  readonly sha256: Sha256
  readonly size: number
  readonly offset: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Sends a file piece by piece, in order. Stops at a file that is known. An empty file is one empty piece.
 *
 * @throws what `piecesOf` throws and `send` rejects with
 */
export async function sendPieces(
  sha256: Sha256,
  blob: Blob,
  send: (piece: Piece) => Promise<{ readonly known: boolean }>,
): Promise<void> {
  for await (const piece of piecesOf(blob, MAX_FILE_PIECE)) {
    const { known } = await send({ sha256, size: blob.size, ...piece })
    if (known) return
  }
}
