import '../../app/forbid-eval.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { SHOWN_PICTURES } from '../../../shared/lib/media-type.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { takeInFile } from '../../assessment/take-in-file.ts'
import { openPieceDoor } from '../../storage/pieces/piece-door.ts'
import { type HashPieces, takeIntoJournal } from '../../storage/pieces/take-pieces.ts'
import type { NoPicture, SmallPicture } from '../thumbnails/messages.ts'
import { passingPicture } from '../thumbnails/passing-picture.ts'
import { openPreviewCache } from '../thumbnails/preview-cache.ts'
import type { IntakeAnswer, IntakeWork } from './messages.ts'

/*
 * Reads files once, piece by piece, in a thread of its own, so that a long video never stops the screen nor fills the
 * memory: each piece goes to the journal, which hashes it as it writes, and to the decoder that makes a picture small.
 */

const running = new Map<number, AbortController>()
const cache = openPreviewCache()
/** Hashes in the journal, which holds what it hashed for a while. */
let inJournal: HashPieces | undefined

/** The last small picture and the one before it, made or being made. */
let lastMade: Promise<void> = Promise.resolve()
let madeBefore: Promise<void> = Promise.resolve()

const say = (answer: IntakeAnswer) => postMessage(answer)

addEventListener('message', ({ data, ports: [port] }: MessageEvent<IntakeWork>) => {
  if (data.kind === 'port') {
    if (port !== undefined) inJournal = takeIntoJournal(openPieceDoor(port))
    return
  }
  if (data.kind === 'cancel') {
    running.get(data.id)?.abort()
    return
  }
  const { id, file, keeps } = data
  const controller = new AbortController()
  running.set(id, controller)
  take(id, file, keeps ? inJournal : undefined, controller.signal)
    .catch((error: unknown) =>
      say(
        error instanceof AppError
          ? { kind: 'failed', id, code: error.code, details: error.details }
          : { kind: 'failed', id, code: 'internal', details: { detail: String(error) } },
      ),
    )
    .finally(() => running.delete(id))
})

async function take(
  id: number,
  file: File,
  hash: HashPieces | undefined,
  signal: AbortSignal,
): Promise<void> {
  // No more than two pictures are being made small, or all of a card would be with the decoder.
  await madeBefore
  const passing = passingPicture(file)
  try {
    const taken = await takeInFile(file, {
      signal,
      onProgress: (done) => say({ kind: 'progress', id, done }),
      onPiece: passing.see,
      hash,
    })
    const previewed = SHOWN_PICTURES.has(taken.media_type)
    say({ kind: 'taken', id, taken, previewed })
    if (!previewed) return
    madeBefore = lastMade
    lastMade = preview(taken.sha256, passing.end())
  } finally {
    passing.abandon()
  }
}

async function preview(sha256: Sha256, making: Promise<SmallPicture | NoPicture | null>): Promise<void> {
  let made = await making
  if (made !== null && typeof made !== 'string')
    // Made again when somebody looks at it.
    await cache.put(sha256, made).catch(() => {
      made = null
    })
  say({ kind: 'preview', sha256, preview: made })
}
