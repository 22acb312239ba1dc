import { type FileHandle, open } from 'node:fs/promises'
import type { ByteSource } from '../../shared/bundle/byte-source.ts'
import { CHUNK_SIZE } from '../../shared/bundle/limits.ts'
import { AppError } from '../../shared/lib/app-error.ts'

/** A file opened for reading. */
export interface FileSource extends ByteSource {
  close(): Promise<void>
}

/**
 * Opens a regular file as a byte source. Reads up to 1 MiB go through one buffer, so memory stays flat.
 * Throws `AppError('cannot-read', { path })` when the file cannot be opened, or a read fails or comes up short.
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const file = await openFile(path)
  // No Buffer: its `slice` would share memory where a copy is meant.
  const buffer = new Uint8Array(CHUNK_SIZE)
  const { size } = await file.stat()
  return {
    size,
    async read(offset, length) {
      const target = length <= buffer.length ? buffer.subarray(0, length) : new Uint8Array(length)
      await readExactly(file, path, target, offset)
      return target
    },
    close: () => file.close(),
  }
}

async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (cause) {
    throw new AppError('cannot-read', { path }, cause)
  }
  const found = await file.stat()
  if (found.isFile()) return file
  await file.close()
  throw new AppError('cannot-read', { path, ...(found.isDirectory() ? { reason: 'EISDIR' } : {}) })
}

async function readExactly(
  file: FileHandle,
  path: string,
  target: Uint8Array,
  offset: number,
): Promise<void> {
  let done = 0
  while (done < target.length) {
    let bytesRead: number
    try {
      ;({ bytesRead } = await file.read(target, done, target.length - done, offset + done))
    } catch (cause) {
      throw new AppError('cannot-read', { path }, cause)
    }
    // The file became shorter while it was read.
    if (bytesRead === 0) throw new AppError('cannot-read', { path })
    done += bytesRead
  }
}
