import '../../app/forbid-eval.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'
import { readBytes, wholeStream } from '../../storage/read-blob.ts'
import { HEAD_BYTES, makeSmall } from './make-small.ts'
import type { ThumbnailAnswer, ThumbnailWork } from './messages.ts'
import { openPreviewCache } from './preview-cache.ts'

/*
 * Makes pictures small in a thread of its own: decoding 24 million pixels would stop the screen for a quarter second.
 * One at a time, so that no two large pictures are in memory together.
 */

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
  try {
    const head = await readBytes(blob, 0, HEAD_BYTES)
    const made = await makeSmall(
      head,
      () => wholeStream(blob),
      sniffMediaType(head.subarray(0, SNIFFED_BYTES)),
    )
    if (typeof made === 'string') return { id, kind: 'none', why: made }
    await cache.put(sha256, made)
    return { id, kind: 'made', picture: made }
  } catch {
    return { id, kind: 'none', why: 'missing' }
  }
}
