import { MAX_FILE_PIECE } from '../../../shared/ipc/journal-calls.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { readBytes } from '../read-blob.ts'

/** A piece as `journal.putFile` takes it. */
export interface Piece {
  readonly sha256: Sha256
  readonly size: number
  readonly offset: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Sends a file piece by piece, in order; the next one is read while one is on its way, so two are in memory. Stops at a
 * file that is known. An empty file is one empty piece.
 *
 * @param of the file, or all of it in pieces where they are at hand; see `cutInPieces`
 * @throws DOMException `NotReadableError` when not all of its bytes are there, and whatever `send` rejects with
 */
export async function sendPieces(
  sha256: Sha256,
  of: Blob | readonly ArrayBuffer[],
  send: (piece: Piece) => Promise<{ readonly known: boolean }>,
): Promise<void> {
  const size = of instanceof Blob ? of.size : of.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const read = async (offset: number) =>
    of instanceof Blob
      ? readBytes(of, offset, offset + MAX_FILE_PIECE)
      : new Uint8Array(of[offset / MAX_FILE_PIECE] ?? new ArrayBuffer(0))
  let offset = 0
  let bytes = await read(0)
  for (;;) {
    const end = offset + bytes.length
    const next = end < size ? read(end) : null
    // Heard of below, once this piece is through; until then nobody waits for it.
    next?.catch(() => {})
    const { known } = await send({ sha256, size, offset, bytes })
    if (known || next === null) return
    offset = end
    bytes = await next
  }
}

/** Bytes in pieces as they are sent, each a copy in memory of its own. */
export function cutInPieces(bytes: Uint8Array<ArrayBuffer>): readonly ArrayBuffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / MAX_FILE_PIECE))
  return Array.from(
    { length: count },
    (_, index) => bytes.slice(index * MAX_FILE_PIECE, (index + 1) * MAX_FILE_PIECE).buffer,
  )
}
