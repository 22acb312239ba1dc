import { AppError } from '../../shared/lib/app-error.ts'
import { toHex } from '../../shared/lib/bytes.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256, type Sha256 } from '../../shared/lib/sha256.ts'
import type { CaptureFacts } from '../../shared/record/attachment-events.ts'
import { readCapture } from './read-capture.ts'

/**
 * The largest file taken in, 512 MiB. The format itself carries 16 GiB; this keeps one file from filling the device's
 * quota and from holding up the queue of answers behind it.
 */
export const MAX_FILE_BYTES = 512 * 1024 * 1024

/** The longest file name an event keeps, in UTF-8 bytes; see `AttachmentAdd`. */
const MAX_NAME_BYTES = 255

/**
 * Up to here a file is read at once and held until it is stored. A larger one is never held: it is hashed as it streams by
 * and stored from where it lies.
 */
const PIECE_BYTES = 8 * 1024 * 1024

/**
 * A file as it came in. The bytes that were hashed are the bytes in `blob`: of a small file whatever becomes of it on disk;
 * a large one can be read only as long as it is there and was not written to since.
 */
export interface TakenFile {
  readonly sha256: Sha256
  readonly size: number
  readonly name: string
  readonly media_type: string
  /** What a picture says of its own making. */
  readonly capture?: CaptureFacts
  readonly blob: Blob
}

/** How a file is taken in. */
export interface TakeInOptions {
  /** Ends the reading; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Told now and then how many bytes were read. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Given all bytes of a file that is read at once, before it resolves. They are only to be read. */
  readonly onWhole?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
}

/** Takes a file in; see `takeInFile`. */
export type TakeIn = (file: File, options?: TakeInOptions) => Promise<TakenFile>

/**
 * Reads a file from front to back and hashes what it reads. Never holds more of it than a piece.
 *
 * @throws AppError `cannot-read` when the file is gone or unreadable, `bad-request` when it is over `MAX_FILE_BYTES`.
 */
export async function takeInFile(file: File, options: TakeInOptions = {}): Promise<TakenFile> {
  const { signal, onProgress } = options
  if (file.size > MAX_FILE_BYTES)
    throw new AppError('bad-request', { detail: 'file-too-large', name: file.name })
  if (file.size <= PIECE_BYTES) return takeInOnePiece(file, options)
  const hash = createSha256()
  let head = new Uint8Array()
  let done = 0
  let told = 0
  try {
    for await (const bytes of chunksOf(file)) {
      signal?.throwIfAborted()
      hash.update(bytes)
      if (head.length < SNIFFED_BYTES) head = joined(head, bytes.subarray(0, SNIFFED_BYTES - head.length))
      done += bytes.length
      if (done - told >= PIECE_BYTES) {
        told = done
        onProgress?.(done)
      }
    }
  } catch (cause) {
    signal?.throwIfAborted()
    throw new AppError('cannot-read', { path: file.name }, cause)
  }
  const media_type = sniffMediaType(head)
  return described(file, hash.digestHex(), media_type, file.slice(0, done, media_type))
}

/** The same for a file no larger than a piece, as most photos are: the browser hashes it several times as fast. */
async function takeInOnePiece(file: File, { signal, onWhole }: TakeInOptions): Promise<TakenFile> {
  let bytes: Uint8Array<ArrayBuffer>
  let digest: ArrayBuffer
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
    signal?.throwIfAborted()
    digest = await crypto.subtle.digest('SHA-256', bytes)
  } catch (cause) {
    signal?.throwIfAborted()
    throw new AppError('cannot-read', { path: file.name }, cause)
  }
  const media_type = sniffMediaType(bytes.subarray(0, SNIFFED_BYTES))
  const blob = new Blob([bytes], { type: media_type })
  onWhole?.(bytes)
  return described(file, toHex(new Uint8Array(digest)), media_type, blob, bytes)
}

async function described(
  file: File,
  sha256: Sha256,
  media_type: string,
  blob: Blob,
  bytes?: Uint8Array<ArrayBuffer>,
): Promise<TakenFile> {
  const capture = await readCapture(bytes ?? blob, media_type)
  const facts = { sha256, size: blob.size, name: shortName(file.name), media_type, blob }
  return { ...facts, ...(capture !== null && { capture }) }
}

async function* chunksOf(file: File): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

function joined(front: Uint8Array, back: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(front.length + back.length)
  both.set(front)
  both.set(back, front.length)
  return both
}

/** Cuts a name that is too long in the middle, so that its extension stays. */
function shortName(name: string): string {
  const clean = name.normalize('NFC').toWellFormed()
  const bytes = (text: string) => new TextEncoder().encode(text).length
  if (bytes(clean) <= MAX_NAME_BYTES) return clean
  const dot = clean.lastIndexOf('.')
  const end = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : ''
  const front = [...clean.slice(0, clean.length - end.length)]
  while (bytes(`${front.join('')}…${end}`) > MAX_NAME_BYTES) front.pop()
  return `${front.join('')}…${end}`
}
