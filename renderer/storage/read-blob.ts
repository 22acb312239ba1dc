/*
 * Bytes out of the database are read through their stream and in no other way. When the file behind a blob is shorter than
 * the blob says (a disk that lost its end), Chromium waits for the missing bytes in its own process for ever, and takes
 * the whole app along: in `slice().arrayBuffer()`, in `createImageBitmap` and when the blob is stored again (seen in
 * Electron 33). The stream just ends.
 */

/**
 * The bytes of a blob from one place up to another, both within it.
 *
 * @throws DOMException `NotReadableError` when not all of them are there any more
 */
export async function readBytes(blob: Blob, from = 0, to = blob.size): Promise<Uint8Array<ArrayBuffer>> {
  const end = Math.min(to, blob.size)
  const bytes = new Uint8Array(await new Response(blob.slice(from, end).stream()).arrayBuffer())
  if (bytes.length < end - from)
    throw new DOMException(`${end - from} bytes wanted, ${bytes.length} there`, 'NotReadableError')
  return bytes
}

/** The stream of a blob, which fails with `NotReadableError` at its end when not all of its bytes were there any more. */
export function wholeStream(blob: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let missing = blob.size
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      missing -= bytes.length
      controller.enqueue(bytes)
    },
    flush(controller) {
      if (missing > 0) controller.error(new DOMException(`${missing} bytes are missing`, 'NotReadableError'))
    },
  })
  return blob.stream().pipeThrough(counting)
}

/** Bytes of a blob from an offset on. */
export interface BlobPiece {
  readonly offset: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * A blob from front to back in pieces of a length, each in memory of its own; the next one is read while one is used, so
 * two are in memory. An empty blob is one empty piece.
 *
 * @throws DOMException `NotReadableError` when not all of its bytes are there any more
 */
export async function* piecesOf(blob: Blob, length: number): AsyncGenerator<BlobPiece> {
  let coming = readBytes(blob, 0, length)
  for (let offset = 0; ; ) {
    const bytes = await coming
    const end = offset + bytes.length
    const isLast = end >= blob.size
    if (!isLast) {
      coming = readBytes(blob, end, end + length)
      // Heard of when its turn comes; until then nobody waits for it.
      coming.catch(() => {})
    }
    yield { offset, bytes }
    if (isLast) return
    offset = end
  }
}

/** All that can still be read of a blob, in a blob of its own, which can be kept. Never rejects. */
export async function whatIsLeftOf(blob: Blob): Promise<Blob> {
  const pieces: Blob[] = []
  const reader = blob.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      // Each piece becomes a blob at once: the browser holds blobs on disk when memory is short.
      pieces.push(new Blob([value]))
    }
  } catch {
    // What came before is left.
  }
  return new Blob(pieces, { type: blob.type })
}
