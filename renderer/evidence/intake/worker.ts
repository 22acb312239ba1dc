import '../../app/forbid-eval.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { SHOWN_PICTURES } from '../../../shared/lib/media-type.ts'
import { type TakenFile, takeInFile } from '../../assessment/take-in-file.ts'
import { cutInPieces } from '../../storage/pieces/send-pieces.ts'
import { makeSmall } from '../thumbnails/make-small.ts'
import type { NoPicture, SmallPicture } from '../thumbnails/messages.ts'
import { openPreviewCache } from '../thumbnails/preview-cache.ts'
import type { IntakeAnswer, IntakeWork } from './messages.ts'

/*
 * Reads, hashes and looks into files in a thread of its own, so that a long video never stops the screen. What goes back
 * to the page is a handle on the bytes. While those of a picture are at hand, it is made small, too: reading a photo
 * again for that took as long as all the rest.
 */

const running = new Map<number, AbortController>()
const cache = openPreviewCache()

/** The last small picture and the one before it, made or being made; one after the other. */
let lastMade: Promise<void> = Promise.resolve()
let madeBefore: Promise<void> = Promise.resolve()

const say = (answer: IntakeAnswer, transfer: Transferable[] = []) => postMessage(answer, { transfer })

addEventListener('message', ({ data }: MessageEvent<IntakeWork>) => {
  if (data.kind === 'cancel') {
    running.get(data.id)?.abort()
    return
  }
  const { id, file } = data
  const controller = new AbortController()
  running.set(id, controller)
  take(id, file, controller.signal)
    .catch((error: unknown) =>
      say(
        error instanceof AppError
          ? { kind: 'failed', id, code: error.code, details: error.details }
          : { kind: 'failed', id, code: 'internal', details: { detail: String(error) } },
      ),
    )
    .finally(() => running.delete(id))
})

async function take(id: number, file: File, signal: AbortSignal): Promise<void> {
  // No more than two pictures wait to be made small, or all of a card would be in memory.
  await madeBefore
  let whole: Uint8Array<ArrayBuffer> | null = null
  const taken = await takeInFile(file, {
    signal,
    onProgress: (done) => say({ kind: 'progress', id, done }),
    onWhole(bytes) {
      whole = bytes
    },
  })
  const pieces = whole === null ? null : cutInPieces(whole)
  const previewed = whole !== null && SHOWN_PICTURES.has(taken.media_type)
  // The page gives them on: nothing of them is copied again.
  say({ kind: 'taken', id, taken, pieces, previewed }, [...(pieces ?? [])])
  if (!previewed || whole === null) return
  const own = whole as Uint8Array<ArrayBuffer>
  madeBefore = lastMade
  lastMade = lastMade.then(() => preview(own, taken))
}

async function preview(bytes: Uint8Array<ArrayBuffer>, { sha256, media_type }: TakenFile): Promise<void> {
  let made: SmallPicture | NoPicture | null = null
  try {
    made = await makeSmall(bytes, media_type)
    if (typeof made !== 'string') await cache.put(sha256, made)
  } catch {
    // It is tried again when somebody looks at it.
  }
  say({ kind: 'preview', sha256, preview: made })
}
