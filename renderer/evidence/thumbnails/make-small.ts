import { MAX_FILE_PIECE } from '../../../shared/ipc/journal-calls.ts'
import { type PictureSize, pictureSize } from '../../../shared/lib/picture-size.ts'
import { decodedSize, LONGEST } from './decoded-size.ts'
import type { NoPicture, SmallPicture } from './messages.ts'

/** Pixels that are decoded at most, at four bytes each: telephones make 108 million. */
const MOST_PIXELS = 130_000_000

/** Begins to read a picture from its first byte on. */
export type OpenPicture = () => ReadableStream<Uint8Array<ArrayBuffer>>

/** As far into a file as its size is looked for: the piece that is read first. */
export const HEAD_BYTES = MAX_FILE_PIECE

/** A decoded picture, upright, and the size of the one in the file, upright too. */
interface Decoded {
  readonly source: ImageBitmap | VideoFrame
  readonly shown: PictureSize
  readonly whole: PictureSize
}

/** Whether a picture says in its first bytes that decoding it would take more memory than is fair. */
export function isTooLarge(head: Uint8Array): boolean {
  const stored = pictureSize(head)
  return stored !== null && stored.width * stored.height > MOST_PIXELS
}

/**
 * Makes a picture small, in a worker. A JPEG is decoded at the least eighth of its size that is enough: a photo of a
 * telephone in a third of the time and a sixtieth of the memory. The bytes go to the decoder as they are read.
 *
 * @param head the first `HEAD_BYTES` of it, or all of it
 * @param open begins to read all of it, more than once where the first way of decoding failed
 * @throws what reading it throws
 */
export async function makeSmall(
  head: Uint8Array,
  open: OpenPicture,
  mediaType: string,
): Promise<SmallPicture | NoPicture> {
  if (isTooLarge(head)) return 'too-large'
  const stored = pictureSize(head)
  const decoded =
    (mediaType === 'image/jpeg' && stored !== null ? await decodeSmall(open, stored) : null) ??
    (await decodeWhole(open))
  if (decoded === null) return 'damaged'
  const { source, shown, whole } = decoded
  const scale = Math.min(1, LONGEST / Math.max(shown.width, shown.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(shown.width * scale)),
    Math.max(1, Math.round(shown.height * scale)),
  )
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) return 'damaged'
  // What is transparent is seen on paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'medium'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  source.close()
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }), ...whole }
}

/** Null when it cannot be done so: the decoder may take it whole all the same. */
async function decodeSmall(open: OpenPicture, stored: PictureSize): Promise<Decoded | null> {
  const wanted = decodedSize(stored)
  if (wanted === null) return null
  try {
    const decoder = new ImageDecoder({
      ...{ data: open(), type: 'image/jpeg' },
      ...{ desiredWidth: wanted.width, desiredHeight: wanted.height },
    })
    try {
      const { image } = await decoder.decode()
      const shown = { width: image.displayWidth, height: image.displayHeight }
      // It comes upright: on its side when it is stored so.
      const isTurned = shown.width > shown.height !== stored.width > stored.height
      const whole = isTurned ? { width: stored.height, height: stored.width } : stored
      return { source: image, shown, whole }
    } finally {
      decoder.close()
    }
  } catch {
    return null
  }
}

async function decodeWhole(open: OpenPicture): Promise<Decoded | null> {
  // A blob of what was read, which the browser holds: of one out of the database see `readBytes`.
  const blob = await new Response(open()).blob()
  try {
    const source = await createImageBitmap(blob, { imageOrientation: 'from-image' })
    const { width, height } = source
    return { source, shown: { width, height }, whole: { width, height } }
  } catch {
    return null
  }
}
