import '../../app/forbid-eval.ts'
import { pictureSize } from '../../../shared/lib/picture-size.ts'
import { readBytes } from '../../storage/read-blob.ts'
import type { NoPicture, SmallPicture, ThumbnailAnswer, ThumbnailWork } from './messages.ts'
import { openPreviewCache } from './preview-cache.ts'

/*
 * Makes pictures small in a thread of its own: decoding 24 million pixels would stop the screen for a quarter second.
 * One at a time, so that no two large pictures are in memory together.
 */

/** The longer side of a small picture in pixels: twice a tile, for dense screens. */
const LONGEST = 480

/** Pixels that are decoded at most, at four bytes each: telephones make 108 million. */
const MOST_PIXELS = 130_000_000

/** As far into a file as its size is looked for. */
const HEAD_BYTES = 1024 * 1024

const cache = openPreviewCache()
let turn: Promise<void> = Promise.resolve()

addEventListener('message', (event: MessageEvent<ThumbnailWork>) => {
  const { data } = event
  turn = turn.then(async () => postMessage(await answer(data)))
})

async function answer({ id, sha256, blob }: ThumbnailWork): Promise<ThumbnailAnswer> {
  if (blob === undefined) {
    const picture = await cache.get(sha256)
    return picture === null ? { id, kind: 'unknown' } : { id, kind: 'made', picture }
  }
  const made = await makeSmall(blob)
  if (typeof made === 'string') return { id, kind: 'none', why: made }
  await cache.put(sha256, made)
  return { id, kind: 'made', picture: made }
}

async function makeSmall(blob: Blob): Promise<SmallPicture | NoPicture> {
  let picture: Blob
  try {
    const stored = pictureSize(await readBytes(blob, 0, HEAD_BYTES))
    if (stored !== null && stored.width * stored.height > MOST_PIXELS) return 'too-large'
    picture = new Blob([await readBytes(blob)])
  } catch {
    return 'missing'
  }
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' })
  } catch {
    return 'damaged'
  }
  const { width, height } = bitmap
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) return 'damaged'
  // What is transparent is seen on paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'medium'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }), width, height }
}
