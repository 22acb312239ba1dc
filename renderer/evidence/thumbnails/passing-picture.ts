import { SHOWN_PICTURES, SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'
import type { BlobPiece } from '../../storage/read-blob.ts'
import { makeSmall } from './make-small.ts'
import type { NoPicture, SmallPicture } from './messages.ts'

/** Makes a picture small while its file is read for something else: reading a photo again took as long as all the rest. */
export interface PassingPicture {
  /** The next piece. At 0 the file begins, again perhaps. */
  see(piece: BlobPiece): void
  /** All of it has passed. What comes of it; null when it is no picture that is shown, or could not be tried. */
  end(): Promise<SmallPicture | NoPicture | null>
  /** The rest will not come. */
  abandon(): void
}

/** Waits for the first piece of a file. */
export function passingPicture(file: File): PassingPicture {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  let made: Promise<SmallPicture | NoPicture | null> = Promise.resolve(null)

  function begin(head: Uint8Array<ArrayBuffer>): void {
    const mediaType = sniffMediaType(head.subarray(0, SNIFFED_BYTES))
    if (!SHOWN_PICTURES.has(mediaType)) return
    let passing: ReadableStream<Uint8Array<ArrayBuffer>> | null = new ReadableStream({
      start(started) {
        controller = started
      },
      cancel() {
        controller = null
      },
    })
    const open = () => {
      // A second way of decoding reads the file itself.
      const stream = passing ?? file.stream()
      passing = null
      return stream
    }
    made = makeSmall(head, open, mediaType)
      // Tried again when somebody looks at it.
      .catch(() => null)
      // Nothing waits for a decoder that does not want it.
      .finally(() => passing?.cancel())
  }

  function abandon(): void {
    controller?.error(new DOMException('no more of it comes', 'AbortError'))
    controller = null
  }

  return {
    see({ offset, bytes }) {
      if (offset === 0) {
        abandon()
        begin(bytes)
      }
      controller?.enqueue(bytes)
    },
    end() {
      controller?.close()
      controller = null
      return made
    },
    abandon,
  }
}
