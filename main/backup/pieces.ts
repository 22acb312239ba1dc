import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { readError, writeError } from '../files/file-error.ts'

/** Bytes read at a time. */
const PIECE = 1024 * 1024

/** What was written or read: its SHA-256 and its bytes. */
export interface Sum {
  readonly sha256: string
  readonly size: number
}

/** The bytes of a file, piece by piece. Throws AppError `cannot-read`. */
export async function* piecesOfFile(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readError(path, error)
  })
  try {
    for (let position = 0; ; ) {
      const bytes = Buffer.allocUnsafe(PIECE)
      const { bytesRead } = await file.read(bytes, 0, PIECE, position)
      if (bytesRead === 0) return
      yield bytes.subarray(0, bytesRead)
      position += bytesRead
    }
  } catch (error) {
    throw readError(path, error)
  } finally {
    await file.close()
  }
}

/** Writes a new file and forces it to the disk. Throws AppError `cannot-write` or `disk-full`. */
export async function writeNew(path: string, source: AsyncIterable<Uint8Array>): Promise<Sum> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw writeError(path, error)
  })
  try {
    for await (const bytes of source) {
      hash.update(bytes)
      size += bytes.length
      await file.writeFile(bytes).catch((error: unknown) => {
        throw writeError(path, error)
      })
    }
    await file.sync().catch((error: unknown) => {
      throw writeError(path, error)
    })
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** What bytes come to. */
export async function sumOf(source: AsyncIterable<Uint8Array>): Promise<Sum> {
  const hash = createHash('sha256')
  let size = 0
  for await (const bytes of source) {
    hash.update(bytes)
    size += bytes.length
  }
  return { sha256: hash.digest('hex'), size }
}

/** All of it at once; for what is known to be small enough. */
export async function wholeOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const bytes of source) pieces.push(bytes)
  return Buffer.concat(pieces)
}
