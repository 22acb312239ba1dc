import { MAX_FILE_PIECE } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256, type Sha256 } from '../../shared/lib/sha256.ts'
import type { CaptureFacts } from '../../shared/record/attachment-events.ts'
import type { HashPieces } from '../storage/pieces/take-pieces.ts'
import { type BlobPiece, piecesOf } from '../storage/read-blob.ts'
import { readCapture } from './read-capture.ts'

/**
 * The largest file taken in, 512 MiB. The format itself carries 16 GiB; this keeps one file from filling the device's
 * quota and from holding up the queue of answers behind it.
 */
export const MAX_FILE_BYTES = 512 * 1024 * 1024

/** The longest file name an event keeps, in UTF-8 bytes; see `AttachmentAdd`. */
const MAX_NAME_BYTES = 255

/** Bytes read between two words about how far a file is. */
const PROGRESS_BYTES = 8 * 1024 * 1024

/**
 * A file as it came in. The bytes that were hashed are the bytes in `blob`, which holds none of them: it can be read as long
 * as the file is there and was not written to since.
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
  /** Shown each piece as it is read, only to be read. At 0 the file begins, which may be more than once. */
  readonly onPiece?: ((piece: BlobPiece) => void) | undefined
  /** Hashes the file elsewhere; where it cannot, the file is read again and hashed here. */
  readonly hash?: HashPieces | undefined
}

/** Takes a file in; see `takeInFile`. Only of one that somebody `keeps` bytes may go to the disk. */
export type TakeIn = (
  file: File,
  options: Pick<TakeInOptions, 'signal' | 'onProgress'> & { readonly keeps: boolean },
) => Promise<TakenFile>

/**
 * Reads a file from front to back while it is hashed. Two pieces of it are in memory, of `MAX_FILE_PIECE` bytes.
 *
 * @throws AppError `cannot-read` when the file is gone or unreadable, `bad-request` when it is over `MAX_FILE_BYTES`.
 */
export async function takeInFile(file: File, options: TakeInOptions = {}): Promise<TakenFile> {
  if (file.size > MAX_FILE_BYTES)
    throw new AppError('bad-request', { detail: 'file-too-large', name: file.name })
  let head = new Uint8Array()
  const read = () =>
    reading(file, {
      ...options,
      onPiece(piece) {
        if (piece.offset === 0) head = piece.bytes
        options.onPiece?.(piece)
      },
    })
  const sha256 = (await options.hash?.(read(), file.size)) ?? (await hashHere(read()))
  const media_type = sniffMediaType(head.subarray(0, SNIFFED_BYTES))
  const capture = await readCapture(file, media_type, head)
  const blob = file.slice(0, file.size, media_type)
  const facts = { sha256, size: file.size, name: shortName(file.name), media_type, blob }
  return { ...facts, ...(capture !== null && { capture }) }
}

async function* reading(
  file: File,
  { signal, onProgress, onPiece }: TakeInOptions,
): AsyncGenerator<BlobPiece> {
  let told = 0
  try {
    for await (const piece of piecesOf(file, MAX_FILE_PIECE)) {
      signal?.throwIfAborted()
      onPiece?.(piece)
      yield piece
      const done = piece.offset + piece.bytes.length
      if (done - told < PROGRESS_BYTES) continue
      told = done
      onProgress?.(done)
    }
  } catch (cause) {
    signal?.throwIfAborted()
    throw new AppError('cannot-read', { path: file.name }, cause)
  }
}

async function hashHere(pieces: AsyncIterable<BlobPiece>): Promise<Sha256> {
  const hash = createSha256()
  for await (const { bytes } of pieces) hash.update(bytes)
  return hash.digestHex()
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
